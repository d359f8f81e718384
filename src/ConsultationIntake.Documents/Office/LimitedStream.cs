using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// A stream that gives up after so many bytes, whatever its archive says its length is, and where the budget for all of them is spent.
/// </summary>
internal sealed class LimitedStream(Stream inner, long most, ReadingBudget budget) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var got = inner.Read(buffer, offset, count);
        read += got;
        return read <= most && budget.TakeUnpacked(got) ? got : throw new InflatedTooFarException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
