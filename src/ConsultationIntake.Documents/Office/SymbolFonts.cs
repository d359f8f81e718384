namespace ConsultationIntake.Documents.Office;

/// <summary>What characters of fonts that hold pictures in place of letters mean, where they mean something.</summary>
internal static class SymbolFonts
{
    /// <summary>Characters of such fonts stand at their code, or at their code in this private area.</summary>
    private const int PrivateArea = 0xF000;
    private const int FirstOfSymbol = 0x20;

    // Adobe's Symbol encoding from the space on; a dot stands for what is no letter, digit or sign of writing.
    private const string Symbol = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

    // Wingdings, and the ticks and crosses of Wingdings 2, by their codes.
    private static readonly Dictionary<int, string> Wingdings = new()
    {
        [0x22] = "✂",
        [0x28] = "☎",
        [0x2A] = "✉",
        [0x4A] = "☺",
        [0x4C] = "☹",
        [0xA3] = "☐",
        [0xA8] = "☐",
        [0xFB] = "✗",
        [0xFC] = "✓",
        [0xFD] = "☒",
        [0xFE] = "☑",
        [0xDF] = "←",
        [0xE0] = "→",
        [0xE1] = "↑",
        [0xE2] = "↓",
        [0xE8] = "→",
        [0xF0] = "⇨",
    };

    private static readonly Dictionary<int, string> Wingdings2 = new()
    {
        [0x4F] = "✗",
        [0x50] = "✓",
        [0x51] = "☒",
        [0x52] = "☑",
        [0x53] = "☒",
        [0x54] = "☒",
        [0xA3] = "☐",
    };

    public static bool IsSymbolFont(string? font) =>
        font is not null
        && (
            font.Equals("Symbol", StringComparison.OrdinalIgnoreCase)
            || font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase)
            || font.StartsWith("Webdings", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The character in Unicode; a bullet for a picture that has none.</summary>
    public static string Text(string? font, int code)
    {
        if (code is >= PrivateArea and <= PrivateArea + 0xFF)
            code -= PrivateArea;
        else if (!IsSymbolFont(font))
            return code is > 0 and < 0xD800 or > 0xDFFF and < 0x10FFFF ? char.ConvertFromUtf32(code) : "";
        if ("Symbol".Equals(font, StringComparison.OrdinalIgnoreCase))
            return code - FirstOfSymbol is >= 0 and var at && at < Symbol.Length ? Symbol[at].ToString() : "•";
        var table = "Wingdings 2".Equals(font, StringComparison.OrdinalIgnoreCase) ? Wingdings2 : Wingdings;
        return table.GetValueOrDefault(code, "•");
    }

    /// <summary>The same for every character of a text, where its font is such a one; others stay.</summary>
    public static string Text(string? font, string text) =>
        IsSymbolFont(font) || text.Any(c => c is >= (char)PrivateArea and <= (char)(PrivateArea + 0xFF))
            ? string.Concat(text.Select(c => char.IsWhiteSpace(c) ? c.ToString() : Text(font, c)))
            : text;
}
