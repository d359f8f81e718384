using ConsultationIntake.Inbox.Mime;

namespace ConsultationIntake.Inbox.Extraction.Html;

/// <summary>Reads an attached web page.</summary>
internal static class HtmlReader
{
    public static ExtractedText Read(ReadOnlyMemory<byte> content, ExtractionLimits limits) =>
        PlainTextReader.Read(HtmlText.Convert(Charsets.Decode(content.Span, null)), limits);
}
