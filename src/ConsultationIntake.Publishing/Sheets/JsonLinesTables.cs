using System.Text.Encodings.Web;
using System.Text.Json;
using ConsultationIntake.Exports;

namespace ConsultationIntake.Publishing.Sheets;

/// <summary>A table as JSON Lines, for other tools: one object a row, its names those of the columns (https://jsonlines.org).</summary>
public static class JsonLinesTables
{
    public const string ContentType = "application/jsonl";

    /// <summary>Bytes after which what was written is handed on.</summary>
    private const int Batch = 64 * 1024;

    // It is a file and no part of a page: letters stand in it as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// UTF-8 without a byte-order mark. A number is a number, a moment and a day are as in a <c>.csv</c>, and an empty cell is null.
    /// </summary>
    /// <param name="table">What is written; its rows are read once.</param>
    /// <param name="destination">Written to asynchronously and left open; need not seek.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(ExportTable table, Stream destination, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await using var json = new Utf8JsonWriter(buffer, Options);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            json.Reset();
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++)
                Write(json, table.Columns[i].Name, row[i]);
            json.WriteEndObject();
            json.Flush();
            buffer.WriteByte((byte)'\n');
            if (buffer.Length >= Batch)
                await PassOnAsync();
        }

        await PassOnAsync();

        async Task PassOnAsync()
        {
            await destination.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
            buffer.SetLength(0);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, ExportValue value)
    {
        if (value.Number is { } number)
            json.WriteNumber(name, number);
        else if (value.ToString() is { Length: > 0 } text)
            json.WriteString(name, CellText.Clean(text));
        else
            json.WriteNull(name);
    }
}
