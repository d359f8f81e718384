using System.Buffers;

namespace ConsultationIntake.Reading.Structure;

internal enum LabelStyle
{
    Bullet,

    /// <summary>1, 2, 3.</summary>
    Number,

    /// <summary>1.1, 4.3.1, and 3.0 for a section.</summary>
    Dotted,
    Letter,
    CapitalLetter,
    Roman,

    /// <summary>R2, (9C), NB4: letters and a number together.</summary>
    Code,
}

/// <summary>The mark a list item begins with: its text without brackets and dots, and where the item's own words begin.</summary>
internal readonly record struct ListLabel(LabelStyle Style, string Text, char Close, int ContentStart)
{
    private const string Bullets = "•●▪◦○‣⁃·*-–—‐➢➤►✓■□\uF0B7\uF0A7";
    private const string CapitalLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int LongestRoman = 6;
    private const int LongestCode = 6;
    private static readonly SearchValues<char> NumberChars = SearchValues.Create("0123456789.");

    public bool IsBullet => Style == LabelStyle.Bullet;

    /// <summary>Reads the label at <paramref name="start"/>: a bullet, a label, or both (<c>- a. text</c>).</summary>
    public static ListLabel? At(string text, int start, int end)
    {
        var bullet = BulletAt(text, start, end);
        var from = bullet?.ContentStart ?? start;
        return EnumeratorAt(text, from, end) ?? bullet;
    }

    /// <summary>Reads a bracketed label in running text: <c>(a)</c>, <c>a)</c>, <c>(iv)</c>, <c>1)</c>.</summary>
    public static ListLabel? InlineAt(string text, int start, int end) =>
        EnumeratorAt(text, start, end) is { Close: ')' } label ? label : null;

    /// <summary>
    /// Reads what is a label only where others like it stand beside it: a number and one space (<c>7 It is not</c>), or a code
    /// (<c>R2 Name the body</c>, <c>(9C) Mr Tench</c>).
    /// </summary>
    public static ListLabel? InSeriesAt(string text, int start, int end)
    {
        var open = start < end && text[start] is '(' or '[';
        var i = open ? start + 1 : start;
        var from = i;
        while (i < end && i - from <= LongestCode && char.IsAsciiLetterOrDigit(text[i]))
            i++;
        var body = text.AsSpan(from, i - from);
        if (body.Length is 0 or > LongestCode || StyleInSeries(body) is not { } style)
            return null;
        var close = i < end && text[i] is ')' or ']' or '.' or ':' ? text[i++] : ' ';
        if (open != close is ')' or ']' || (open && close != (text[start] == '(' ? ')' : ']')))
            return null;
        var content = i;
        while (content < end && char.IsWhiteSpace(text[content]))
            content++;
        return content > i && content < end ? new ListLabel(style, body.ToString(), close, content) : null;
    }

    private static LabelStyle? StyleInSeries(ReadOnlySpan<char> body)
    {
        var digits = body.IndexOfAnyInRange('0', '9');
        if (digits < 0)
            return null;
        if (!body.ContainsAnyExceptInRange('0', '9'))
            return body.Length <= 3 ? LabelStyle.Number : null;
        var number = body[digits..].TrimEnd(CapitalLetters);
        return body[..digits].ContainsAnyExceptInRange('A', 'Z') || number.ContainsAnyExceptInRange('0', '9') ? null : LabelStyle.Code;
    }

    /// <summary>The number a label stands for in its own style, from 1; 0 where it has none.</summary>
    public int Ordinal(LabelStyle style) =>
        style switch
        {
            LabelStyle.Number => int.Parse(Text, System.Globalization.CultureInfo.InvariantCulture),
            LabelStyle.Letter or LabelStyle.CapitalLetter => (char.ToLowerInvariant(Text[0]) - 'a' + 1) + (26 * (Text.Length - 1)),
            LabelStyle.Roman => RomanValue(Text),
            _ => 0,
        };

    private static ListLabel? BulletAt(string text, int start, int end)
    {
        if (start >= end)
            return null;
        var c = text[start];
        var next = start + 1;
        var isMark = Bullets.Contains(c, StringComparison.Ordinal);
        if (!isMark && c != 'o')
            return null;
        var spaced = next < end && char.IsWhiteSpace(text[next]);
        if (!spaced && (c is '*' or '-' or '–' or '—' or '‐' or '·' or 'o' || next >= end))
            return null;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        return next < end ? new ListLabel(LabelStyle.Bullet, "", c, next) : null;
    }

    private static ListLabel? EnumeratorAt(string text, int start, int end)
    {
        var open = start < end && text[start] == '(';
        var i = open ? start + 1 : start;
        var from = i;
        while (
            i < end
            && i - from <= 12
            && (char.IsAsciiLetterOrDigit(text[i]) || (text[i] == '.' && i + 1 < end && char.IsAsciiDigit(text[i + 1])))
        )
            i++;
        var body = text.AsSpan(from, i - from);
        if (body.IsEmpty || StyleOf(body) is not { } style)
            return null;
        var close = i < end && text[i] is ')' or '.' or ':' ? text[i] : ' ';
        var content = close == ' ' ? i : i + 1;
        if (open && close != ')')
            return null;
        if (close == ')' && content < end && text[content] is '.' or ':')
            content++;
        var gap = content;
        while (gap < end && char.IsWhiteSpace(text[gap]))
            gap++;
        if (gap == end || !Separated(text, style, close, content, gap))
            return null;
        return new ListLabel(style, body.ToString(), close, gap);
    }

    private static bool Separated(string text, LabelStyle style, char close, int content, int gap) =>
        (style, close) switch
        {
            (LabelStyle.Dotted, _) => gap > content,
            (_, ')') => gap > content || char.IsLetter(text[gap]),
            (LabelStyle.Number, ' ') => gap - content >= 2 || (gap > content && text[content] == '\t'),
            (LabelStyle.Number, '.') => gap > content || char.IsLetter(text[gap]),
            (_, '.') => gap > content,
            _ => false,
        };

    private static LabelStyle? StyleOf(ReadOnlySpan<char> body)
    {
        if (char.IsAsciiDigit(body[0]))
        {
            if (body.ContainsAnyExcept(NumberChars))
                return null;
            return body.Contains('.') ? DottedStyle(body)
                : body.Length <= 3 ? LabelStyle.Number
                : null;
        }

        if (body.IndexOfAnyExceptInRange('a', 'z') < 0)
        {
            if (body.Length == 1 || (body.Length == 2 && body[0] == body[1] && body[0] != 'i' && body[0] != 'x'))
                return LabelStyle.Letter;
            return body.Length <= LongestRoman && RomanValue(body) > 0 ? LabelStyle.Roman : null;
        }

        return body.Length == 1 && char.IsAsciiLetterUpper(body[0]) ? LabelStyle.CapitalLetter : null;
    }

    private static LabelStyle? DottedStyle(ReadOnlySpan<char> body)
    {
        foreach (var piece in body.Split('.'))
        {
            if (body[piece].Length is 0 or > 3)
                return null;
        }

        return LabelStyle.Dotted;
    }

    private static int RomanValue(ReadOnlySpan<char> roman)
    {
        var (sum, last) = (0, int.MaxValue);
        foreach (var c in roman)
        {
            var value = c switch
            {
                'i' => 1,
                'v' => 5,
                'x' => 10,
                _ => 0,
            };
            if (value == 0)
                return 0;
            sum += value > last ? value - (2 * last) : value;
            last = value;
        }

        return sum;
    }
}
