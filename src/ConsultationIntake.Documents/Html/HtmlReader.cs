using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Html;

/// <summary>Reads an attached web page.</summary>
internal static class HtmlReader
{
    public static ExtractedText Read(ReadOnlyMemory<byte> content, ReadingBudget budget, CancellationToken cancellationToken) =>
        HtmlText.Read(Charsets.Decode(content.Span, DeclaredCharset(content.Span)), budget, cancellationToken);

    /// <summary>What its head says of its charset (HTML, section 4.2.5.4), in its first bytes; or null.</summary>
    private static string? DeclaredCharset(ReadOnlySpan<byte> content)
    {
        var head = System.Text.Encoding.ASCII.GetString(content[..Math.Min(content.Length, 2048)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        return at < 0
            ? null
            : new string([.. head[(at + 8)..].TrimStart('"', '\'', ' ').TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]);
    }
}
