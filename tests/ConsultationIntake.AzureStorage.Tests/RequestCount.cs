using Azure.Core;
using Azure.Core.Pipeline;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>Counts what goes over the wire.</summary>
internal sealed class RequestCount : HttpPipelineSynchronousPolicy
{
    private int requests;
    private long bytes;

    internal int Requests => requests;

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref requests);

    /// <summary>Of all answers, as far as they say how long they are.</summary>
    internal long Bytes => bytes;

    public override void OnReceivedResponse(HttpMessage message) =>
        Interlocked.Add(
            ref bytes,
            message.Response.ContentStream is { CanSeek: true } body ? body.Length : message.Response.Headers.ContentLength ?? 0
        );

    internal async Task<int> OfAsync(Func<Task> work)
    {
        var before = requests;
        await work();
        return requests - before;
    }
}
