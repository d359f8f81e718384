using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Bodies;

/// <summary>
/// The body of a request that may be long. Whoever reads it first has it put on the disk as it comes in, and then waits for its turn: while
/// it is on its way, however slowly, it takes no memory and no place. Nothing happens where nobody reads it.
/// </summary>
/// <param name="arriving">As the server gives it.</param>
/// <param name="folder">Where to put it.</param>
/// <param name="network">Where it comes from.</param>
/// <param name="enter">Waits for a place for so many bytes, from the moment that all of them are there.</param>
/// <param name="begin">Says whose room it is.</param>
internal sealed class LongBody(
    PipeReader arriving,
    string folder,
    string network,
    Func<CancellationToken, Task<BodyRoom>> begin,
    Func<BodyRoom, long, CancellationToken, Task> enter
) : Stream
{
    /// <summary>Up to so many bytes a body is short: it stays in memory and waits for nobody.</summary>
    internal const int Short = 64 * 1024;

    private Stream? arrived;
    private Arrivals.Arrival? arrival;

    public override bool CanRead => true;

    /// <summary>From the moment that all of it is there.</summary>
    public override bool CanSeek => arrived is not null;

    public override bool CanWrite => false;

    public override long Length => Arrived.Length;

    public override long Position
    {
        get => arrived?.Position ?? 0;
        set => Arrived.Position = value;
    }

    private Stream Arrived => arrived ?? throw new NotSupportedException("The body has not arrived yet.");

    /// <summary>Returns when the whole body of a request is there and it is its turn.</summary>
    /// <returns>Whether it is a long one.</returns>
    internal static async Task<bool> ArriveAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.Body is LongBody body && (await body.ArriveAsync(cancellationToken)).Length > Short;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await (await ArriveAsync(cancellationToken)).ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Arrived.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => Arrived.Seek(offset, origin);

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (arrived is not null)
            await arrived.DisposeAsync();
        arrival?.Dispose();
        await base.DisposeAsync();
    }

    private async ValueTask<Stream> ArriveAsync(CancellationToken cancellationToken) => arrived ??= await TakeInAsync(cancellationToken);

    private async Task<Stream> TakeInAsync(CancellationToken cancellationToken)
    {
        var head = await arriving.ReadAtLeastAsync(Short + 1, cancellationToken);
        if (head.Buffer.Length <= Short)
        {
            var all = head.Buffer.ToArray();
            arriving.AdvanceTo(head.Buffer.End);
            return new MemoryStream(all, writable: false);
        }

        arriving.AdvanceTo(head.Buffer.Start);
        var room = await begin(cancellationToken);
        arrival = room.Arriving.Begin(network);
        var file = OpenNameless();
        try
        {
            // What waits for more is woken, and the server can go on with the connection.
            await using (arrival.Dropped.Register(arriving.CancelPendingRead))
                await SpoolAsync(file, arrival, cancellationToken);
            arrival.HasArrived = true;
            await enter(room, file.Length, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            arrival.Dispose();
            throw;
        }
    }

    private async Task SpoolAsync(FileStream file, Arrivals.Arrival its, CancellationToken cancellationToken)
    {
        ReadResult part;
        do
        {
            part = await arriving.ReadAsync(cancellationToken);
            try
            {
                if (part.IsCanceled || !its.TryGrow(part.Buffer.Length))
                    throw TooBusy();
                foreach (var segment in part.Buffer)
                    await file.WriteAsync(segment, cancellationToken);
            }
            finally
            {
                arriving.AdvanceTo(part.Buffer.End);
            }
        } while (!part.IsCompleted);
    }

    internal static BadHttpRequestException TooBusy() => new("Too much is sent at the moment.", StatusCodes.Status503ServiceUnavailable);

    /// <summary>A file without a name, where the system has such: a process that is killed leaves nothing of it.</summary>
    private FileStream OpenNameless()
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.body");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        // The folder may be everybody's, and the file has a name for a moment.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }
}
