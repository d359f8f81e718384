using Azure.Core;
using Azure.Core.Pipeline;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>Lets one request through and loses its answer, so that the client sends it again.</summary>
internal sealed class LostAnswer : HttpPipelinePolicy
{
    private Func<Request, bool>? loses;

    /// <summary>The next request like this is done, and its answer lost.</summary>
    internal void Lose(Func<Request, bool> request) => loses = request;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (loses?.Invoke(message.Request) != true)
            return;
        loses = null;
        throw new IOException("The connection broke off.");
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
}
