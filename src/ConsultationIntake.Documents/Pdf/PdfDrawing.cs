using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>
/// A page as a still picture: its areas, pictures, lines and letters at their places, in SVG that a browser shows in an <c>img</c>. Letters
/// are of this machine's types, since those of the file are programs of a kind. What is too much is left out, and the picture says so.
/// </summary>
internal sealed class PdfDrawing
{
    /// <summary>Of a picture, in UTF-8: its letters and lines, its pictures, and what is about them.</summary>
    internal const int MostBytes = (2 * MostDrawnCharacters) + (2 * MostPictureBytes);

    /// <summary>Some ten times what the fullest page of a newspaper takes.</summary>
    private const int MostDrawnCharacters = 2_000_000;
    private const int MostPictureBytes = 4_000_000;
    private const int MostPictures = 200;

    /// <summary>A page scanned in colour at 400 dots an inch has 15 million.</summary>
    private const long MostSamples = 20_000_000;

    /// <summary>How much longer than wide a page may be, or wider than long.</summary>
    private const double MostStretched = 10;

    /// <summary>How far beside the page something is still drawn, in pages: what reaches into it begins there.</summary>
    private const double Beside = 1;

    /// <summary>What a letter, and what a step of a line may take of the room.</summary>
    private const int OfOneLetter = 300;
    private const int OfOneStep = 80;
    private const int NoteHeight = 26;

    /// <summary>What reads the file says how wide a line was drawn, and not how far it was scaled then.</summary>
    private const double WidestLine = 6;

    private readonly Page page;
    private readonly IReadOnlyList<PdfFilledIn> filledIn;
    private readonly StringBuilder drawn = new();
    private readonly LettersInRow row;
    private int pictureBytes;
    private int pictureCharacters;
    private int pictures;
    private bool complete;

    private PdfDrawing(Page page, IEnumerable<PdfFilledIn>? filledIn)
    {
        this.page = page;
        this.filledIn = [.. (filledIn ?? []).Concat(PdfFilledIn.TypedOn(page))];
        complete = filledIn is not null;
        row = new LettersInRow(drawn);
    }

    /// <summary>Null for a page of no shape that can be shown.</summary>
    /// <param name="page">The page.</param>
    /// <param name="filledIn">What was filled in on it; null where that cannot be told, which the picture says.</param>
    internal static string? Of(Page page, IEnumerable<PdfFilledIn>? filledIn) =>
        page is { Width: > 0 and < 1e6, Height: > 0 and < 1e6 } && page.Height / page.Width is >= 1 / MostStretched and <= MostStretched
            ? new PdfDrawing(page, filledIn).Draw()
            : null;

    private string Draw()
    {
        // Areas lie under pictures and pictures under lines and letters, which is how nearly all letters are made: the order in which a
        // file prints the one and the other is not known.
        foreach (var path in page.Paths.Where(path => path.IsFilled && !path.IsClipping))
            Path(path, fill: true);
        foreach (var picture in page.GetImages())
            Picture(picture);
        foreach (var path in page.Paths.Where(path => path.IsStroked && !path.IsClipping))
            Path(path, fill: false);
        foreach (var letter in page.Letters)
            Letter(letter);
        row.End();
        foreach (var entry in filledIn)
            FilledIn(entry);
        return Framed();
    }

