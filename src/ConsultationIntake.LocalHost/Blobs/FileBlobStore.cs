using System.Runtime.CompilerServices;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox;

namespace ConsultationIntake.LocalHost.Blobs;

/// <summary>Blobs as files below one folder. A blob is written beside its place, flushed to disk, then moved in.</summary>
internal sealed class FileBlobStore(string root) : IBlobStore
{
    public async Task PutAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await content.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
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

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root))
            yield break;
        var names = Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".part", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
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
