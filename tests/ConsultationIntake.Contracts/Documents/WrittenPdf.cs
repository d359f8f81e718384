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
