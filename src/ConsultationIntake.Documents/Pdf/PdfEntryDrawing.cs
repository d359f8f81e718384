using System.Net;
using System.Text;
using System.Xml;
using UglyToad.PdfPig.Core;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>Draws what was filled into a box: its words in rows that fit, in blue, as a pen would.</summary>
internal static class PdfEntryDrawing
{
    private const double Largest = 12;
    private const double Smallest = 5;
    private const double Pitch = 1.2;

    /// <summary>About how wide a letter is, in parts of the type size.</summary>
    private const double Width = 0.52;

    /// <returns>Whether all of it found room.</returns>
    internal static bool Draw(StringBuilder drawn, PdfFilledIn entry, PdfRectangle place, double pageHeight)
    {
        var size = Largest;
        var rows = Rows(entry.Text, place.Width, size);
        while (size > Smallest && rows.Count * size * Pitch > place.Height)
            rows = Rows(entry.Text, place.Width, size = Math.Max(Smallest, size - 0.5));
        var fitting = Math.Max(1, (int)(place.Height / (size * Pitch)));
        foreach (var (i, row) in rows.Take(fitting).Index())
        {
            drawn
                .Append("<text font-family=\"sans-serif\" fill=\"#00308f\" x=\"")
                .Append(PdfDrawing.Number(place.Left + 2))
                .Append("\" y=\"")
                .Append(PdfDrawing.Number(pageHeight - place.Top + (size * (1 + (i * Pitch)))))
                .Append("\" font-size=\"")
                .Append(PdfDrawing.Number(size))
                .Append("\">")
                .Append(WebUtility.HtmlEncode(row))
                .Append("</text>");
        }

        return rows.Count <= fitting;
    }

    private static List<string> Rows(string text, double width, double size)
    {
        var most = Math.Max(1, (int)(width / (Width * size)));
        var rows = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var row = new StringBuilder();
            foreach (var word in string.Concat(line.Where(XmlConvert.IsXmlChar)).Split(' '))
            {
                if (row.Length > 0 && row.Length + word.Length >= most)
                {
                    rows.Add(row.ToString());
                    row.Clear();
                }

                row.Append(row.Length > 0 ? " " : "").Append(word);
            }

            rows.Add(row.ToString());
        }

        return rows;
    }
}
