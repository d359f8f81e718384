using System.Xml;
using ConsultationIntake.Documents.Office;
using ConsultationIntake.Imports;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Sheets;

/// <summary>Reads sheets in this process: text and zipped XML hold nothing that runs.</summary>
internal sealed class SheetReader(TimeProvider clock) : ISheetReader, IDisposable
{
    /// <summary>Readings at once; others wait. Each may hold some hundred megabytes.</summary>
    private const int AtOnce = 2;

    private static readonly ReadingLimits Limits = new() { MaxUnpackedBytes = 140L * 1024 * 1024, MaxTime = TimeSpan.FromMinutes(1) };

    private readonly SemaphoreSlim room = new(AtOnce);

    public async Task<SheetOutcome> ReadAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        using var timeout = new CancellationTokenSource(Limits.MaxTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var rows = new SheetRows(either.Token);
        try
        {
            var others = ReadInto(rows, content);
            return rows.Rows.Count < 2
                ? new SheetOutcome.Refused(SheetRefusal.Empty, null)
                : new SheetOutcome.Read(new Sheet(rows.Rows, others));
        }
        catch (SheetRefusedException refused)
        {
            return new SheetOutcome.Refused(refused.Why, refused.Row ?? rows.Last);
        }
        catch (InflatedTooFarException)
        {
            return new SheetOutcome.Refused(SheetRefusal.Inflates, rows.Last);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException)
        {
            return new SheetOutcome.Refused(SheetRefusal.Damaged, rows.Last);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SheetOutcome.Refused(SheetRefusal.TookTooLong, rows.Last);
        }
        finally
        {
            room.Release();
        }
    }

    public void Dispose() => room.Dispose();

    private IReadOnlyList<string> ReadInto(SheetRows rows, ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith("PK"u8))
            return XlsxSheet.Read(content, new ReadingBudget(Limits, clock), rows);
        // An .xlsx with a password is an OLE file, and so is an .xls.
        if (content.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new SheetRefusedException(
                content.Span.IndexOf("E\0n\0c\0r\0y\0p\0t"u8) >= 0 ? SheetRefusal.Encrypted : SheetRefusal.NotASheet
            );
        CsvSheet.Read(content, rows);
        return [];
    }
}

/// <summary>Nothing of the sheet is read.</summary>
/// <param name="why">Why.</param>
/// <param name="row">The row that it was noticed in, or null for the last that was begun.</param>
internal sealed class SheetRefusedException(SheetRefusal why, int? row = null) : Exception
{
    internal SheetRefusal Why => why;

    internal int? Row => row;
}
