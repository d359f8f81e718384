using System.Globalization;
using System.Text;

namespace ConsultationIntake.Documents.Office;

/// <summary>Counts through the levels of a list and writes its labels as they are printed: <c>a)</c>, <c>4.3.1</c>, <c>iv.</c></summary>
internal sealed class ListLabels(IReadOnlyList<ListLabels.Level> levels)
{
    private readonly int[] counters = [.. levels.Select(level => level.Start - 1)];

    /// <param name="Format">As Word or ODF names it: <c>decimal</c> or <c>1</c>, <c>lowerLetter</c> or <c>a</c>, <c>bullet</c>, <c>none</c>.</param>
    /// <param name="Text">The label with <c>%1</c> to <c>%9</c> for the counters of the levels.</param>
    internal sealed record Level(string Format, string Text, int Start = 1);

    /// <summary>The next label of a level: empty where the level has none, <c>-</c> for a bullet.</summary>
    public string Next(int level)
    {
        if (levels.Count == 0)
            return "";
        level = Math.Clamp(level, 0, levels.Count - 1);
        counters[level]++;
        for (var below = level + 1; below < counters.Length; below++)
            counters[below] = levels[below].Start - 1;
        for (var above = 0; above < level; above++)
            counters[above] = Math.Max(counters[above], levels[above].Start);
        return levels[level].Format switch
        {
            "bullet" => "-",
            "none" or "" => "",
            _ => Fill(levels[level].Text),
        };
    }

    private string Fill(string text)
    {
        var label = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 1 < text.Length && text[i + 1] is >= '1' and <= '9' && text[i + 1] - '1' < levels.Count)
                label.Append(Number(counters[text[++i] - '1'], levels[text[i] - '1'].Format));
            else
                label.Append(text[i]);
        }

        return label.ToString().Trim();
    }

    private static string Number(int n, string format) => format switch
    {
        "lowerLetter" or "a" => Letters(n),
        "upperLetter" or "A" => Letters(n).ToUpperInvariant(),
        "lowerRoman" or "i" => Roman(n),
        "upperRoman" or "I" => Roman(n).ToUpperInvariant(),
        "decimalZero" => n.ToString("00", CultureInfo.InvariantCulture),
        _ => n.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letters(int n) =>
        n is < 1 or > 1000 ? n.ToString(CultureInfo.InvariantCulture) : new string((char)('a' + ((n - 1) % 26)), ((n - 1) / 26) + 1);

    private static string Roman(int n)
    {
        if (n is < 1 or > 3999)
            return n.ToString(CultureInfo.InvariantCulture);
        var roman = new StringBuilder();
        foreach (var (value, numeral) in RomanNumerals)
        {
            for (; n >= value; n -= value)
                roman.Append(numeral);
        }

        return roman.ToString();
    }

    private static readonly (int Value, string Numeral)[] RomanNumerals =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];
}
