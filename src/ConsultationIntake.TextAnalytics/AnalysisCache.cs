using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox;

namespace ConsultationIntake.TextAnalytics;

/// <summary>
/// Remembers what the service found in a text, for every submission that holds the same text: the 20,000 copies of a
/// campaign letter are analysed once. Kept as a blob named by a hash, and holding no words.
/// </summary>
internal sealed class AnalysisCache(IBlobStore blobs)
{
    private const string Folder = "analyses/";
    private const int LookUpsAtOnce = 8;

    private readonly ConcurrentDictionary<string, Task<AnalysedText>> underWay = new(StringComparer.Ordinal);

    /// <summary>
    /// One finding a text. Texts neither known nor under way elsewhere in this process are given to
    /// <paramref name="analyse"/>, and each of its answers is kept as it comes, so that a later failure costs no text twice.
    /// </summary>
    /// <param name="analysis">What is done with the texts, by whom and in which version.</param>
    public async Task<IReadOnlyDictionary<string, AnalysedText>> ReadAsync(
        string analysis,
        IReadOnlyCollection<string> texts,
        Func<IReadOnlyList<string>, IAsyncEnumerable<(string Text, AnalysedText Found)>> analyse,
        CancellationToken cancellationToken
    )
    {
        var mine = new ConcurrentDictionary<string, TaskCompletionSource<AnalysedText>>(StringComparer.Ordinal);
        var elsewhere = new Dictionary<string, Task<AnalysedText>>(StringComparer.Ordinal);
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            var promise = new TaskCompletionSource<AnalysedText>(TaskCreationOptions.RunContinuationsAsynchronously);
            var task = underWay.GetOrAdd(NameOf(analysis, text), promise.Task);
            if (task == promise.Task)
                mine[text] = promise;
            else
                elsewhere[text] = task;
        }

        var found = new ConcurrentDictionary<string, AnalysedText>(StringComparer.Ordinal);
        Exception? brokeOff = null;
        try
        {
            await Parallel.ForEachAsync(
                mine.Keys,
                Lookups(cancellationToken),
                async (text, stop) =>
                {
                    if (await FindAsync(NameOf(analysis, text), stop) is { } known)
                        found[text] = known;
                }
            );
            var missing = mine.Keys.Where(text => !found.ContainsKey(text)).ToList();
            if (missing.Count > 0)
            {
                await foreach (var (text, finding) in analyse(missing).WithCancellation(cancellationToken))
                {
                    if (finding.IsFinal)
                        await KeepAsync(NameOf(analysis, text), finding, cancellationToken);
                    found[text] = finding;
                }
            }
        }
        catch (Exception failure)
        {
            brokeOff = failure;
            throw;
        }
        finally
        {
            Settle(analysis, mine, found, brokeOff);
        }

        foreach (var (text, task) in elsewhere)
            found[text] = await task.WaitAsync(cancellationToken);
        return found;
    }

    private static ParallelOptions Lookups(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = LookUpsAtOnce, CancellationToken = cancellationToken };

    private static string NameOf(string analysis, string text) =>
        Folder + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{analysis}\n{text}")));

    /// <summary>Those who wait for a text of ours get its finding, or the same failure as we: their message is tried again.</summary>
    private void Settle(
        string analysis,
        ConcurrentDictionary<string, TaskCompletionSource<AnalysedText>> mine,
        ConcurrentDictionary<string, AnalysedText> found,
        Exception? brokeOff
    )
    {
        foreach (var (text, promise) in mine)
        {
            underWay.TryRemove(NameOf(analysis, text), out _);
            if (found.TryGetValue(text, out var finding))
                promise.SetResult(finding);
            else
            {
                promise.SetException(
                    brokeOff is null or OperationCanceledException
                        ? new InvalidOperationException("The analysis this text was part of broke off.", brokeOff)
                        : brokeOff
                );
                _ = promise.Task.Exception;
            }
        }
    }

    private async Task<AnalysedText?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var blob = await blobs.OpenAsync(name, cancellationToken);
        return blob is null ? null : await JsonSerializer.DeserializeAsync<AnalysedText>(blob, cancellationToken: cancellationToken);
    }

    private async Task KeepAsync(string name, AnalysedText finding, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(finding));
        await blobs.PutAsync(name, json, cancellationToken);
    }
}
