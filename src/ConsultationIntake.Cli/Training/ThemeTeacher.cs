using System.Globalization;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Evaluation;
using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Cli.Training;

/// <summary>Teaches which themes a text is about, and how far to trust what was learned beside the themes' own vocabulary.</summary>
/// <param name="themes">Whose vocabulary is blended in; they may stand in any order.</param>
internal sealed class ThemeTeacher(ModelTrainer trainer, TrainingSettings settings, ThemeSet themes)
{
    private static readonly SentenceFiles Files = SentenceFiles.Themes;

    /// <summary>How many networks it trains.</summary>
    public int Networks => settings.Networks + (settings.Parts * settings.NetworksWithout);

    /// <param name="sentences">Written for this.</param>
    /// <param name="points">Labelled points that the blend is fitted to beside the sentences; may be none.</param>
    /// <param name="output">Told what was measured.</param>
    /// <param name="trained">Told as each network is ready.</param>
    public LearnedWeights Teach(IReadOnlyList<Sentence> sentences, IReadOnlyList<LabelledPoint> points, TextWriter output, Action trained)
    {
        var weights = trainer.Train(sentences, Files.Questions, settings.Networks, trained);
        var fitter = new BlendFitter(Files.Questions.Count)
        {
            Shares =
                points.Count == 0
                    ? null
                    : [.. Files.Questions.Select(code => points.Count(point => point.Themes.Contains(code)) / (double)points.Count)],
        };
        foreach (var (sentence, scores) in new OutOfFold(trainer, settings, ReaderOf).Read(sentences, Files.Questions, trained))
            fitter.AddUnread(scores, sentence.Answers);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"micro-F1 on sentences, each read by a model taught without its file: {fitter.MicroF1(fitter.Fit()):0.000}"
            )
        );
        var read = ReaderOf(trainer.ModelOf(weights));
        foreach (var point in points)
            fitter.AddRead(read(point.Text), [.. Files.Questions.Select(code => point.Themes.Contains(code))], settings.PointWeight);
        var blend = fitter.Fit();
        foreach (var (code, fitted) in Files.Questions.Zip(blend))
            output.WriteLine($"{code}: {fitted}");
        return weights with { Blend = blend };
    }

    /// <summary>What a model and the vocabulary say of a text, for the model's themes in its order.</summary>
    private Func<string, Scores[]> ReaderOf(SentenceModel model)
    {
        var compiled = new CompiledThemes(themes, model.Questions);
        var order = model
            .Questions.Select(code => Enumerable.Range(0, themes.All.Count).First(theme => themes.All[theme].Code == code))
            .ToList();
        var reader = new PointReader(model);
        return text =>
        {
            var scores = reader.Weigh(compiled, text);
            return [.. order.Select(theme => scores[theme])];
        };
    }
}
