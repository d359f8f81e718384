using ConsultationIntake.Documents.Emails;
using ConsultationIntake.Documents.Pdf;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Tests;

/// <summary>
/// Reads with the product's limits and a clock that stands still: what ends a reading is what was counted, and not the time.
/// </summary>
internal static class Reading
{
    private static readonly StoppedClock Clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ExtractedText File(string name, byte[] content, ReadingLimits? limits = null)
    {
        using var reader = new DocumentReader(new NoPdf(), Clock);
        return reader.ReadAsync(new ReceivedFile(name, "", content), Budget(limits), Token).GetAwaiter().GetResult();
    }

    public static InboundEmail? Mail(byte[] message) => Reader().ReadAsync(message, Budget(null), Token).GetAwaiter().GetResult();

    public static InboundEmail Mail(string message) => Mail(Samples.Latin(message)) ?? throw new InvalidOperationException("No mail.");

    public static InboundEmail? Post(byte[] body) =>
        Reader().ReadPostAsync(body, "multipart/form-data; boundary=b", Budget(null), Token).GetAwaiter().GetResult();

    private static EmailReader Reader() => new(ReadingLimits.Default, Clock);

    private static ReadingBudget Budget(ReadingLimits? limits) => new(limits ?? ReadingLimits.Default, Clock);

    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => default;
        }
    }

    private sealed class NoPdf : IPdfReader
    {
        public Task<PdfOutcome> ReadAsync(ReadOnlyMemory<byte> content, ReadingLimits limits, CancellationToken cancellationToken) =>
            Task.FromResult<PdfOutcome>(new PdfOutcome.Unread(ExtractionMark.NotRead));
    }
}
