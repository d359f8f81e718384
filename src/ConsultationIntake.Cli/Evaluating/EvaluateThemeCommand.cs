using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ConsultationIntake.Cli.Training;
using ConsultationIntake.Consultations;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Own;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>
/// <c>evaluate-theme</c>: what a theme of an office's own comes to, measured on themes that the model is kept from knowing: by the words
/// of its owner, with words that the service proposes, and after corrections.
/// </summary>
internal static class EvaluateThemeCommand
{
    public static Command Create()
    {
        var points = new Argument<string>("points")
        {
            Description = "A folder of points (.tsv), as eng/tagger/points.",
            DefaultValueFactory = _ => "eng/tagger/points",
        };
        var words = new Option<string>("--words")
        {
            Description = "A JSON object: for each theme the words its owner gave.",
            DefaultValueFactory = _ => "eng/tagger/own-themes.json",
        };
        var writer = new Option<string>("--writer")
        {
            Description = "Whose points are measured; those of the others are the responses so far.",
            DefaultValueFactory = _ => "8",
        };
        var seeds = new Option<int>("--orders")
        {
            Description = "In how many orders the responses are read and corrected; figures are means over them.",
            DefaultValueFactory = _ => 3,
        };
        var command = new Command("evaluate-theme", "Measure a theme of an office's own: its words, proposed words, corrections.")
        {
            points,
            words,
            writer,
            seeds,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetRequiredValue(points),
                parsed.GetRequiredValue(words),
                parsed.GetRequiredValue(writer),
                parsed.GetRequiredValue(seeds),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error
            )
        );
        return command;
    }

    private static int Run(string path, string wordsFile, string writer, int orders, TextWriter output, TextWriter error)
    {
        try
        {
            var words = JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(wordsFile))!;
            var written = WrittenPoint.Read(path).ToLookup(point => LessonBook.WriterOf(point) == writer);
            if (!written[true].Any() || !written[false].Any())
                throw new InvalidDataException($"{path} has no points of writer {writer}, or of nobody else.");
            output.WriteLine("| theme | words | F1 | proposed, taken | F1 | after 30 corrections | after 100 |");
            output.WriteLine("|---|---|---|---|---|---|---|");
            var sums = new List<double[]>();
            foreach (var (code, given) in words)
            {
                var theme = ThemeFile.Shipped().All.Single(theme => theme.Code == code) with
                {
                    Code = $"own-{code}",
                    FormerCodes = [],
                    Vocabulary = [.. given.Select(word => new VocabularyTerm { Phrase = word })],
                };
                var found = Enumerable
                    .Range(1, orders)
                    .Select(order => new HeldOutTheme(theme, code, [.. written[false]], [.. written[true]], order).Measure())
                    .ToList();
                var mean = Enumerable.Range(0, found[0].F1.Length).Select(i => found.Average(one => one.F1[i])).ToArray();
                sums.Add(mean);
                output.WriteLine(
                    $"| {code} | {given.Length} | {Of(mean[0])} | {found[0].Proposed}, {found[0].Taken} | "
                        + $"{Of(mean[1])} | {Of(mean[2])} | {Of(mean[3])} |"
                );
            }

            var all = Enumerable.Range(0, sums[0].Length).Select(i => Of(sums.Average(one => one[i]))).ToArray();
            output.WriteLine($"| mean | | {all[0]} | | {all[1]} | {all[2]} | {all[3]} |");
            return 0;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or JsonException or InvalidOperationException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
    }

    private static string Of(double f1) => f1.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>One theme that the model does not know, its owner, and the officer who corrects its tags.</summary>
