using ConsultationIntake.Points.Learned;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Themes.Own;

/// <summary>A point to learn a theme from.</summary>
/// <param name="Words">Its words.</param>
/// <param name="IsOn">Whether it belongs under the theme.</param>
/// <param name="IsCorrection">Whether staff said so; else the machine did and nobody has said otherwise.</param>
public sealed record ThemeLesson(string Words, bool IsOn, bool IsCorrection);

/// <summary>
/// Teaches one theme what staff corrected, by logistic regression on top of what its words say. Corrections are only where the machine was
/// wrong, so points that nobody corrected are learned as well and count for less: else a theme would learn that its own words speak
/// against it. Pure: the same lessons give the same weights.
/// </summary>
public static class ThemeTeacher
{
    /// <summary>So many points that nobody corrected are learned with the corrections.</summary>
    public const int MostUncorrected = 400;

    private const int MostClues = 3_000;
    private const int LeastLessons = 2;
    private const int Steps = 150;
    private const double StepLength = 0.5;
    private const double Restraint = 1;
    private const double OffsetRestraint = 4;

    /// <summary>
    /// What all points together count for that nobody corrected, in corrections; one counts for no more than a correction.
    /// </summary>
    private const double Uncorrected = 40;

    /// <summary>Whether the model that ships knows the theme: it was taught with more than an office can correct.</summary>
    public static bool IsTaught(Theme theme)
    {
        ArgumentNullException.ThrowIfNull(theme);
        return LearnedModels.Shipped.Points.ThemeCodes.Any(code => code == theme.Code || theme.FormerCodes.Contains(code));
    }

    /// <param name="theme">With the words that it is given by.</param>
    /// <param name="lessons">In any order.</param>
    /// <param name="at">Now.</param>
    public static LearnedTheme Teach(Theme theme, IReadOnlyList<ThemeLesson> lessons, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(lessons);
        var taught = Prepare(theme, lessons);
        var (clues, weights, offset) = Fit(taught);
        var strongest = clues
            .Select((clue, i) => (Clue: clue, Weight: weights[i]))
            .OrderByDescending(one => Math.Abs(one.Weight))
            .ThenBy(one => one.Clue)
            .Take(MostClues)
            .ToList();
        var unit = strongest.Count == 0 ? 1 : Math.Max(1e-9, Math.Abs(strongest[0].Weight) / sbyte.MaxValue);
        return new LearnedTheme
        {
            Weights = TaughtWeights.Pack(
                strongest.Select(one => (one.Clue, (sbyte)Math.Round(one.Weight / unit))).Where(one => one.Item2 != 0)
            ),
            Unit = unit,
            Offset = Math.Round(offset, 4),
            Corrections = lessons.Count(lesson => lesson.IsCorrection),
            At = at,
        };
    }

    private static List<Taught> Prepare(Theme theme, IReadOnlyList<ThemeLesson> lessons)
    {
        var book = new WordBook(LearnedModels.Shipped, withSums: false);
        var sink = new LessonSink(book);
        var compiled = new CompiledThemes(new ThemeSet([theme]), []);
        var reader = new PointReader(LearnedModels.Shipped);
        var uncorrected = Math.Min(1, Uncorrected / Math.Max(1, lessons.Count(lesson => !lesson.IsCorrection)));
        return
        [
            .. lessons.Select(lesson =>
            {
                sink.Values.Clear();
                Clues.Walk(book.Read(lesson.Words), [], sink);
                var listed = VocabularyAlone.Weights.Score(0, reader.Listed(compiled, lesson.Words)[0], 0);
                return new Taught(
                    [.. sink.Values.Select(pair => (pair.Key, pair.Value))],
                    listed,
                    lesson.IsOn,
                    lesson.IsCorrection ? 1 : uncorrected
                );
            }),
        ];
    }

    /// <summary>By gradients of all lessons at once, each weight at its own pace (AdaGrad), the rarer clues counting more.</summary>
    private static (uint[] Clues, double[] Weights, double Offset) Fit(List<Taught> lessons)
    {
        var counts = lessons.SelectMany(lesson => lesson.Clues.Select(clue => clue.Clue)).CountBy(clue => clue).ToDictionary();
        var clues = counts.Where(pair => pair.Value >= LeastLessons).Select(pair => pair.Key).Order().ToArray();
        var numbers = clues.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var rarity = Array.ConvertAll(clues, clue => Math.Log((lessons.Count + 1.0) / counts[clue]));
        var rows = lessons
            .Select(lesson =>
                lesson
                    .Clues.Where(clue => numbers.ContainsKey(clue.Clue))
                    .Select(clue => (Number: numbers[clue.Clue], Value: clue.Value * rarity[numbers[clue.Clue]]))
                    .ToArray()
            )
            .ToArray();
        var (weights, offset) = (new double[clues.Length], 0.0);
        var (paces, offsetPace) = (new double[clues.Length], 1e-6);
        var gradients = new double[clues.Length];
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(gradients);
            var offsetGradient = OffsetRestraint * offset;
            for (var i = 0; i < rows.Length; i++)
            {
                var score = lessons[i].Listed + offset;
                foreach (var (number, value) in rows[i])
                    score += weights[number] * value;
                var error = lessons[i].Weight * ((1 / (1 + Math.Exp(-score))) - (lessons[i].IsOn ? 1 : 0));
                offsetGradient += error;
                foreach (var (number, value) in rows[i])
                    gradients[number] += error * value;
            }

            for (var number = 0; number < weights.Length; number++)
            {
                var gradient = gradients[number] + (Restraint * weights[number]);
                paces[number] += gradient * gradient;
                if (gradient != 0)
                    weights[number] -= StepLength * gradient / Math.Sqrt(paces[number] + 1e-6);
            }

            offsetPace += offsetGradient * offsetGradient;
            offset -= StepLength * offsetGradient / Math.Sqrt(offsetPace);
        }

        for (var number = 0; number < weights.Length; number++)
            weights[number] *= rarity[number];
        return (clues, weights, offset);
    }

    private sealed record Taught((uint Clue, float Value)[] Clues, double Listed, bool IsOn, double Weight);

    private sealed class LessonSink(WordBook book) : TaughtSink(book)
    {
        public SortedDictionary<uint, float> Values { get; } = [];

        protected override void Take(uint clue, float value, int at, int last) => Values[clue] = Values.GetValueOrDefault(clue) + value;
    }
}
