using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents;

/// <summary>Reads plain text: paragraphs as blank lines divide them, pages as form feeds do.</summary>
internal static class PlainTextReader
{
    public static ExtractedText Read(string content, ReadingBudget budget, CancellationToken cancellationToken)
    {
        var text = new DocumentText(budget, cancellationToken);
        var isFirst = true;
        foreach (var page in content.Split('\f'))
        {
            if (!text.GoesOn())
                break;
            if (!isFirst)
                text.NextPage();
            isFirst = false;
            foreach (var paragraph in TextTidy.Block(page).Split("\n\n"))
            {
                if (text.GoesOn())
                    text.Paragraph(paragraph);
            }
        }

        return text.Done();
    }
}
