using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox;

namespace ConsultationIntake.Contracts.Inbox;

/// <summary>Answers later, as a store over a network does.</summary>
public sealed class MemoryBlobStore : IBlobStore
{
    public ConcurrentDictionary<string, byte[]> Blobs { get; } = new(StringComparer.Ordinal);

    public async Task PutAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        await Task.Yield();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        Blobs.TryAdd(name, bytes.ToArray());
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(Blobs.TryGetValue(name, out var bytes) ? new MemoryStream(bytes) : null);

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var name in Blobs.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            yield return name;
    }

    /// <summary>It knows no times: all were put long ago.</summary>
    public IAsyncEnumerable<string> ListPutBeforeAsync(string prefix, DateTimeOffset instant, CancellationToken cancellationToken) =>
        ListAsync(prefix, cancellationToken);

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Blobs.TryRemove(name, out _);
        return Task.CompletedTask;
    }
}
