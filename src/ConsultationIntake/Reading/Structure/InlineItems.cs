namespace ConsultationIntake.Reading.Structure;

/// <summary>Finds lists run on in a paragraph: "we ask that (a) …; (b) …; and (c) …".</summary>
internal static class InlineItems
{
    private const int FewestCharacters = 12;

    /// <summary>
    /// The paragraph's stretches with their labels; the first, without a label, introduces them. One where there is no such list.
    /// </summary>
    public static IReadOnlyList<(int Start, int End, string? Label)> Of(string text, int start, int end)
    {
        var labels = new List<(int At, ListLabel Label)>();
        var style = LabelStyle.Bullet;
        for (var i = start; i < end; i++)
        {
            var begins = i == start || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is ';' or ':' or ',';
            if (!begins || !(text[i] == '(' || char.IsAsciiLetterOrDigit(text[i])) || ListLabel.InlineAt(text, i, end) is not { } label)
                continue;
            var wanted =
                labels.Count > 0 ? style
                : label.Text == "i" ? LabelStyle.Roman
                : label.Style;
            if (wanted is LabelStyle.Bullet or LabelStyle.Dotted || !Fits(label, wanted) || label.Ordinal(wanted) != labels.Count + 1)
                continue;
            style = wanted;
            labels.Add((i, label));
        }

        return labels.Count >= 2 && Parts(text, start, end, labels) is { } parts ? parts : [(start, end, null)];
    }

    private static bool Fits(ListLabel label, LabelStyle style) =>
        label.Style == style
        || (
            style is LabelStyle.Letter or LabelStyle.Roman
            && label.Style is LabelStyle.Letter or LabelStyle.Roman
            && label.Ordinal(style) > 0
        );

    private static List<(int Start, int End, string? Label)>? Parts(string text, int start, int end, List<(int At, ListLabel Label)> labels)
    {
        var parts = new List<(int, int, string?)> { (start, labels[0].At, null) };
        for (var i = 0; i < labels.Count; i++)
        {
            var to = i + 1 < labels.Count ? labels[i + 1].At : end;
            if (to - labels[i].Label.ContentStart < FewestCharacters)
                return null;
            parts.Add(
                (
                    labels[i].Label.ContentStart,
                    i + 1 < labels.Count ? WithoutAnd(text, labels[i].Label.ContentStart, to) : to,
                    labels[i].Label.Text
                )
            );
        }

        return parts;
    }

    /// <summary>Leaves off the "and" before the next label.</summary>
    private static int WithoutAnd(string text, int start, int end)
    {
        var kept = text.AsSpan(start, end - start).TrimEnd();
        foreach (var joint in (ReadOnlySpan<string>)[" and", " or"])
            if (kept.EndsWith(joint, StringComparison.OrdinalIgnoreCase))
                return start + kept.Length - joint.Length;
        return end;
    }
}
