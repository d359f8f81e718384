using Azure.Core;
using Azure.Core.Pipeline;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>Counts what goes over the wire.</summary>
internal sealed class RequestCount : HttpPipelineSynchronousPolicy
{
    private int requests;

    internal int Requests => requests;

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref requests);

    internal async Task<int> OfAsync(Func<Task> work)
    {
        var before = requests;
        await work();
        return requests - before;
    }
}
