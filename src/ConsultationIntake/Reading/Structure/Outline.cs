namespace ConsultationIntake.Reading.Structure;

/// <summary>Keeps the place of each block in the lists around it.</summary>
internal sealed class Outline
{
    private const int DeepestPath = 8;

    private readonly List<Entry> open = [];
    private bool interrupted;

    /// <summary>The path of the next block: its labels from the outermost in, or null.</summary>
    public string? PathOf(ListLabel? label, int indent)
    {
        if (label is not { } own)
        {
            // An item's second paragraph stands with the item.
            open.RemoveAll(entry => entry.Style == LabelStyle.Bullet);
            interrupted = true;
            return Path();
        }

        if (own.IsBullet)
            PlaceBullet(own, indent);
        else
            PlaceLabelled(own);
        var path = Path();
        interrupted = own.IsBullet && interrupted;
        if (open.Count >= DeepestPath)
            open.RemoveAt(0);
        return path;
    }

    /// <summary>A heading ends the lists above it.</summary>
    public void EndLists() => open.RemoveAll(entry => entry.Style is not (LabelStyle.Dotted or LabelStyle.Number));

    private void PlaceBullet(ListLabel label, int indent)
    {
        if (interrupted && open is [.., { Style: LabelStyle.Letter or LabelStyle.Roman or LabelStyle.CapitalLetter }] && indent == 0)
            open.Clear();
        var mark = label.Close;
        // Word keeps nested bullets at the margin and tells them apart by their mark alone.
        var first = open.FindIndex(entry =>
            entry.Style == LabelStyle.Bullet && (entry.Indent > indent || (entry.Indent == indent && entry.Close == mark))
        );
        if (first >= 0)
            open.RemoveRange(first, open.Count - first);

        open.Add(new Entry(LabelStyle.Bullet, "", 0, mark, indent));
    }

    private void PlaceLabelled(ListLabel label)
    {
        open.RemoveAll(entry => entry.Style == LabelStyle.Bullet);
        if (label.Style == LabelStyle.Dotted)
        {
            var number = TrimZero(label.Text);
            var parent = open.FindLastIndex(entry => IsPrefix(entry.Text, number));
            open.RemoveRange(parent + 1, open.Count - parent - 1);
            open.Add(new Entry(LabelStyle.Dotted, number, 0, ' ', 0));
            return;
        }

        var style = Resolve(label);
        var ordinal = label.Ordinal(style);
        var sibling = open.FindLastIndex(entry => entry.Style == style && (entry.Close == label.Close || entry.Ordinal == ordinal - 1));
        if (sibling >= 0)
            open.RemoveRange(sibling, open.Count - sibling);
        else if (ordinal != 1)
            open.RemoveAll(entry => entry.Style == style);
        open.Add(new Entry(style, label.Text, ordinal, label.Close, 0));
    }

    /// <summary>Whether <c>i</c>, <c>v</c> and <c>x</c> go on a lettered list or a roman one.</summary>
    private LabelStyle Resolve(ListLabel label)
    {
        if (label.Style is not (LabelStyle.Letter or LabelStyle.Roman))
            return label.Style;
        foreach (var style in (ReadOnlySpan<LabelStyle>)[LabelStyle.Roman, LabelStyle.Letter])
        {
            var ordinal = label.Ordinal(style);
            if (ordinal > 1 && open.Exists(entry => entry.Style == style && entry.Ordinal == ordinal - 1))
                return style;
        }

        return label.Text == "i" || label.Style == LabelStyle.Roman ? LabelStyle.Roman : LabelStyle.Letter;
    }

    private string? Path()
    {
        var labels = new List<string>();
        for (var i = 0; i < open.Count; i++)
        {
            var labelled = open[i].Style != LabelStyle.Bullet;
            if (labelled && !(i + 1 < open.Count && IsPrefix(open[i].Text, open[i + 1].Text)))
                labels.Add(open[i].Text);
        }

        return labels.Count == 0 ? null : string.Join(" / ", labels);
    }

    private static string TrimZero(string number) => number.EndsWith(".0", StringComparison.Ordinal) ? number[..^2] : number;

    private static bool IsPrefix(string parent, string child) =>
        parent.Length > 0
        && child.Length > parent.Length
        && child[parent.Length] == '.'
        && child.StartsWith(parent, StringComparison.Ordinal);

    private readonly record struct Entry(LabelStyle Style, string Text, int Ordinal, char Close, int Indent);
}
