namespace ConsultationIntake.Points.Evaluation;

/// <summary>How the stances read agree with those a person gave: a table of what they called a point by what it was read as.</summary>
public sealed record StanceReport
{
    /// <summary>
    /// What people call a stance, and what it should be read as. A sentiment of <c>neutral</c> may also be a question or request.
    /// </summary>
    private static readonly Dictionary<string, Stance[]> Meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["positive"] = [Stance.Supports],
        ["supports"] = [Stance.Supports],
        ["negative"] = [Stance.Opposes],
        ["opposes"] = [Stance.Opposes],
        ["mixed"] = [Stance.Mixed],
        ["asks"] = [Stance.Asks],
        ["neutral"] = [Stance.Neutral, Stance.Asks],
    };

    public required int Points { get; init; }

    /// <summary>By label, then by stance, how many points.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<Stance, int>> Table { get; init; }

    /// <summary>Share of points read as labelled.</summary>
    public required double Agreement { get; init; }

    /// <summary>Agreement read as opposition or the other way round: the mistake that must not be made.</summary>
    public required int TurnedRound { get; init; }

    /// <summary>The share of points turned round.</summary>
    public double TurnedShare => Points == 0 ? 0 : (double)TurnedRound / Points;

    /// <summary>Points read otherwise than labelled, those turned round first.</summary>
    public required IReadOnlyList<(string Text, string Label, Stance Read)> Errors { get; init; }

    /// <summary>Whether a label is one that people use for a stance.</summary>
    public static bool Knows(string label) => Meanings.ContainsKey(label);

    /// <param name="points">Each point and its label, one that <see cref="Knows"/>. At least one.</param>
    public static StanceReport Of(IReadOnlyList<(PointText Point, string Label)> points)
    {
        var read = points
            .Select(point => (Text: point.Point.Words, Label: point.Label.ToLowerInvariant(), Read: StanceReader.Read(point.Point)))
            .ToList();
        return new StanceReport
        {
            Points = read.Count,
            Table = read.GroupBy(point => point.Label)
                .OrderBy(group => Meanings.Keys.ToList().IndexOf(group.Key))
                .ToDictionary(
                    group => group.Key,
                    IReadOnlyDictionary<Stance, int> (group) =>
                        Enum.GetValues<Stance>().ToDictionary(stance => stance, stance => group.Count(point => point.Read == stance))
                ),
            Agreement = read.Average(point => IsRight(point.Label, point.Read) ? 1.0 : 0.0),
            TurnedRound = read.Count(point => IsTurnedRound(point.Label, point.Read)),
            Errors =
            [
                .. read.Where(point => !IsRight(point.Label, point.Read)).OrderBy(point => IsTurnedRound(point.Label, point.Read) ? 0 : 1),
            ],
        };
    }

    private static bool IsRight(string label, Stance read) => Meanings[label].Contains(read);

    private static bool IsTurnedRound(string label, Stance read) =>
        (Meanings[label][0] == Stance.Supports && read == Stance.Opposes)
        || (Meanings[label][0] == Stance.Opposes && read == Stance.Supports);
}
