using System.Globalization;
using ConsultationIntake.Imports;
using CsvHelper;
using CsvHelper.Configuration;

namespace ConsultationIntake.Documents.Sheets;

/// <summary>Reads text with columns: the encoding and what divides the columns are told by the content.</summary>
internal static class CsvSheet
{
    /// <summary>A cell longer than any answer may be is a quotation mark that nobody closed.</summary>
    private const int MaxCell = 200_000;

    private static readonly char[] Dividers = [',', ';', '\t', '|'];

    internal static void Read(ReadOnlyMemory<byte> content, SheetRows rows)
    {
        var text = Charsets.Decode(content.Span, null);
        if (text.AsSpan(0, Math.Min(text.Length, 4096)).Contains('\0') || text.StartsWith("%PDF-", StringComparison.Ordinal))
            throw new SheetRefusedException(SheetRefusal.NotASheet);
        var skip = Named(text) is { } named ? named.Length : 0;
        var divider = Named(text)?.Divider ?? DividerOf(text);
        using var parser = new CsvParser(
            new StringReader(text[skip..]),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = divider.ToString(),
                HasHeaderRecord = false,
                IgnoreBlankLines = false,
                BadDataFound = null,
                MaxFieldSize = MaxCell,
            }
        );
        // Excel's own first line "sep=;" is a row to whoever counts them there.
        var before = skip > 0 ? 1 : 0;
        rows.Begin(1);
        try
        {
            while (parser.Read())
            {
                rows.Begin(parser.Row + before);
                foreach (var (column, cell) in parser.Record!.Index())
                    rows.Put(column, new SheetCell(SheetCellKind.Text, cell));
                rows.End();
            }
        }
        catch (MaxFieldSizeException)
        {
            throw new SheetRefusedException(SheetRefusal.Damaged, parser.Row + before);
        }
    }

    /// <summary>What Excel writes before the rows where it says which character divides them.</summary>
    private static (char Divider, int Length)? Named(string text)
    {
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 6)
            return null;
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end is 5 or 6 ? (text[4], end + 1) : null;
    }

    /// <summary>The one that the headings have most of outside quotation marks.</summary>
    private static char DividerOf(string text)
    {
        var counts = new int[Dividers.Length];
        var quoted = false;
        foreach (var c in text.SkipWhile(c => c is '\r' or '\n'))
        {
            quoted ^= c == '"';
            if (!quoted && c is '\r' or '\n')
                break;
            if (!quoted && Array.IndexOf(Dividers, c) is var at and >= 0)
                counts[at]++;
        }

        return Dividers[Array.IndexOf(counts, counts.Max())];
    }
}
