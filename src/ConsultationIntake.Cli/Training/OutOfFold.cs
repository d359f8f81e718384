using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Reads every sentence with a model taught without its file: what such a model says of a sentence is what it may say of a point. Whole
/// files are left out, since one writer's sentences are alike.
/// </summary>
/// <param name="readerOf">How a text is read with a model; a text that it cannot read is null.</param>
internal sealed class OutOfFold(ModelTrainer trainer, TrainingSettings settings, Func<SentenceModel, Func<string, Scores[]?>> readerOf)
{
    /// <param name="sentences">All there are.</param>
    /// <param name="questions">What their answers answer.</param>
    /// <param name="trained">Told as each network is ready.</param>
    public IEnumerable<(Sentence Sentence, Scores[] Scores)> Read(
        IReadOnlyList<Sentence> sentences,
        IReadOnlyList<string> questions,
        Action trained
    )
    {
        foreach (var part in Parts(sentences))
        {
            var taught = sentences.Where(sentence => !part.Contains(sentence.File)).ToList();
            var read = readerOf(trainer.ModelOf(trainer.Train(taught, questions, settings.NetworksWithout, trained)));
            foreach (var sentence in sentences)
                if (part.Contains(sentence.File) && read(sentence.Text) is { } scores)
                    yield return (sentence, scores);
        }
    }

    private List<HashSet<string>> Parts(IReadOnlyList<Sentence> sentences)
    {
        var parts = Enumerable.Range(0, settings.Parts).Select(_ => (Files: new HashSet<string>(), Count: 0)).ToList();
        foreach (
            var file in sentences
                .CountBy(sentence => sentence.File)
                .OrderByDescending(file => file.Value)
                .ThenBy(file => file.Key, StringComparer.Ordinal)
        )
        {
            var smallest = Enumerable.Range(0, parts.Count).MinBy(part => parts[part].Count);
            parts[smallest].Files.Add(file.Key);
            parts[smallest] = (parts[smallest].Files, parts[smallest].Count + file.Value);
        }

        return [.. parts.Select(part => part.Files)];
    }
}
