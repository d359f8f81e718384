using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// How a workbook shows its numbers (ECMA-376 part 1, section 18.8.30): as dates, times, percentages or plain. What is a rare format, such
/// as a fraction, is shown as a plain number; days are written out, as the order of day and month is the reader's own setting.
/// </summary>
internal sealed partial class CellFormats
{
    private const int LongestCode = 100;
    private const int MaxStyles = 100_000;
    private const double LastDay = 2_958_466;

    // Those that every workbook has without listing them, and that are neither plain nor text.
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [14] = "d/m/yyyy",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm",
        [19] = "h:mm:ss",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "d/m/yyyy h:mm",
        [37] = "#,##0",
        [38] = "#,##0",
        [39] = "#,##0.00",
        [40] = "#,##0.00",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss",
    };

    private static readonly SearchValues<char> OfMoments = SearchValues.Create("yYdDhHsS");

    private readonly Dictionary<int, string> listed = [];
    private readonly List<int> ofStyle = [];

    /// <summary>Whether days are counted from 1904, as old versions for the Macintosh do.</summary>
    public bool From1904 { get; set; }

    /// <summary>Reads the part <c>styles.xml</c>.</summary>
    /// <param name="goesOn">Asked before each element: false where the budget is spent.</param>
    public void Read(XmlReader xml, Func<bool> goesOn)
    {
        var inCells = false;
        while (goesOn() && xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.NodeType != XmlNodeType.Element)
                continue;
            else if (xml.LocalName == "numFmt" && Number(xml.GetAttribute("numFmtId")) is { } id)
                listed[id] = xml.GetAttribute("formatCode") ?? "";
            else if (xml.LocalName == "xf" && inCells && ofStyle.Count < MaxStyles)
                ofStyle.Add(Number(xml.GetAttribute("numFmtId")) ?? 0);
        }
    }

    /// <summary>
    /// The moment that a cell shows, where it shows a day, month or year; null for any other number, and for no day that is.
    /// </summary>
    /// <param name="value">As the file has it: invariant, with a point.</param>
    /// <param name="style">The cell's attribute <c>s</c>, or null.</param>
    public DateTime? DateOf(string value, string? style) =>
        IsDay(FormatOf(style))
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)
        && Since1900(days) is >= 0 and < LastDay and var serial
            ? DateTime.FromOADate(serial)
            : null;

    /// <summary>A cell's number as it is shown.</summary>
    /// <param name="value">As the file has it: invariant, with a point.</param>
    /// <param name="style">The cell's attribute <c>s</c>, or null.</param>
    public string Show(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return value;
        var format = FormatOf(style);
        var code = listed.GetValueOrDefault(format) ?? BuiltIn.GetValueOrDefault(format) ?? "";
        if (code.Length is 0 or > LongestCode || code.Equals("General", StringComparison.OrdinalIgnoreCase))
            return Plain(number);
        // "[h]" counts hours on and on, "[$£-809]" is a currency; other brackets are colours and conditions.
        if (Elapsed().IsMatch(code))
            return Duration(number);
        code = Bracketed().Replace(code, match => match.Groups["sign"].Value);
        var bare = Literal().Replace(code, "");
        if (bare.AsSpan().ContainsAny(OfMoments) || bare.Contains("mm", StringComparison.OrdinalIgnoreCase))
            return Moment(number, bare);
        return bare.AsSpan().ContainsAny('/', 'E', '@') || !bare.AsSpan().ContainsAny('0', '#') ? Plain(number) : Formatted(number, code);
    }

    private int FormatOf(string? style) => Number(style) is { } index && index < ofStyle.Count ? ofStyle[index] : 0;

    /// <summary>East Asian workbooks have dates of their own without listing them.</summary>
    private bool IsDay(int format)
    {
        if (format is (>= 27 and <= 36) or (>= 50 and <= 58))
            return true;
        var code = listed.GetValueOrDefault(format) ?? BuiltIn.GetValueOrDefault(format) ?? "";
        if (code.Length is 0 or > LongestCode || code.Equals("General", StringComparison.OrdinalIgnoreCase) || Elapsed().IsMatch(code))
            return false;
        var bare = Literal().Replace(Bracketed().Replace(code, ""), "");
        var isTime = bare.AsSpan().ContainsAny("hHsS");
        return bare.AsSpan().ContainsAny("yYdD") || (!isTime && bare.AsSpan().ContainsAny("mM"));
    }

    private double Since1900(double days) => From1904 ? days + 1462 : days;

    private static string Plain(double number) => number.ToString("G15", CultureInfo.InvariantCulture);

    /// <summary>
    /// .NET writes its own formats nearly so: an underscore leaves room, a star fills it, a question mark is a digit's place.
    /// </summary>
    private static string Formatted(double number, string code)
    {
        try
        {
            return number.ToString(Room().Replace(code, "").Replace('?', '#'), CultureInfo.InvariantCulture).Trim();
        }
        catch (FormatException)
        {
            return Plain(number);
        }
    }

    private static string Duration(double days)
    {
        if (days is < 0 or >= LastDay)
            return Plain(days);
        var span = TimeSpan.FromDays(days);
        return string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{span:mm\\:ss}");
    }

    private string Moment(double number, string code)
    {
        if (number is < 0 or >= LastDay)
            return Plain(number);
        var moment = DateTime.FromOADate(Since1900(number));
        var (hasDay, hasTime) = (code.AsSpan().ContainsAny("yYdD"), code.AsSpan().ContainsAny("hHsS"));
        hasDay |= !hasTime;
        var day = moment.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var time = moment.ToString(moment.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
        return hasDay && hasTime ? $"{day} {time}"
            : hasDay ? day
            : time;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\[[hHmMsS]+\]")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"\[(?:\$(?<sign>[^\]-]*))?[^\]]*\]")]
    private static partial Regex Bracketed();

    [GeneratedRegex("\"[^\"]*\"|\\\\.|[_*].")]
    private static partial Regex Literal();

    [GeneratedRegex("[_*].")]
    private static partial Regex Room();
}
