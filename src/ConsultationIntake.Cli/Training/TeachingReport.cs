using System.Globalization;
using ConsultationIntake.Points;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary>What the points say, each read by a model taught without its writer: the numbers to watch after adding points.</summary>
internal sealed class TeachingReport(TextWriter output)
{
    private static readonly string[] Header = ["", "points", "micro-F1", .. SentenceFiles.Themes, "stance", "turned", "risk", "false"];

    public void Write(IReadOnlyList<UnreadPoint> read, IReadOnlyList<ThemeEvidence[]> evidence, PointModel model)
    {
        // A point of a letter is labelled for themes alone.
        var all = read.Select((one, i) => Of(one, evidence[i], model)).ToList();
        output.WriteLine(string.Join('\t', Header));
        Write("all", all);
        Write("of forms", all.FindAll(one => one.Stance is not null));
        Write("of letters", all.FindAll(one => one.Stance is null));
        foreach (var writer in all.GroupBy(one => one.Lesson.Writer).OrderBy(group => group.Key, StringComparer.Ordinal))
            Write($"writer {writer.Key}", [.. writer]);
        foreach (var language in all.GroupBy(one => one.Lesson.Language).OrderBy(group => group.Key, StringComparer.Ordinal))
            Write(language.Key, [.. language]);
        foreach (var around in all.GroupBy(one => one.Around).OrderBy(group => group.Key, StringComparer.Ordinal))
            Write(around.Key, [.. around]);
        foreach (var labelled in Enum.GetValues<Stance>())
        {
            var counts = Enum.GetValues<Stance>().Select(as_ => $"{as_} {all.Count(one => one.Stance == labelled && one.Read == as_)}");
            output.WriteLine($"{labelled} read as {string.Join(", ", counts)}");
        }

        foreach (var (code, blend) in SentenceFiles.Themes.Zip(model.Blends))
            output.WriteLine($"{code}: {blend}");
    }

    private void Write(string name, List<One> some)
    {
        var (right, given, due) = (0, 0, 0);
        var themes = new List<double>();
        for (var theme = 0; theme < SentenceFiles.Themes.Count; theme++)
        {
            var (r, g, d) = (
                some.Count(one => one.Given[theme] && one.Lesson.Answers[theme] > 0),
                some.Count(one => one.Given[theme]),
                some.Count(one => one.Lesson.Answers[theme] > 0)
            );
            (right, given, due) = (right + r, given + g, due + d);
            themes.Add(2.0 * r / Math.Max(1, g + d));
        }

        var risk = SentenceFiles.Themes.Count;
        var line = new List<double> { 2.0 * right / Math.Max(1, given + due) };
        line.AddRange(themes);
        var stances = some.FindAll(one => one.Stance is not null);
        line.Add(Share(stances, one => one.Read == one.Stance));
        line.Add(Share(stances, one => IsTurned(one.Stance, one.Read)));
        line.Add(Share(some.FindAll(one => one.Lesson.Answers[risk] > 0), one => one.Raised));
        line.Add(Share(some.FindAll(one => one.Lesson.Answers[risk] < 0), one => one.Raised));
        output.WriteLine(
            $"{name}\t{some.Count}\t{string.Join('\t', line.Select(value => value.ToString("0.000", CultureInfo.InvariantCulture)))}"
        );
    }

    private static double Share(List<One> some, Func<One, bool> is_) => some.Count == 0 ? 0 : some.Count(is_) / (double)some.Count;

    private static bool IsTurned(Stance? labelled, Stance read) =>
        (labelled, read) is (Stance.Supports, Stance.Opposes) or (Stance.Opposes, Stance.Supports);

    private static One Of(UnreadPoint read, ThemeEvidence[] evidence, PointModel model)
    {
        var (lesson, scores) = (read.Lesson, read.Scores);
        Stance? labelled = Enum.GetValues<Stance>()
            .Where(stance => lesson.Answers[model.QuestionOf((int)stance)] > 0)
            .Select(stance => (Stance?)stance)
            .FirstOrDefault();
        var readAs = StanceReader.Decide(model, stance => scores[model.QuestionOf((int)stance)]);
        return new One(
            lesson,
            [
                .. model.Blends.Zip(
                    evidence,
                    (blend, of) => !lesson.SaysNothing && blend.Confidence(of.Learned, of.Listed, of.Other) >= blend.Threshold
                ),
            ],
            labelled,
            readAs,
            scores[model.Risk] >= model.RiskThreshold
        );
    }

    private sealed record One(Lesson Lesson, bool[] Given, Stance? Stance, Stance Read, bool Raised)
    {
        public string Around =>
            Lesson.Point.Context switch
            {
                { Question: not null } => "with a question",
                { Heading: not null } => "with a heading",
                { Before: not null } => "with what is before",
                _ => "alone",
            };
    }
}
