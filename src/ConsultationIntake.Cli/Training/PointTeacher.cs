using ConsultationIntake.Points;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Teaches the model. What its scores are worth is settled by points as read by models that were taught without any word of their writer:
/// what such a model says of a point is what it may say of a respondent's.
/// </summary>
/// <param name="themes">Whose vocabulary is blended in; they may stand in any order.</param>
internal sealed class PointTeacher(LearnedModels models, ThemeSet themes)
{
    /// <summary>The weights are within so many deviations; the few beyond are cut off.</summary>
    private const double Deviations = 8;

    /// <summary>How many of the points where nobody is at risk may raise the flag.</summary>
    private const double FalseAlarms = 0.055;

    /// <summary>The same where many points or sentences are read, each of which is another chance to raise it for nothing.</summary>
    private const double FalseAlarmsOfMany = 0.01;

    private const double StanceMargin = 0.25;

    private static IReadOnlyList<string> Questions => LessonBook.Questions;

    /// <param name="lessons">All there are.</param>
    /// <param name="output">Told what was measured.</param>
    /// <param name="fitted">Told as each fit is ready; see <see cref="FitsFor"/>.</param>
    public PointModel Teach(IReadOnlyList<Lesson> lessons, TextWriter output, Action fitted)
    {
        var unread = ReadByOthers(lessons, fitted);
        var listed = ListedIn(unread.Select(read => read.Lesson.Point.Words));
        var evidence = unread.Select((read, i) => read.EvidenceOf(listed[i])).ToList();
        var blends = Enumerable
            .Range(0, SentenceFiles.Themes.Count)
            .Select(theme =>
                BlendFitter.Fit([
                    .. unread
                        .Select((read, i) => (Of: evidence[i][theme], IsOn: read.Lesson.Answers[theme] > 0, read.Lesson.SaysNothing))
                        .Where(point => !point.SaysNothing)
                        .Select(point => (point.Of, point.IsOn)),
                ])
            )
            .ToArray();
        var risk = SentenceFiles.Themes.Count;
        var calm = unread.Where(read => read.Lesson.Answers[risk] < 0).Select(read => read.Scores[risk]).Order().ToList();
        double RaisedOn(double share) => calm[(int)(calm.Count * (1 - share))];
        var model = Fit(lessons, fitted) with
        {
            Blends = blends,
            RiskThreshold = RaisedOn(FalseAlarms),
            PlainRiskThreshold = RaisedOn(FalseAlarmsOfMany),
            StanceMargin = StanceMargin,
        };
        new TeachingReport(output).Write(unread, evidence, model);
        return model;
    }

    /// <summary>How many fits teaching takes.</summary>
    public static int FitsFor(IReadOnlyList<Lesson> lessons) => Questions.Count * (1 + WritersOf(lessons).Count);

    private static List<string> WritersOf(IReadOnlyList<Lesson> lessons) =>
        [.. lessons.Select(lesson => lesson.Writer).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static List<UnreadPoint> ReadByOthers(IReadOnlyList<Lesson> lessons, Action fitted)
    {
        var read = new List<UnreadPoint>();
        foreach (var writer in WritersOf(lessons))
        {
            var fits = FitAll([.. lessons.Where(lesson => lesson.IsApartFrom(writer))], fitted);
            read.AddRange(
                lessons
                    .Where(lesson => lesson.Writer == writer && lesson.Asker is null)
                    .Select(lesson => new UnreadPoint(
                        lesson,
                        Array.ConvertAll(fits, fit => LinearTrainer.Score(fit, lesson.Clues)),
                        Array.ConvertAll(fits, fit => LinearTrainer.Score(fit, lesson.OwnClues))
                    ))
            );
        }

        return read;
    }

    private static (float[] Weights, double Bias)[] FitAll(IReadOnlyList<Lesson> lessons, Action fitted)
    {
        var trainer = new LinearTrainer(lessons);
        var fits = new (float[] Weights, double Bias)[Questions.Count];
        Parallel.For(
            0,
            fits.Length,
            question =>
            {
                fits[question] = trainer.Fit(question);
                fitted();
            }
        );
        return fits;
    }

    private static PointModel Fit(IReadOnlyList<Lesson> lessons, Action fitted)
    {
        var fits = FitAll(lessons, fitted);
        var weights = new sbyte[(1 << PointModel.Bits) * Questions.Count];
        var units = new double[Questions.Count];
        for (var question = 0; question < fits.Length; question++)
        {
            var some = fits[question].Weights.Where(weight => weight != 0).ToList();
            units[question] = Math.Sqrt(some.Average(weight => (double)weight * weight)) * Deviations / sbyte.MaxValue;
            for (var clue = 0; clue < fits[question].Weights.Length; clue++)
                weights[(clue * Questions.Count) + question] = (sbyte)
                    Math.Clamp(Math.Round(fits[question].Weights[clue] / units[question]), -sbyte.MaxValue, sbyte.MaxValue);
        }

        return new PointModel
        {
            Questions = [.. Questions],
            Weights = weights,
            Units = units,
            Biases = [.. fits.Select(fit => fit.Bias)],
            Blends = [],
            RiskThreshold = 0,
            PlainRiskThreshold = 0,
            StanceMargin = 0,
        };
    }

    /// <summary>For each text the evidence of listed words for each theme of the model.</summary>
    private List<double[]> ListedIn(IEnumerable<string> texts)
    {
        var compiled = new CompiledThemes(themes, SentenceFiles.Themes);
        var order = SentenceFiles
            .Themes.Select(code => Enumerable.Range(0, themes.All.Count).First(theme => themes.All[theme].Code == code))
            .ToList();
        var reader = new PointReader(models);
        return
        [
            .. texts.Select(text =>
            {
                var listed = reader.Listed(compiled, text);
                return order.Select(theme => listed[theme]).ToArray();
            }),
        ];
    }
}
