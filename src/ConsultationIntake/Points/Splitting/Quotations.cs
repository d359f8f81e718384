using ConsultationIntake.Reading;

namespace ConsultationIntake.Points.Splitting;

/// <summary>A stretch of own words, or a quotation set apart from them.</summary>
internal readonly record struct QuotedPart(int Start, int End, PointKind Kind);

/// <summary>Sets apart quoted wording that stands for itself: proposed for the plan, or taken from it.</summary>
internal static class Quotations
{
    private const int FewestWords = 6;
    private const int WordsBefore = 14;

    public static List<QuotedPart> Split(Words words, int start, int end, WordRange before)
    {
        var text = words.Text;
        var parts = new List<QuotedPart>();
        var from = start;
        for (var i = start; i < end; i++)
        {
            var close = CloserOf(text[i]);
            if (close == '\0' || (text[i] is '"' or '‘' or '\'' && i > start && !char.IsWhiteSpace(text[i - 1]) && text[i - 1] is not '('))
                continue;
            var to = Close(text, close, i + 1, end);
            if (to < 0)
                break;
            var next = AfterQuote(text, to, end);
            var lead = words.Within(from, i);
            if (words.Within(i, to).Count >= FewestWords && EndsThere(text, next, end)
                && KindOf(lead.Count > 0 ? Last(lead) : Last(before), Stands(words, from, i, next, end)) is { } kind)
            {
                // What introduces another's words says nothing of its own; what asks for new ones does.
                var at = kind is PointKind.PlanEcho or PointKind.ThirdPartyView && Sentences.Of(words, from, i) is [.., var introduction] ? introduction.Start : i;
                Add(words, parts, from, at, PointKind.OwnView);
                Add(words, parts, at, next, kind);
                from = next;
            }

            i = to - 1;
        }

        Add(words, parts, from, end, PointKind.OwnView);
        return parts;
    }

    /// <summary>Somebody whose words these are: "one of our families put it this way:".</summary>
    private static readonly PhraseSet Speaker = new(
        """
        one|some|many|another of our|the|those
        family|families|member|members|client|resident|tenant|survivor|victim|volunteer|user|user|woman|man|person|mother|father|pupil|student told|said|says|put|wrote|described|explained
        """);

    private static PointKind? KindOf(WordRange lead, bool stands)
    {
        if (stands && lead.Has(Speaker) && lead.Count > 0)
            return PointKind.ThirdPartyView;
        if (lead.Has(PlanPhrases.Proposes))
            return PointKind.ProposedWording;
        return stands && lead.Has(PlanPhrases.Quotes) ? PointKind.PlanEcho : null;
    }

    /// <summary>Whether the quotation is a paragraph's own matter and not a phrase in somebody's sentence.</summary>
    private static bool Stands(Words words, int from, int quote, int next, int end)
    {
        var lead = words.Text.AsSpan(from, quote - from).TrimEnd();
        return lead.IsEmpty || lead.EndsWith(":") || (words.Within(next, end).Count == 0 && lead.EndsWith("\n"));
    }

    private static WordRange Last(WordRange range) => range.From(Math.Max(range.First, range.End - WordsBefore));

    private static char CloserOf(char open) => open switch
    {
        '“' => '”',
        '"' => '"',
        '‘' => '’',
        '«' => '»',
        _ => '\0',
    };

    /// <summary>Just past the closing mark, or -1. A ’ between letters is an apostrophe.</summary>
    private static int Close(string text, char close, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (text[i] == close && !(close == '’' && i + 1 < end && char.IsLetter(text[i + 1])))
                return i + 1;
        }

        return -1;
    }

    private static int AfterQuote(string text, int i, int end)
    {
        while (i < end && text[i] is '.' or ',' or ';' or ')')
            i++;
        return i;
    }

    private static bool EndsThere(string text, int next, int end)
    {
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        return next >= end || char.IsUpper(text[next]);
    }

    private static void Add(Words words, List<QuotedPart> parts, int start, int end, PointKind kind)
    {
        if (words.Within(start, end).Count > 0)
            parts.Add(new QuotedPart(start, end, kind));
    }
}
