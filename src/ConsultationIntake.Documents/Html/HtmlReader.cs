using ConsultationIntake.Documents.Emails;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Html;

/// <summary>Reads an attached web page.</summary>
internal static class HtmlReader
{
    public static ExtractedText Read(ReadOnlyMemory<byte> content, ReadingLimits limits) =>
        PlainTextReader.Read(HtmlText.Convert(Charsets.Decode(content.Span, null)), limits);
}
