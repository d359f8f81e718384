using System.Runtime.CompilerServices;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox;

namespace ConsultationIntake.LocalHost.Blobs;

/// <summary>Blobs as files below one folder. A blob is written beside its place, flushed to disk, then moved in.</summary>
internal sealed class FileBlobStore(string root) : IBlobStore
{
    /// <summary>Throws what the system says where no blob can be written.</summary>
    internal void TryWriting() => WriteTrial.In(root);

    public async Task PutAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            return;
        var folder = Path.GetDirectoryName(path)!;
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await content.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            // The name too is on disk before anybody is answered, and that of a folder which was not there before.
            FolderFlush.Flush(folder);
            for (var above = folder; isNew && above.Length > root.Length; )
                FolderFlush.Flush(above = Path.GetDirectoryName(above)!);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        ListAsync(prefix, _ => true, cancellationToken);

    public IAsyncEnumerable<string> ListPutBeforeAsync(string prefix, DateTimeOffset instant, CancellationToken cancellationToken) =>
        ListAsync(prefix, path => File.GetLastWriteTimeUtc(path) < instant.UtcDateTime, cancellationToken);

    /// <summary>No folder is looked through but the one that the prefix names, and those below it.</summary>
    private async IAsyncEnumerable<string> ListAsync(
        string prefix,
        Func<string, bool> isListed,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var folder = Path.Combine(root, prefix[..(prefix.LastIndexOf('/') + 1)]);
        if (!Directory.Exists(folder))
            yield break;
        var names = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".part", StringComparison.Ordinal))
            .Select(path => (Path: path, Name: Path.GetRelativePath(root, path).Replace('\\', '/')))
            .Where(blob => blob.Name.StartsWith(prefix, StringComparison.Ordinal) && isListed(blob.Path))
            .Select(blob => blob.Name)
            .Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return name;
        }

        await Task.CompletedTask;
    }

    /// <summary>What an upload that was cut off, or a process that was killed, left behind. Nothing else ever reads it.</summary>
    internal int DeleteUnfinished(DateTimeOffset before)
    {
        if (!Directory.Exists(root))
            return 0;
        var unfinished = Directory
            .EnumerateFiles(root, "*.part", SearchOption.AllDirectories)
            .Where(path => File.GetLastWriteTimeUtc(path) < before.UtcDateTime)
            .ToList();
        unfinished.ForEach(File.Delete);
        return unfinished.Count;
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    private string PathOf(string name)
    {
        var segments = name.Split('/');
        if (
            segments.Any(segment =>
                segment is "" or "." or ".." || !segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            )
        )
            throw new ArgumentException($"'{name}' is not a blob's name.", nameof(name));
        return Path.Combine([root, .. segments]);
    }
}
