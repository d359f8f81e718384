using System.Globalization;
using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Reading.Judgement.Network;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary>A marked letter as the network is taught it: its sentences, and the labels that the marks leave open for each.</summary>
internal sealed record NetworkLesson(IReadOnlyList<SentenceInput> Inputs, IReadOnlyList<LabelSet> Labels);

/// <summary>
/// Teaches the network: some letters are read, what was believed is held against the marks, and every number moves a little toward them
/// (stochastic gradient, Adam by Kingma and Ba 2015). The same on every machine.
/// </summary>
internal sealed class NetworkTrainer(NetworkTrainer.Settings settings, Action<string> say)
{
    /// <param name="Epochs">How often each letter is read.</param>
    /// <param name="Rate">How far one step goes at most. It grows at first and then falls to a twentieth.</param>
    /// <param name="Hidden">The share of numbers hidden at each reading.</param>
    /// <param name="HiddenWords">The share of words read without their stem.</param>
    /// <param name="Sentences">How many sentences are read between two steps, at least.</param>
    /// <param name="Networks">How many are taught.</param>
    internal sealed record Settings(
        int Epochs = 10,
        double Rate = 0.002,
        float Hidden = 0.4f,
        float HiddenWords = 0.1f,
        int Sentences = 400,
        int Networks = 3
    );

    private const int Warming = 300;
    private const double LeastRate = 0.05;

    /// <summary>Networks taught alike from other beginnings, side by side, and what they know the names of.</summary>
    public (NetworkVocabulary Vocabulary, IReadOnlyList<SentenceNetwork> Networks) Train(IReadOnlyList<MarkedPart> letters)
    {
        var vocabulary = NetworkStart.VocabularyOf(letters);
        var lessons = letters
            .Where(letter => letter.Joins.Count > 0)
            .Select(letter => new NetworkLesson(
                [.. letter.Clues.Select((clues, place) => vocabulary.InputOf(letter.Reader, place, clues))],
                letter.Labels
            ))
            .ToList();
        var networks = new SentenceNetwork[settings.Networks];
        Parallel.For(0, networks.Length, number => networks[number] = Train(number + 1, vocabulary, lessons));
        return (vocabulary, networks);
    }

    private SentenceNetwork Train(int number, NetworkVocabulary vocabulary, IReadOnlyList<NetworkLesson> lessons)
    {
        var random = new Random(number);
        var network = new SentenceNetwork(NetworkStart.Of(vocabulary, random));
        var (wanted, steps) = (new NetworkGradient(vocabulary), new AdamSteps(vocabulary));
        var all = settings.Epochs * Batches(lessons, new Random(number)).Count();
        var step = 0;
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            var (error, sentences) = (0.0, 0);
            foreach (var batch in Batches(lessons, random))
            {
                var count = batch.Sum(lesson => lesson.Inputs.Count);
                foreach (var lesson in batch)
                {
                    var trace = new NetworkTrace(random.NextSingle, lesson.Inputs.Count, settings.Hidden, settings.HiddenWords);
                    error += new NetworkLearning(network, wanted, trace).Learn(lesson, 1f / count);
                }

                var progress = Math.Min(1, step / (double)all);
                var rate = settings.Rate * Math.Min(1, step / (double)Warming) * (LeastRate + ((1 - LeastRate) * (1 - progress)));
                steps.Move(network.Weights, wanted, rate);
                (step, sentences) = (step + 1, sentences + count);
            }

            say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"network {number}, reading {epoch + 1}: {error / sentences:0.000} of log-odds off"
                )
            );
        }

        return Rounded(network, vocabulary);
    }

    /// <summary>The network as it is written and read again, so that what is measured is what is shipped.</summary>
    private static SentenceNetwork Rounded(SentenceNetwork network, NetworkVocabulary vocabulary)
    {
        using var stream = new MemoryStream();
        network.Weights.Write(stream);
        stream.Position = 0;
        return new SentenceNetwork(NetworkWeights.Read(stream, vocabulary));
    }

    /// <summary>The lessons in an order drawn by lot, so many together that they hold enough sentences.</summary>
    private IEnumerable<List<NetworkLesson>> Batches(IReadOnlyList<NetworkLesson> lessons, Random random)
    {
        var order = lessons.ToArray();
        random.Shuffle(order);
        var (batch, sentences) = (new List<NetworkLesson>(), 0);
        foreach (var lesson in order)
        {
            batch.Add(lesson);
            sentences += lesson.Inputs.Count;
            if (sentences < settings.Sentences)
                continue;
            yield return batch;
            (batch, sentences) = ([], 0);
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
