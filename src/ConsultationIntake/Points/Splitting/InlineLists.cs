namespace ConsultationIntake.Points.Splitting;

/// <summary>A stretch of a paragraph, with its label where the paragraph numbers its parts as it goes along.</summary>
internal readonly record struct InlineItem(int Start, int End, string? Label);

/// <summary>Finds lists run on in a paragraph: "we ask that (a) …; (b) …; and (c) …".</summary>
internal static class InlineLists
{
    private const int FewestWords = 3;

    /// <summary>The paragraph's parts; the first, without a label, is what introduces them. One part where there is no such list.</summary>
    public static List<InlineItem> Of(Words words, int start, int end)
    {
        var text = words.Text;
        var labels = new List<(int At, ListLabel Label)>();
        var style = LabelStyle.Bullet;
        for (var i = start; i < end; i++)
        {
            var begins = i == start || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is ';' or ':' or ',';
            if (!begins || !(text[i] == '(' || char.IsAsciiLetterOrDigit(text[i])) || ListLabel.InlineAt(text, i, end) is not { } label)
                continue;
            var wanted = labels.Count == 0 ? FirstStyle(label) : style;
            if (wanted is LabelStyle.Bullet or LabelStyle.Dotted || !Fits(label, wanted) || label.Ordinal(wanted) != labels.Count + 1)
                continue;
            style = wanted;
            labels.Add((i, label));
        }

        return labels.Count >= 2 && Parts(words, start, end, labels) is { } parts ? parts : [new InlineItem(start, end, null)];
    }

    private static LabelStyle FirstStyle(ListLabel label) => label.Text == "i" ? LabelStyle.Roman : label.Style;

    private static bool Fits(ListLabel label, LabelStyle style) =>
        label.Style == style || (style is LabelStyle.Letter or LabelStyle.Roman && label.Style is LabelStyle.Letter or LabelStyle.Roman && label.Ordinal(style) > 0);

    private static List<InlineItem>? Parts(Words words, int start, int end, List<(int At, ListLabel Label)> labels)
    {
        var parts = new List<InlineItem> { new(start, labels[0].At, null) };
        for (var i = 0; i < labels.Count; i++)
        {
            var to = i + 1 < labels.Count ? labels[i + 1].At : end;
            if (words.Within(labels[i].Label.ContentStart, to).Count < FewestWords)
                return null;
            parts.Add(new InlineItem(labels[i].Label.ContentStart, TrimAnd(words, labels[i].Label.ContentStart, to, i + 1 < labels.Count), labels[i].Label.Text));
        }

        return parts;
    }

    /// <summary>Leaves off the "and" before the next label.</summary>
    private static int TrimAnd(Words words, int start, int end, bool more)
    {
        var range = words.Within(start, end);
        if (!more || range.Count == 0)
            return end;
        var last = words.SpanOf(range.End - 1);
        var isAnd = words[range.End - 1].Equals("and", StringComparison.OrdinalIgnoreCase) || words[range.End - 1].Equals("or", StringComparison.OrdinalIgnoreCase);
        return isAnd && words.Text.AsSpan(last.End, end - last.End).IsWhiteSpace() ? last.Start : end;
    }
}
