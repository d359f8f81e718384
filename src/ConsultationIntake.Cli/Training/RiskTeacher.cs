using System.Globalization;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Safeguarding;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Teaches whether a text tells of a person at risk. It is to miss as few as can be while staff still believe it: so the flag is raised
/// from the confidence at which one everyday sentence in twenty would raise it. Near misses teach, and measure; but they were written in
/// the words of disclosures, so how much a phrase of harm is worth is fitted to everyday sentences.
/// </summary>
internal sealed class RiskTeacher(ModelTrainer trainer, TrainingSettings settings)
{
    private const double FalseAlarms = 0.05;

    /// <summary>How often a point tells of somebody at risk.</summary>
    private const double Share = 0.05;

    /// <summary>One everyday sentence of so many is learned from; all would drown the others.</summary>
    private const int EverydayStep = 4;

    private static readonly IReadOnlyList<string> Questions = SentenceFiles.Risk.Questions;

    /// <inheritdoc cref="ThemeTeacher.Networks"/>
    public int Networks => settings.Networks + (settings.Parts * settings.NetworksWithout);

    /// <param name="sentences">Written for this: hints and disclosures, and what only sounds like them.</param>
    /// <param name="themed">Sentences of which those on neither victims nor equalities are taken as everyday ones.</param>
    /// <param name="output">Told what was measured.</param>
    /// <param name="trained">Told as each network is ready.</param>
    public LearnedWeights Teach(IReadOnlyList<Sentence> sentences, IReadOnlyList<Sentence> themed, TextWriter output, Action trained)
    {
        var everyday = themed
            .Where(IsEveryday)
            .Where((_, i) => i % EverydayStep == 0)
            .Select(sentence => sentence with { Answers = [false] })
            .ToHashSet();
        List<Sentence> all = [.. sentences, .. everyday];
        var weights = trainer.Train(all, Questions, settings.Networks, trained);
        var read = new OutOfFold(trainer, settings, ReaderOf).Read(all, Questions, trained).ToList();
        var fitter = new BlendFitter(Questions.Count) { Shares = [Share] };
        foreach (var (sentence, scores) in read.Where(entry => entry.Sentence.Answers[0] || everyday.Contains(entry.Sentence)))
            fitter.AddUnread(scores, sentence.Answers);
        var blend = fitter.Fit()[0];
        var calm = read.Where(entry => everyday.Contains(entry.Sentence))
            .Select(entry => blend.Confidence(entry.Scores[0]))
            .Order()
            .ToList();
        blend = blend with { Threshold = Math.Round(calm[(int)(calm.Count * (1 - FalseAlarms))], 3) };
        Report(read.Where(entry => !everyday.Contains(entry.Sentence)), blend, output);
        return weights with { Blend = [blend] };
    }

    private static bool IsEveryday(Sentence themed) =>
        !themed.Answers.Where((yes, theme) => yes && SentenceFiles.Themes.Questions[theme] is "victims" or "equalities").Any(yes => yes);

    private static Func<string, Scores[]?> ReaderOf(SentenceModel model)
    {
        var reader = new RiskReader(model);
        return text => reader.Weigh(text) is { } scores ? [scores] : null;
    }

    private static void Report(IEnumerable<(Sentence Sentence, Scores[] Scores)> read, BlendWeights blend, TextWriter output)
    {
        var raised = read.ToLookup(entry => entry.Sentence.Answers[0], entry => blend.Confidence(entry.Scores[0]) >= blend.Threshold);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"risk: {raised[true].Average(yes => yes ? 1.0 : 0):0.000} found at one everyday sentence in twenty, "
                    + $"{raised[false].Average(yes => yes ? 1.0 : 0):0.000} of near misses raised; {blend}"
            )
        );
    }
}