    private string Framed()
    {
        var scale = Math.Max(page.Width, page.Height) / 842;
        var note = complete ? 0 : NoteHeight * scale;
        var svg = new StringBuilder(drawn.Length + 2000);
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
            .Append(Number(page.Width))
            .Append(' ')
            .Append(Number(page.Height + note))
            .Append("\" width=\"")
            .Append(Number(page.Width / scale))
            .Append("\" height=\"")
            .Append(Number((page.Height + note) / scale))
            .Append("\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><svg width=\"")
            .Append(Number(page.Width))
            .Append("\" height=\"")
            .Append(Number(page.Height))
            .Append("\">")
            .Append(drawn)
            .Append("</svg>");
        if (!complete)
        {
            svg.Append("<text font-family=\"sans-serif\" font-weight=\"bold\" x=\"")
                .Append(Number(12 * scale))
                .Append("\" y=\"")
                .Append(Number(page.Height + (17 * scale)))
                .Append("\" font-size=\"")
                .Append(Number(13 * scale))
                .Append("\" fill=\"#b00\">Not all of this page is drawn: save the file to see it.</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>What was filled in or typed on top, in its box. A box on a page that is turned is said as if it were not.</summary>
    private void FilledIn(PdfFilledIn entry)
    {
        if (
            entry.Place is not { } place
            || page.Rotation.Value != 0
            || !IsDrawable(place.BottomLeft)
            || !IsDrawable(place.TopRight)
            || !HasRoomFor(OfOneLetter + (6L * entry.Text.Length))
        )
        {
            complete = false;
            return;
        }

        complete &= PdfEntryDrawing.Draw(drawn, entry, place, page.Height);
    }

    private bool HasRoomFor(long characters)
    {
        if (drawn.Length + row.Length - pictureCharacters + characters <= MostDrawnCharacters)
            return true;
        complete = false;
        return false;
    }

    private void Letter(Letter letter)
    {
        if (
            letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip
            || string.IsNullOrWhiteSpace(letter.Value)
            || !IsNearPage(letter.StartBaseLine)
            || !IsNearPage(letter.EndBaseLine)
            || letter.PointSize is not (> 0 and < 10_000)
            || !HasRoomFor(OfOneLetter)
        )
            return;
        row.Add(letter, page.Height, Colour(letter.Color, "#000"));
    }

    private void Path(PdfPath path, bool fill)
    {
        var steps = path.Sum(part => part.Commands.Count);
        if (
            steps == 0
            || !path.SelectMany(part => part.Commands).SelectMany(Points).All(IsDrawable)
            || !HasRoomFor(OfOneLetter + ((long)OfOneStep * steps))
        )
            return;
        drawn.Append("<path d=\"");
        foreach (var step in path.SelectMany(part => part.Commands))
            Step(step);
        drawn.Append('"');
        if (fill)
        {
            drawn.Append(" fill=\"").Append(Colour(path.FillColor, "#e8e8e8")).Append('"');
            if (path.FillingRule == FillingRule.EvenOdd)
                drawn.Append(" fill-rule=\"evenodd\"");
        }
        else
        {
            drawn
                .Append(" fill=\"none\" stroke=\"")
                .Append(Colour(path.StrokeColor, "#888"))
                .Append("\" stroke-width=\"")
                .Append(Number(double.IsFinite(path.LineWidth) ? Math.Clamp(path.LineWidth, 0.3, WidestLine) : 1))
                .Append('"');
        }

        drawn.Append("/>");
    }

    private void Step(PdfSubpath.IPathCommand step)
    {
        switch (step)
        {
            case PdfSubpath.Move move:
                Step('M', move.Location);
                break;
            case PdfSubpath.Line line:
                Step('L', line.To);
                break;
            case PdfSubpath.QuadraticBezierCurve curve:
                Step('Q', curve.ControlPoint, curve.EndPoint);
                break;
            case PdfSubpath.CubicBezierCurve curve:
                Step('C', curve.FirstControlPoint, curve.SecondControlPoint, curve.EndPoint);
                break;
            case PdfSubpath.Close:
                drawn.Append('Z');
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step));
        }
    }

    private void Step(char kind, params ReadOnlySpan<PdfPoint> points)
    {
        drawn.Append(kind);
        foreach (var point in points)
            drawn.Append(Number(point.X)).Append(' ').Append(Number(page.Height - point.Y)).Append(' ');
    }

    private static IEnumerable<PdfPoint> Points(PdfSubpath.IPathCommand step) =>
        step switch
        {
            PdfSubpath.Move move => [move.Location],
            PdfSubpath.Line line => [line.To],
            PdfSubpath.QuadraticBezierCurve curve => [curve.ControlPoint, curve.EndPoint],
            PdfSubpath.CubicBezierCurve curve => [curve.FirstControlPoint, curve.SecondControlPoint, curve.EndPoint],
            _ => [],
        };

    private void Picture(IPdfImage picture)
    {
        var place = picture.BoundingBox;
        // What reads the file gives the corners of a picture inside the page's own text the other way round.
        var (corner, right, below) = picture.IsInlineImage
            ? (place.BottomRight, place.BottomLeft, place.TopRight)
            : (place.TopLeft, place.TopRight, place.BottomLeft);
        if (!IsDrawable(corner) || !IsDrawable(right) || !IsDrawable(below))
            return;
        if (++pictures > MostPictures || !HasRoomFor(OfOneLetter))
        {
            complete = false;
            return;
        }

        var matrix = string.Join(
            ' ',
            new[]
            {
                right.X - corner.X,
                corner.Y - right.Y,
                below.X - corner.X,
                corner.Y - below.Y,
                corner.X,
                page.Height - corner.Y,
            }.Select(Number)
        );
        if (PdfImageData.Of(picture, MostSamples, MostPictureBytes - pictureBytes) is not var (type, data))
        {
            complete = false;
            drawn.Append("<rect width=\"1\" height=\"1\" fill=\"#ddd\" transform=\"matrix(").Append(matrix).Append(")\"/>");
            return;
        }

        var written = Convert.ToBase64String(data);
        pictureBytes += data.Length;
        pictureCharacters += written.Length;
        drawn
            .Append("<image width=\"1\" height=\"1\" preserveAspectRatio=\"none\" transform=\"matrix(")
            .Append(matrix)
            .Append(")\" href=\"data:")
            .Append(type)
            .Append(";base64,")
            .Append(written)
            .Append("\"/>");
    }

    private bool IsNearPage(PdfPoint point) =>
        point.X >= -Beside * page.Width
        && point.X <= (1 + Beside) * page.Width
        && point.Y >= -Beside * page.Height
        && point.Y <= (1 + Beside) * page.Height;

    /// <summary>What begins a million pages away is no part of a letter; and a browser's numbers end somewhere.</summary>
    private static bool IsDrawable(PdfPoint point) => Math.Abs(point.X) < 1e6 && Math.Abs(point.Y) < 1e6;

    /// <param name="otherwise">For patterns and shades, which are not drawn.</param>
    private static string Colour(IColor? colour, string otherwise)
    {
        if (colour is PatternColor)
            return otherwise;
        if (colour is null)
            return "#000";
        var (red, green, blue) = colour.ToRGBValues();
        return string.Create(CultureInfo.InvariantCulture, $"#{Part(red):x2}{Part(green):x2}{Part(blue):x2}");

        static int Part(double part) => double.IsFinite(part) ? (int)Math.Round(Math.Clamp(part, 0, 1) * 255) : 0;
    }

    internal static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
