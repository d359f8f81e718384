using System.Globalization;
using System.Security;
using System.Text;
using UglyToad.PdfPig.Content;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>Letters of one look that stand in one row are one text of an SVG picture, with the place of each.</summary>
internal sealed class LettersInRow(StringBuilder svg)
{
    private const int MostOfALetter = 8;
    private const string Sans = "Arial, Helvetica, sans-serif";
    private const string Serif = "'Times New Roman', Times, serif";

    private readonly StringBuilder places = new();
    private readonly StringBuilder text = new();
    private string look = "";

    internal int Length => places.Length + text.Length;

    internal void Add(Letter letter, double pageHeight, string colour)
    {
        var value = Visible(letter.Value);
        if (value.Length == 0)
            return;
        var (from, to) = (letter.StartBaseLine, letter.EndBaseLine);
        var turned = Math.Abs(to.Y - from.Y) > 0.01 || to.X < from.X;
        var looks = $"{FontOf(letter)} font-size=\"{PdfDrawing.Number(letter.PointSize)}\" fill=\"{colour}\"";
        if (turned || value.Any(char.IsSurrogate))
        {
            End();
            Alone(letter, looks, value, pageHeight);
            return;
        }

        looks += $" y=\"{PdfDrawing.Number(pageHeight - from.Y)}\"";
        if (looks != look)
            End();
        look = looks;
        for (var i = 0; i < value.Length; i++)
        {
            // A ligature is the letters that it is made of, side by side in its place.
            var place = from.X + ((to.X - from.X) * i / value.Length);
            places.Append(places.Length > 0 ? " " : "").Append(PdfDrawing.Number(place));
        }

        text.Append(value);
    }

    internal void End()
    {
        if (text.Length > 0)
        {
            svg.Append("<text").Append(look).Append(" x=\"").Append(places).Append("\">");
            svg.Append(SecurityElement.Escape(text.ToString())).Append("</text>");
        }

        places.Clear();
        text.Clear();
        look = "";
    }

    private void Alone(Letter letter, string looks, string value, double pageHeight)
    {
        var (from, to) = (letter.StartBaseLine, letter.EndBaseLine);
        var angle = Math.Atan2(from.Y - to.Y, to.X - from.X) * 180 / Math.PI;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text{looks} transform=\"translate({PdfDrawing.Number(from.X)} {PdfDrawing.Number(pageHeight - from.Y)}) "
        );
        svg.Append(CultureInfo.InvariantCulture, $"rotate({PdfDrawing.Number(angle)})\">{SecurityElement.Escape(value)}</text>");
    }

    /// <summary>
    /// What can be seen of it, and can stand in XML. Letters of a type's own (bullets, arrows) are in no other type: they become bullets.
    /// </summary>
    private static string Visible(string value)
    {
        var seen = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse)
                seen.Append('•');
            else if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune) && IsSeen(Rune.GetUnicodeCategory(rune)))
                seen.Append(rune);
        }

        // A letter stands for a few characters at most: a file may say that it stands for a book.
        return seen.Length <= MostOfALetter ? seen.ToString() : "•";
    }

    private static bool IsSeen(UnicodeCategory category) =>
        category is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    private static string FontOf(Letter letter)
    {
        var name = letter.FontName ?? "";
        var family =
            Has("Courier", "Mono", "Consol") ? "monospace"
            : Has("Sans") ? Sans
            : Has("Times", "Serif", "Roman", "Georgia", "Garamond", "Cambria", "Palatino", "Bookman", "Minion", "CMR") ? Serif
            : Sans;
        var weight = letter.FontDetails?.IsBold == true || Has("Bold", "Black", "Heavy", "Semibold") ? " font-weight=\"bold\"" : "";
        var slant = letter.FontDetails?.IsItalic == true || Has("Italic", "Oblique") ? " font-style=\"italic\"" : "";
        return $" font-family=\"{family}\"{weight}{slant}";

        bool Has(params ReadOnlySpan<string> parts)
        {
            foreach (var part in parts)
            {
                if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            return false;
        }
    }
}
