using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Privacy;

/// <summary>The words that say a name comes next, and those that are no name although they stand where one would.</summary>
internal static class NameWords
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordFile.Read("name-words.txt");

    /// <summary>Take a name after them whatever its case.</summary>
    public static HashSet<string> PlainTitles { get; } = Set("plain-titles");

    /// <summary>Take a name after them where both begin with a capital.</summary>
    public static HashSet<string> CapitalTitles { get; } = Set("capital-titles");

    /// <summary>"my neighbour John", "my husband Dave".</summary>
    public static HashSet<string> Kin { get; } = Set("kin");

    public static HashSet<string> Possessives { get; } = Set("possessives");

    /// <summary>"called Kyle", "named John Smith".</summary>
    public static HashSet<string> Naming { get; } = Set("naming");

    /// <summary>Capitalised words that are roles, bodies, places and times.</summary>
    public static HashSet<string> NotNames { get; } = Set("not-names");

    /// <summary>After a first name these make it a place, a body or a law: "Albert Road", "George Ward", "Clare's Law".</summary>
    public static HashSet<string> PlaceWords { get; } = Set("place-words");

    /// <summary>Before a first name these make it a saint, a monarch or a place: "St John", "King Edward".</summary>
    public static HashSet<string> PlacePrefixes { get; } = Set("place-prefixes");

    /// <summary>Names that begin sentences as other words do.</summary>
    public static HashSet<string> Ordinary { get; } = Set("ordinary");

    /// <summary>End a letter; the next words are its sender's.</summary>
    public static HashSet<string> Closings { get; } =
        WordFile
            .Phrases("letter-closings.txt")
            .SelectMany(list => list.Phrases)
            .SelectMany(PhraseNotation.Read)
            .Select(words => string.Join(' ', words))
            .ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Set(string list) => new(Lists[list], StringComparer.Ordinal);
}
