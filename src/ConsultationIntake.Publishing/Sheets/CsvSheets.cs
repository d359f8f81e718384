using System.Globalization;
using System.Text;
using ConsultationIntake.Exports;
using CsvHelper;
using CsvHelper.Configuration;

namespace ConsultationIntake.Publishing.Sheets;

/// <summary>A table as comma-separated values (RFC 4180): UTF-8 with a byte-order mark, so that Excel takes it for what it is.</summary>
public static class CsvSheets
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Rows after which what was written is handed on.</summary>
    private const int Batch = 200;

    /// <param name="table">What is written; its rows are read once.</param>
    /// <param name="destination">Written to asynchronously and left open; need not seek.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task WriteAsync(ExportTable table, Stream destination, CancellationToken cancellationToken) =>
        WriteAsync(
            table.Columns.Select(column => column.Name),
            table.Rows.Select(row => row.Select(value => value.ToString())),
            destination,
            cancellationToken
        );

    /// <summary>The codebook of these columns.</summary>
    public static Task WriteCodebookAsync(IEnumerable<ExportColumn> columns, Stream destination, CancellationToken cancellationToken) =>
        WriteAsync(Codebook.Header, Codebook.Rows(columns).ToAsyncEnumerable(), destination, cancellationToken);

    private static async Task WriteAsync(
        IEnumerable<string> header,
        IAsyncEnumerable<IEnumerable<string>> rows,
        Stream destination,
        CancellationToken cancellationToken
    )
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            // What a program for spreadsheets would run as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'],
            NewLine = "\r\n",
            // CsvHelper looks for the new line above alone; RFC 4180 wants any carriage return or line feed inside of quotes.
            ShouldQuote = field => ConfigurationFunctions.ShouldQuote(field) || field.Field.AsSpan().ContainsAny('\r', '\n'),
        };
        // Written to memory first: CsvHelper hands rows to its writer at once, and a response takes nothing but asynchronous writes.
        var buffer = new MemoryStream();
        await using var text = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, configuration, leaveOpen: true);
        foreach (var name in header)
            csv.WriteField(name);
        await csv.NextRecordAsync();
        var written = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            foreach (var value in row)
                csv.WriteField(value);
            await csv.NextRecordAsync();
            if (++written % Batch == 0)
                await PassOnAsync();
        }

        await PassOnAsync();

        async Task PassOnAsync()
        {
            await csv.FlushAsync();
            await text.FlushAsync(cancellationToken);
            buffer.Position = 0;
            await buffer.CopyToAsync(destination, cancellationToken);
            buffer.SetLength(0);
        }
    }
}
