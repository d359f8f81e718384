namespace ConsultationIntake.Contracts.Inbox;

/// <summary>A stream as a network gives it: forward only, in small pieces, and it may break off.</summary>
internal sealed class ForwardOnlyStream(byte[] content, int breaksAt = int.MaxValue) : Stream
{
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (position >= breaksAt)
            throw new IOException("The connection broke off.");
        var piece = Math.Min(Math.Min(count, 1_000), content.Length - position);
        Array.Copy(content, position, buffer, offset, piece);
        position += piece;
        return piece;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
