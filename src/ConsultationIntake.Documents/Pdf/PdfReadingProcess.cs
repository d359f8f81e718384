using System.Globalization;
using System.Text.Json;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>
/// What this app does when it is started as <c>read-pdf PAGES</c>, by <see cref="PdfPigReader"/>: a PDF comes in, its pages
/// go out, one JSON object a line. Whatever the file does, it does it to this process alone.
/// </summary>
internal static class PdfReadingProcess
{
    internal const string Verb = "read-pdf";

    internal static JsonSerializerOptions Json { get; } = new() { IgnoreReadOnlyProperties = true };

    internal static int Run(string most, Stream input, Stream output) =>
        Work(input, document => Write(document, int.Parse(most, CultureInfo.InvariantCulture), output));

    /// <summary>Opens the PDF that comes in, and gives the exit code that says what became of the work on it.</summary>
    internal static int Work(Stream input, Func<PdfDocument, int> work)
    {
        using var file = new MemoryStream();
        input.CopyTo(file);
        try
        {
            using var document = PdfDocument.Open(file.ToArray(), new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            return work(document);
        }
        catch (PdfDocumentEncryptedException)
        {
            return PdfProcess.Encrypted;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // The reader of PDFs throws whatever a broken file leads it into; any of it says that the file is broken.
            return PdfProcess.Damaged;
        }
    }

    private static int Write(PdfDocument document, int most, Stream output)
    {
        var pages = Math.Min(document.NumberOfPages, most);
        var read = 0;
        var filledIn = PdfFilledIn.AllOf(document);
        var isFormBroken = filledIn is null;
        for (var number = 1; number <= pages; number++)
        {
            var page = LinesOf(document, number, filledIn?[number] ?? []);
            read += page is null ? 0 : 1;
            page ??= new PdfPage([]);
            output.Write(JsonSerializer.SerializeToUtf8Bytes(page with { IsFormBroken = isFormBroken && number == 1 }, Json));
            output.WriteByte((byte)'\n');
        }

        output.Flush();
        return read == 0 ? PdfProcess.Damaged : PdfProcess.Done;
    }

    /// <summary>
    /// Null for a page that is broken: among others that are not, it counts as one without words, which a person looks at.
    /// </summary>
    private static PdfPage? LinesOf(PdfDocument document, int number, IEnumerable<PdfFilledIn> filledIn)
    {
        try
        {
            var page = document.GetPage(number);
            return new PdfPage(PdfEntries.Among(PdfPageLines.Of(page), filledIn.Concat(PdfFilledIn.TypedOn(page)), page))
            {
                Notes = [.. PdfFilledIn.NotesOn(page)],
                HasSlanted = PdfPageLines.HasSlanted(page),
            };
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return null;
        }
    }
}
