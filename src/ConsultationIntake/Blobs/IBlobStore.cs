namespace ConsultationIntake.Blobs;

/// <summary>
/// Keeps raw email and attachments, as bytes. Names are paths of <c>/</c>-separated segments of letters, digits, <c>.</c>, <c>_</c> and
/// <c>-</c>.
/// </summary>
public interface IBlobStore
{
    /// <summary>Durable when it returns. A name already there keeps its first content: the same name means the same bytes.</summary>
    Task PutAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>The content from its start, or null. The caller disposes it.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names that begin with <paramref name="prefix"/>, in ordinal order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>The same of those alone that were put before an instant, by the clock of the store.</summary>
    IAsyncEnumerable<string> ListPutBeforeAsync(string prefix, DateTimeOffset instant, CancellationToken cancellationToken);

    /// <summary>Nothing happens when it is not there.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
