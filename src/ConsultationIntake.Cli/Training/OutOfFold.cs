using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Reads every sentence with a model taught without its file: what such a model says of a sentence is what it may say of a point. Whole
/// files are left out, since one writer's sentences are alike.
/// </summary>
internal sealed class OutOfFold(ModelTrainer trainer, TrainingSettings settings, ThemeSet themes)
{
    /// <param name="trained">Told as each network is ready.</param>
    public IEnumerable<(Sentence Sentence, ThemeScores[] Scores)> Read(IReadOnlyList<Sentence> sentences, Action trained)
    {
        foreach (var part in Parts(sentences))
        {
            var model = Load(trainer.Train([.. sentences.Where(sentence => !part.Contains(sentence.File))], settings.NetworksWithout, trained));
            foreach (var read in Read(model, themes, sentences.Where(sentence => part.Contains(sentence.File)), sentence => sentence.Text))
                yield return read;
        }
    }

    public static ThemeModel Load(ThemeModelFile file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        stream.Position = 0;
        return ThemeModel.Load(stream);
    }

    /// <summary>What a model and the vocabulary say of texts, for the model's themes in its order.</summary>
    public static IEnumerable<(T Item, ThemeScores[] Scores)> Read<T>(ThemeModel model, ThemeSet themes, IEnumerable<T> items, Func<T, string> text)
    {
        var compiled = new CompiledThemes(themes, model.Codes);
        var order = model.Codes.Select(code => Enumerable.Range(0, themes.All.Count).First(theme => themes.All[theme].Code == code)).ToList();
        var reader = new PointReader(model);
        foreach (var item in items)
        {
            var scores = reader.Weigh(compiled, text(item));
            yield return (item, [.. order.Select(theme => scores[theme])]);
        }
    }

    private List<HashSet<string>> Parts(IReadOnlyList<Sentence> sentences)
    {
        var parts = Enumerable.Range(0, settings.Parts).Select(_ => (Files: new HashSet<string>(), Count: 0)).ToList();
        foreach (var file in sentences.CountBy(sentence => sentence.File).OrderByDescending(file => file.Value).ThenBy(file => file.Key, StringComparer.Ordinal))
        {
            var smallest = Enumerable.Range(0, parts.Count).MinBy(part => parts[part].Count);
            parts[smallest].Files.Add(file.Key);
            parts[smallest] = (parts[smallest].Files, parts[smallest].Count + file.Value);
        }

        return [.. parts.Select(part => part.Files)];
    }
}
