using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace ConsultationIntake.Contracts.Documents;

/// <summary>PDFs of as many pages as a test wants.</summary>
public static class WrittenPdf
{
    private const int WidestLine = 90;
    private const double LineHeight = 14;

    /// <param name="page">The words of a page, by its number from 1; broken into lines as a letter is.</param>
    public static byte[] OfPages(int count, Func<int, string> page)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var number = 1; number <= count; number++)
        {
            var paper = builder.AddPage(PageSize.A4);
            foreach (var (i, line) in Lines(page(number)).Index())
                paper.AddText(line, 11, new PdfPoint(60, 760 - (i * LineHeight)), font);
        }

        return builder.Build();
    }

    /// <summary>
    /// A form as an office sends it out, filled in: two questions, of which the second field is under two ticks, words typed on top, and a
    /// note in the margin.
    /// </summary>
    /// <param name="saysItsPage">Whether the fields name the page they are on, which not every program writes.</param>
    public static byte[] FilledInForm(bool saysItsPage = true)
    {
        const string content =
            "BT /F1 11 Tf 60 760 Td (1. What should the police do first?) Tj 0 -120 Td (2. Do you agree?) Tj 20 -20 Td (Yes, I do) Tj "
            + "120 0 Td (No, I do not) Tj ET";
        var page = saysItsPage ? "/P 3 0 R " : "";
        return Encoding.ASCII.GetBytes(
            "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R 6 0 R 7 0 R] >> >> endobj\n"
                + "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
                + "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Annots [5 0 R 6 0 R 7 0 R 8 0 R 9 0 R 10 0 R] "
                + "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n"
                + $"4 0 obj << /Length {content.Length} >> stream\n{content}\nendstream endobj\n"
                + $"5 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (first) {page}/Ff 4096 /Rect [60 670 400 750] "
                + "/V (Mend the lamps in Mill Lane.\nPut an officer <back> on foot.) >> endobj\n"
                + $"6 0 obj << /Type /Annot /Subtype /Widget /FT /Btn /T (yes) {page}/V /Yes /AS /Yes /Rect [60 616 74 630] >> endobj\n"
                + $"7 0 obj << /Type /Annot /Subtype /Widget /FT /Btn /T (no) {page}/V /Off /AS /Off /Rect [180 616 194 630] >> endobj\n"
                + "8 0 obj << /Type /Annot /Subtype /FreeText /Rect [60 500 400 520] /Contents (And answer the telephone.) >> endobj\n"
                + "9 0 obj << /Type /Annot /Subtype /Text /Rect [500 700 520 720] /Contents (This is too long.) >> endobj\n"
                + "10 0 obj << /Type /Annot /Subtype /FreeText /F 2 /Rect [60 400 400 420] /Contents (Taken back.) >> endobj\n"
                + "trailer << /Root 1 0 R /Size 11 >>\n%%EOF"
        );
    }

    private static IEnumerable<string> Lines(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length >= WidestLine)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
