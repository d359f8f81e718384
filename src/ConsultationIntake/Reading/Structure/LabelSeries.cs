namespace ConsultationIntake.Reading.Structure;

/// <summary>
/// Finds labels that are told by their company: a number before a line may be a figure ("12 officers came") and a code a name ("A46 is
/// shut"), but not where line upon line begins so.
/// </summary>
internal static class LabelSeries
{
    private const int FewestInARow = 3;
    private const int FewestCodes = 2;

    /// <summary>The labels by where their lines start.</summary>
    public static Dictionary<int, ListLabel> Find(string text, IReadOnlyList<Line> lines)
    {
        var labelled = lines
            .Where(line => !line.IsBlank)
            .Select((line, place) => (line.Start, Place: place, Label: ListLabel.InSeriesAt(text, line.Start, line.End)))
            .Where(one => one.Label is not null)
            .Select(one => (one.Start, one.Place, Label: one.Label!.Value))
            .ToList();
        var found = new Dictionary<int, ListLabel>();
        foreach (
            var codes in labelled
                .Where(one => one.Label.Style == LabelStyle.Code)
                .GroupBy(one => (Letters(one.Label.Text), one.Label.Close))
        )
            if (codes.Select(one => one.Label.Text).Distinct().Count() >= FewestCodes)
                foreach (var (start, _, label) in codes)
                    found[start] = label;
        var numbers = labelled.Where(one => one.Label is { Style: LabelStyle.Number, Close: ' ' }).ToList();
        for (var i = 0; i < numbers.Count; )
        {
            var end = i + 1;
            while (
                end < numbers.Count
                && (numbers[end].Place == numbers[end - 1].Place + 1 || Counts(numbers[end - 1].Label, numbers[end].Label))
            )
                end++;
            if (end - i >= FewestInARow)
                foreach (var (start, _, label) in numbers[i..end])
                    found[start] = label;
            i = end;
        }

        return found;
    }

    private static string Letters(string code) => code[..code.AsSpan().IndexOfAnyInRange('0', '9')];

    private static bool Counts(ListLabel before, ListLabel label) =>
        label.Ordinal(LabelStyle.Number) == before.Ordinal(LabelStyle.Number) + 1;
}
