using System.Globalization;
using System.Text;

namespace ConsultationIntake.Documents.Office;

/// <summary>Counts through the levels of a list and writes its labels as they are printed: <c>a)</c>, <c>4.3.1</c>, <c>iv.</c></summary>
internal sealed class ListLabels(IReadOnlyList<ListLabels.Level> levels)
{
    private const int MostRepeats = 20;

    private static readonly (int Value, string Numeral)[] RomanNumerals =
    [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];

    private readonly int[] counters = [.. levels.Select(level => level.Start - 1)];

    /// <param name="Format">As Word or ODF names it: <c>decimal</c> or <c>1</c>, <c>lowerLetter</c> or <c>a</c>, <c>bullet</c>,
    /// <c>none</c>.</param>
    /// <param name="Text">The label with <c>%1</c> to <c>%9</c> for the counters of the levels.</param>
    /// <param name="RestartsAfter">The level, from 1, whose items start this one again; 0 for none; null for every level above.</param>
    /// <param name="IsLegal">Whether counters of levels above are written as digits, whatever those levels write.</param>
    internal sealed record Level(string Format, string Text, int Start = 1, int? RestartsAfter = null, bool IsLegal = false);

    public void Restart(int level, int start)
    {
        if (level < counters.Length)
            counters[level] = start - 1;
    }

    /// <summary>The next label of a level: empty where the level has none, <c>-</c> for a bullet.</summary>
    /// <param name="shown">The levels as a list shows them that counts with others and is written otherwise; null for its own.</param>
    public string Next(int level, IReadOnlyList<Level>? shown = null)
    {
        shown = shown is { Count: > 0 } ? shown : levels;
        if (levels.Count == 0)
            return "";
        level = Math.Clamp(level, 0, Math.Min(levels.Count, shown.Count) - 1);
        counters[level]++;
        for (var below = level + 1; below < counters.Length; below++)
        {
            if (levels[below].RestartsAfter is not { } after || after > level)
                counters[below] = (below < shown.Count ? shown[below] : levels[below]).Start - 1;
        }

        for (var above = 0; above < level; above++)
            counters[above] = Math.Max(counters[above], levels[above].Start);
        return shown[level].Format switch
        {
            "bullet" => "-",
            "none" or "" => "",
            _ => Fill(shown[level], shown),
        };
    }

    private string Fill(Level level, IReadOnlyList<Level> shown)
    {
        var label = new StringBuilder();
        for (var i = 0; i < level.Text.Length; i++)
        {
            if (
                level.Text[i] == '%'
                && i + 1 < level.Text.Length
                && level.Text[i + 1] is >= '1' and <= '9'
                && level.Text[i + 1] - '1' < Math.Min(counters.Length, shown.Count)
            )
            {
                var number = level.Text[++i] - '1';
                label.Append(Number(counters[number], level.IsLegal ? "decimal" : shown[number].Format));
            }
            else
            {
                label.Append(level.Text[i]);
            }
        }

        return label.ToString().Trim();
    }

    private static string Number(int n, string format) =>
        format switch
        {
            "lowerLetter" or "a" => Letters(n),
            "upperLetter" or "A" => Letters(n).ToUpperInvariant(),
            "lowerRoman" or "i" => Roman(n),
            "upperRoman" or "I" => Roman(n).ToUpperInvariant(),
            "decimalZero" => n.ToString("00", CultureInfo.InvariantCulture),
            "ordinal" => Ordinal(n),
            "bullet" or "none" or "" => "",
            _ => n.ToString(CultureInfo.InvariantCulture),
        };

    private static string Letters(int n) =>
        n is < 1 or > 26 * MostRepeats
            ? n.ToString(CultureInfo.InvariantCulture)
            : new string((char)('a' + ((n - 1) % 26)), ((n - 1) / 26) + 1);

    private static string Ordinal(int n) =>
        n.ToString(CultureInfo.InvariantCulture)
        + (
            (n % 100) is 11 or 12 or 13
                ? "th"
                : (n % 10) switch
                {
                    1 => "st",
                    2 => "nd",
                    3 => "rd",
                    _ => "th",
                }
        );

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
}
