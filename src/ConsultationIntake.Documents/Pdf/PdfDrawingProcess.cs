using System.Globalization;
using System.Text;
using UglyToad.PdfPig;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>
/// What this app does when it is started as <c>draw-pdf PAGE</c>, by <see cref="PdfPageDrawer"/>: a PDF comes in, a picture of one page
/// goes out.
/// </summary>
internal static class PdfDrawingProcess
{
    internal const string Verb = "draw-pdf";

    internal static int Run(string page, Stream input, Stream output) =>
        PdfReadingProcess.Work(input, document => Draw(document, int.Parse(page, CultureInfo.InvariantCulture), output));

    private static int Draw(PdfDocument document, int number, Stream output)
    {
        if (
            number > document.NumberOfPages
            || PdfDrawing.Of(document.GetPage(number), PdfFilledIn.AllOf(document)?[number]) is not { } picture
        )
            return PdfProcess.Damaged;
        output.Write(Encoding.UTF8.GetBytes(picture));
        output.Flush();
        return PdfProcess.Done;
    }
}
