using System.Globalization;
using System.Text.Json;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>Reads PDFs with PdfPig, in a process of its own.</summary>
internal sealed class PdfPigReader(PdfProcess process) : IPdfReader
{
    private const int BytesOfOutputPerCharacter = 100;

    public async Task<PdfOutcome> ReadAsync(ReadOnlyMemory<byte> content, ReadingLimits limits, CancellationToken cancellationToken)
    {
        var last = (limits.MaxPages + 1).ToString(CultureInfo.InvariantCulture);
        var most = (long)limits.MaxCharacters * BytesOfOutputPerCharacter;
        var end = await process.RunAsync((PdfReadingProcess.Verb, last), content, most, cancellationToken);
        return end.Mark is { } mark ? new PdfOutcome.Unread(mark) : PagesOf(end.Output, limits);
    }

    private static PdfOutcome.Read PagesOf(byte[] output, ReadingLimits limits)
    {
        var pages = new List<PdfPage>();
        for (var rest = output.AsSpan(); rest.IndexOf((byte)'\n') is >= 0 and var end; rest = rest[(end + 1)..])
        {
            if (pages.Count == limits.MaxPages)
                return new PdfOutcome.Read(pages, MorePages: true);
            pages.Add(JsonSerializer.Deserialize<PdfPage>(rest[..end], PdfReadingProcess.Json)!);
        }

        return new PdfOutcome.Read(pages);
    }
}
