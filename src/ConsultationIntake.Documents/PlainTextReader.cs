using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents;

/// <summary>Reads plain text: paragraphs as blank lines divide them, pages as form feeds do.</summary>
internal static class PlainTextReader
{
    public static ExtractedText Read(string content, ReadingLimits limits)
    {
        var text = new DocumentText(limits);
        var pages = content.Split('\f');
        for (var i = 0; i < pages.Length && !text.IsFull; i++)
        {
            if (i > 0)
                text.NextPage();
            foreach (var paragraph in TextTidy.Block(pages[i]).Split("\n\n"))
                text.Paragraph(paragraph);
        }

        return text.Done();
    }
}
