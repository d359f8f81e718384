using ConsultationIntake.Points;

namespace ConsultationIntake.Cli;

/// <summary>A point written for teaching or measuring, labelled once for everything: a line of <c>eng/tagger/points</c>.</summary>
/// <param name="Themes">Theme codes.</param>
/// <param name="Stance">Null where the point is labelled for themes alone, as those of letters are.</param>
/// <param name="AtRisk">Null likewise.</param>
/// <param name="Language"><c>en</c>, <c>cy</c> or <c>mixed</c>.</param>
/// <param name="File">The file's name.</param>
/// <param name="Line">1-based.</param>
internal sealed record WrittenPoint(
    IReadOnlyList<string> Themes,
    Stance? Stance,
    bool? AtRisk,
    string Language,
    PointText Point,
    string File,
    int Line
)
{
    /// <summary>In place of a stance: neither it nor risk was labelled.</summary>
    private const string Unlabelled = "-";

    private const int LeastFields = 5;
    private const int MostFields = 6;
    private static readonly string[] Languages = ["en", "cy", "mixed"];

    /// <summary>The themes that a letter stands for.</summary>
    private static readonly Dictionary<char, string> Codes = SentenceFiles.Themes.ToDictionary(code => code[0]);

    private static readonly Dictionary<string, Stance> Stances = Enum.GetValues<Stance>()
        .ToDictionary(stance => stance.ToString()[..1].ToLowerInvariant());

    /// <summary>What stands around it: <c>question</c>, <c>heading</c>, <c>before</c> or none.</summary>
    public string Around =>
        Point.Context switch
        {
            { Question: not null } => "question",
            { Heading: not null } => "heading",
            { Before: not null } => "before",
            _ => "none",
        };

    /// <summary>
    /// Those of one file, or of all <c>.tsv</c> files of a folder. Throws <see cref="InvalidDataException"/> naming the line that cannot
    /// be read.
    /// </summary>
    public static List<WrittenPoint> Read(string path)
    {
        var files = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.tsv").Order(StringComparer.Ordinal)
            : (IEnumerable<string>)[path];
        return
        [
            .. files.SelectMany(file =>
                System
                    .IO.File.ReadLines(file)
                    .Select((line, i) => (Text: line, Number: i + 1))
                    .Where(line => line.Text.Length > 0)
                    .Select(line => Parse(line.Text, Path.GetFileName(file), line.Number))
            ),
        ];
    }

    private static WrittenPoint Parse(string line, string file, int number)
    {
        var fields = line.Split('\t');
        if (fields.Length is < LeastFields or > MostFields)
            throw Problem($"{fields.Length} fields, not {LeastFields} or {MostFields}");
        if (fields[0] != "-" && fields[0].Any(letter => !Codes.ContainsKey(letter)))
            throw Problem($"“{fields[0]}” names no themes");
        if (fields[1] != Unlabelled && !Stances.ContainsKey(fields[1]))
            throw Problem($"“{fields[1]}” is no stance");
        if (fields[2] is not ("r" or "-"))
            throw Problem($"“{fields[2]}” is neither r nor -");
        if (!Languages.Contains(fields[3]))
            throw Problem($"“{fields[3]}” is none of {string.Join(", ", Languages)}");
        var context = fields.Length == MostFields && fields[5].Length > 0 ? ContextOf(fields[5]) : default(PointContext);
        return new WrittenPoint(
            fields[0] == "-" ? [] : [.. fields[0].Select(letter => Codes[letter])],
            fields[1] == Unlabelled ? null : Stances[fields[1]],
            fields[1] == Unlabelled ? null : fields[2] == "r",
            fields[3],
            new PointText(fields[4], context ?? throw Problem($"“{fields[5]}” begins with none of question:, heading: and before:")),
            file,
            number
        );

        InvalidDataException Problem(string what) => new($"{file}, line {number}: {what}.");
    }

    private static PointContext? ContextOf(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return null;
        var said = field[(colon + 1)..].Trim();
        return field[..colon] switch
        {
            "question" => new PointContext(Question: said),
            "heading" => new PointContext(Heading: said),
            "before" => new PointContext(Before: said),
            _ => null,
        };
    }
}
