using System.Text;

namespace ConsultationIntake.Documents;

/// <summary>What words of Rich Text and its numbers mean (RTF 1.9.1).</summary>
internal static class RtfWords
{
    private static readonly HashSet<string> NoText = new(StringComparer.Ordinal)
    {
        "colortbl",
        "stylesheet",
        "info",
        "object",
        "fldinst",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "bkmkstart",
        "bkmkend",
        "atnid",
        "atnauthor",
        "filetbl",
        "pgptbl",
        "pn",
        "nonshppict",
    };

    // What \fcharset numbers mean as code pages (section "Font Table"); 0 and 1 are the document's own.
    private static readonly Dictionary<int, int> CodePages = new()
    {
        [77] = 10000,
        [128] = 932,
        [129] = 949,
        [130] = 1361,
        [134] = 936,
        [136] = 950,
        [161] = 1253,
        [162] = 1254,
        [163] = 1258,
        [177] = 1255,
        [178] = 1256,
        [186] = 1257,
        [204] = 1251,
        [222] = 874,
        [238] = 1250,
        [254] = 437,
        [255] = 850,
    };

    /// <summary>Whether a group that begins with this word holds nothing that is read.</summary>
    internal static bool IsNoText(string word) => NoText.Contains(word);

    /// <summary>The charset of a font, by its <c>\fcharset</c>; null where it is the document's own.</summary>
    internal static Encoding? CharsetOf(int number) => CodePages.TryGetValue(number, out var page) ? Charsets.OfCodePage(page) : null;

    /// <summary>The character that a word stands for, or null.</summary>
    internal static string? Character(string word) =>
        word switch
        {
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            _ => null,
        };
}
