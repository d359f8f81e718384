using System.Text;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Points.Evaluation;

/// <summary>
/// A text with the points a person found in it, written as the text itself with each point in marks:
/// <c>⟦own 3.1 / a|The draft contains no …⟧</c>. The word is <c>own</c>, <c>echo</c>, <c>wording</c>, <c>verdict</c> or
/// <c>third</c>; the path and <c>@who</c> may be left out, and are then not asked for. Themes follow the path, each after
/// <c>#</c> (<c>⟦own 2 #asb #victims|…⟧</c>; a lone <c>#</c> is a point of no theme). <c>⟦page⟧</c> is a page break. Lines at the top
/// that begin with <c>%%</c> say what part it is (<c>answer</c>, <c>email</c>, <c>attachment</c>),
/// <c>newlines: crlf</c>, and <c>plan: FILE</c>.
/// </summary>
public sealed record GoldLetter
{
    private const char Open = '⟦';
    private const char Close = '⟧';
    private const string PageBreak = "⟦page⟧";

    public required SubmissionText Text { get; init; }

    /// <summary>
    /// The points in order. <see cref="PointSource.Path"/> and <see cref="PointSource.AttributedTo"/> are null where any will do.
    /// </summary>
    public required IReadOnlyList<PointSource> Points { get; init; }

    /// <summary>
    /// What the person said is no point, and why, in order. Words in no mark are set aside for a reason that nobody gave.
    /// </summary>
    public IReadOnlyList<(TextSpan Span, SetAsideReason Reason)> Asides { get; init; } = [];

    /// <summary>The themes a person gave, of the points they gave any or none; what is not here was not labelled.</summary>
    public IReadOnlyDictionary<TextSpan, IReadOnlyList<string>> Themes { get; init; } = new Dictionary<TextSpan, IReadOnlyList<string>>();

    /// <summary>The file that holds the draft plan, beside the letter's own; or null.</summary>
    public string? PlanFile { get; init; }

    /// <summary>Reads a marked letter.</summary>
    /// <exception cref="FormatException">A mark is not closed, or names no kind of point.</exception>
    public static GoldLetter Parse(string marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var lines = marked.ReplaceLineEndings("\n").Split('\n');
        var settings = lines.TakeWhile(line => line.StartsWith("%%", StringComparison.Ordinal)).Select(line => line[2..].Trim()).ToList();
        var newline = settings.Contains("newlines: crlf") ? "\r\n" : "\n";
        var body = string.Join(newline, lines.Skip(settings.Count));
        var (text, pages, points, asides, themes) = Unmark(body);
        var kind =
            settings.Contains("answer") ? PartKind.Answer
            : settings.Contains("email") ? PartKind.EmailBody
            : PartKind.Attachment;
        return new GoldLetter
        {
            Text = SubmissionText.Compose([new(kind, kind == PartKind.EmailBody ? "body" : "letter", text) { PageStarts = pages }]),
            Points = points,
            Asides = asides,
            Themes = themes,
            PlanFile = settings.Find(line => line.StartsWith("plan:", StringComparison.Ordinal))?[5..].Trim(),
        };
    }

    private static (
        string Text,
        List<int> Pages,
        List<PointSource> Points,
        List<(TextSpan, SetAsideReason)> Asides,
        Dictionary<TextSpan, IReadOnlyList<string>> Themes
    ) Unmark(string body)
    {
        var text = new StringBuilder();
        var (pages, points) = (new List<int>(), new List<PointSource>());
        var asides = new List<(TextSpan, SetAsideReason)>();
        var themes = new Dictionary<TextSpan, IReadOnlyList<string>>();
        (PointSource Point, SetAsideReason? Reason, IReadOnlyList<string>? Themes)? open = null;
        for (var i = 0; i < body.Length; i++)
        {
            if (string.CompareOrdinal(body, i, PageBreak, 0, PageBreak.Length) == 0)
            {
                text.Append('\f');
                pages.Add(text.Length);
                i += PageBreak.Length - 1;
            }
            else if (body[i] == Open)
            {
                var bar = body.IndexOf('|', i);
                if (open is not null || bar < 0)
                    throw new FormatException($"The mark at {i} is not closed before another begins.");
                open = Head(body[(i + 1)..bar], text.Length);
                i = bar;
            }
            else if (body[i] == Close && open is var (point, aside, given))
            {
                var span = TextSpan.FromBounds(point.Span.Start, text.Length);
                if (aside is { } reason)
                    asides.Add((span, reason));
                else
                    points.Add(point with { Span = span });
                if (given is not null)
                    themes[points[^1].Span] = given;
                open = null;
            }
            else
            {
                text.Append(body[i]);
            }
        }

        return open is null ? (text.ToString(), pages, points, asides, themes) : throw new FormatException("The last mark is not closed.");
    }

    private static (PointSource Point, SetAsideReason? Reason, IReadOnlyList<string>? Themes) Head(string head, int start)
    {
        if (head.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["aside", var reason])
            return (new PointSource { Span = new TextSpan(start, 0) }, ReasonOf(reason), null);
        var at = head.IndexOf('@', StringComparison.Ordinal);
        var whoEnds = at < 0 ? -1 : head.IndexOf('#', at);
        whoEnds = whoEnds < 0 ? head.Length : whoEnds;
        var who = at < 0 ? null : head[(at + 1)..whoEnds].Trim();
        var rest = at < 0 ? head : head[..at] + head[whoEnds..];
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToLookup(word => word[0] == '#');
        var themes = words[true].Select(word => word[1..]).Where(code => code.Length > 0).ToList();
        var path = string.Join(' ', words[false].Skip(1));
        var point = new PointSource
        {
            Span = new TextSpan(start, 0),
            Kind = KindOf(words[false].FirstOrDefault() ?? ""),
            Path = path.Length > 0 ? path : null,
            AttributedTo = who,
        };
        return (point, null, words[true].Any() ? themes : null);
    }

    /// <summary>The reason that the word after <c>aside</c> names.</summary>
    /// <exception cref="FormatException">It names none.</exception>
    public static SetAsideReason ReasonOf(string word) =>
        word switch
        {
            "greeting" => SetAsideReason.Greeting,
            "signature" => SetAsideReason.Signature,
            "disclaimer" => SetAsideReason.Disclaimer,
            "quoted" => SetAsideReason.QuotedMail,
            "heading" => SetAsideReason.Heading,
            "who" => SetAsideReason.WhoWeAre,
            "how" => SetAsideReason.HowWeConsulted,
            "committee" => SetAsideReason.CommitteePaper,
            "plan" => SetAsideReason.AboutThePlan,
            "introduces" => SetAsideReason.IntroducesAList,
            "furniture" => SetAsideReason.PageFurniture,
            "nocomment" => SetAsideReason.NoComment,
            _ => throw new FormatException($"No reason to set aside is called '{word}'."),
        };

    /// <summary>The kind of point that a mark's first word names.</summary>
    /// <exception cref="FormatException">It names none.</exception>
    public static PointKind KindOf(string word) =>
        word switch
        {
            "own" => PointKind.OwnView,
            "echo" => PointKind.PlanEcho,
            "wording" => PointKind.ProposedWording,
            "verdict" => PointKind.Verdict,
            "third" => PointKind.ThirdPartyView,
            _ => throw new FormatException($"No kind of point is called '{word}'."),
        };
}