internal sealed class HeldOutTheme(
    Theme theme,
    string code,
    IReadOnlyList<WrittenPoint> others,
    IReadOnlyList<WrittenPoint> measured,
    int order
)
{
    private const int Responses = 3_000;
    private const int Rounds = 2;

    private readonly OfflineThemeTagger tagger = new();
    private readonly List<WrittenPoint> responses = Shuffled(others, (ulong)order).Take(Responses).ToList();

    /// <summary>F1 on the measured points by the owner's words, with proposed words, after 30 and after 100 corrections.</summary>
    public (double[] F1, int Proposed, int Taken) Measure()
    {
        var own = new OwnTheme { Id = theme.Code };
        var alone = F1(own);
        var proposed = 0;
        for (var round = 0; round < Rounds; round++)
            own = Look(own, ref proposed);
        var withWords = F1(own);
        var corrected = new Dictionary<WrittenPoint, bool>(ReferenceEqualityComparer.Instance);
        own = Correct(own, corrected, 30);
        var after30 = F1(own);
        own = Correct(Correct(Correct(own, corrected, 60), corrected, 90), corrected, 100);
        return ([alone, withWords, after30, F1(own)], proposed, own.Taken.Count);
    }

    /// <summary>Takes what at least two of the examples shown with it are on the theme, and leaves the rest.</summary>
    private OwnTheme Look(OwnTheme own, ref int proposed)
    {
        var set = SetOf(own);
        var points = responses.ConvertAll(point => new PointToSearch(point.Point.Words, IsGiven(set, point), point.Language));
        var found = WordProposals.For(set.All[0], points, [.. own.Left]);
        proposed += found.Count;
        var taken = found.Where(word => word.Examples.Count(i => IsOn(responses[i])) * 2 > word.Examples.Count).ToList();
        return own with
        {
            Taken = [.. own.Taken, .. taken.Select(word => new TakenWord(word.Phrase, word.Language))],
            Left = [.. own.Left, .. found.Except(taken).Select(word => word.Phrase)],
        };
    }

    /// <summary>
    /// Reads responses in another order than they came in and corrects what is wrong, until there are so many corrections.
    /// </summary>
    private OwnTheme Correct(OwnTheme own, Dictionary<WrittenPoint, bool> corrected, int until)
    {
        var set = SetOf(own);
        foreach (var point in Shuffled(responses, (ulong)(order + 1_000)))
        {
            if (corrected.Count >= until)
                break;
            if (!corrected.ContainsKey(point) && IsGiven(set, point) != IsOn(point))
                corrected[point] = IsOn(point);
        }

        var lessons = corrected
            .Select(pair => new ThemeLesson(pair.Key.Point.Words, pair.Value, IsCorrection: true))
            .Concat(
                responses
                    .Where(point => !corrected.ContainsKey(point))
                    .Take(ThemeTeacher.MostUncorrected)
                    .Select(point => new ThemeLesson(point.Point.Words, IsGiven(set, point), IsCorrection: false))
            );
        return own with { Learned = ThemeTeacher.Teach(SetOf(own with { Learned = null }).All[0], [.. lessons], DateTimeOffset.UnixEpoch) };
    }

    private double F1(OwnTheme own)
    {
        var set = SetOf(own);
        var (right, given, due) = (0, 0, 0);
        foreach (var point in measured)
        {
            var (isGiven, isOn) = (IsGiven(set, point), IsOn(point));
            right += isGiven && isOn ? 1 : 0;
            given += isGiven ? 1 : 0;
            due += isOn ? 1 : 0;
        }

        return 2.0 * right / Math.Max(1, given + due);
    }

    private bool IsOn(WrittenPoint point) => point.Themes.Contains(code);

    private bool IsGiven(ThemeSet set, WrittenPoint point) => tagger.Read(set, point.Point).Tags.Count > 0;

    private ThemeSet SetOf(OwnTheme own) => new ThemeSet([theme]).With([own]);

    private static List<WrittenPoint> Shuffled(IEnumerable<WrittenPoint> points, ulong seed)
    {
        var shuffled = points.ToList();
        new Chance(seed).Shuffle(shuffled);
        return shuffled;
    }
}
