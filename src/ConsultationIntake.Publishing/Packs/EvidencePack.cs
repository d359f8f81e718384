using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ConsultationIntake.Publishing.Packs;

/// <param name="Name">Its name in the archive.</param>
/// <param name="Meaning">What it holds, in a sentence.</param>
/// <param name="WriteAsync">Writes it, asynchronously, to a stream that does not seek.</param>
public sealed record PackFile(string Name, string Meaning, Func<Stream, CancellationToken, Task> WriteAsync)
{
    public static PackFile OfText(string name, string meaning, string text) =>
        new(name, meaning, async (stream, cancellationToken) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken));
}

/// <param name="File">The file.</param>
/// <param name="Hash">SHA-256 of its content, in hex.</param>
/// <param name="Length">In bytes.</param>
public sealed record PackedFile(PackFile File, string Hash, long Length);

/// <summary>An archive whose last files say what is in it: an index page, and the hashes as <c>sha256sum --check</c> reads them.</summary>
public static class EvidencePack
{
    public const string ContentType = "application/zip";
    public const string IndexName = "index.html";
    public const string HashesName = "SHA256SUMS.txt";

    /// <param name="files">Written one after the other; none is kept in memory.</param>
    /// <param name="index">Makes the index page, as HTML, from what was written.</param>
    /// <param name="destination">Written to asynchronously and left open; need not seek.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(
        IReadOnlyList<PackFile> files,
        Func<IReadOnlyList<PackedFile>, string> index,
        Stream destination,
        CancellationToken cancellationToken
    )
    {
        await using var deferred = new DeferredWrites(destination);
        await using (var archive = new ZipArchive(deferred, ZipArchiveMode.Create, leaveOpen: true))
        {
            var packed = new List<PackedFile>();
            foreach (var file in files)
                packed.Add(await AddAsync(archive, file, cancellationToken));
            var page = await AddAsync(archive, PackFile.OfText(IndexName, "This page", index(packed)), cancellationToken);
            var hashes = string.Concat(packed.Append(page).Select(one => $"{one.Hash}  {one.File.Name}\n"));
            await AddAsync(archive, PackFile.OfText(HashesName, "The hashes", hashes), cancellationToken);
        }

        await deferred.FlushAsync(cancellationToken);
    }

    private static async Task<PackedFile> AddAsync(ZipArchive archive, PackFile file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var entry = archive.CreateEntry(file.Name, CompressionLevel.Optimal);
        long length;
        await using (var content = await entry.OpenAsync(cancellationToken))
        await using (var hashed = new HashedWrites(content, hash))
        {
            await file.WriteAsync(hashed, cancellationToken);
            length = hashed.Written;
        }

        return new PackedFile(file, Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    /// <summary>Passes on what is written, and hashes it.</summary>
    private sealed class HashedWrites(Stream destination, IncrementalHash hash) : Stream
    {
        internal long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Count(buffer);
            destination.Write(buffer);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count(buffer.Span);
            return destination.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => destination.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => destination.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private void Count(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            Written += buffer.Length;
        }
    }
}
