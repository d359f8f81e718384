using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Privacy;

/// <summary>
/// Names common in England and Wales that are hardly ever anything else. Those that are (Grace, Mark, May, Will, Victoria,
/// Brown, Young) are left to what stands around them.
/// </summary>
internal static class CommonNames
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordFile.Read("common-names.txt");

    public static HashSet<string> First { get; } = new(Lists["first"], StringComparer.Ordinal);

    public static HashSet<string> Last { get; } = new(Lists["last"], StringComparer.Ordinal);
}
