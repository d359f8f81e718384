using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Functions.Http;

/// <summary>Healthy when the consultations are loaded and tables and blobs answer; else 503, in words as on one machine.</summary>
public sealed partial class GetHealth(ConsultationCatalogue catalogue, ISubmissionStore store, IBlobStore blobs, ILogger<GetHealth> logger)
{
    [Function(nameof(GetHealth))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await store.TallyAsync(catalogue.All.First().Slug, cancellationToken);
            if (await blobs.OpenAsync("health", cancellationToken) is { } blob)
                await blob.DisposeAsync();
            return Results.Text("healthy");
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.StorageFailed(logger, failure);
            return Results.Text(
                "unhealthy: the storage account does not answer, or this app may not use it",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Failed to read from storage")]
        internal static partial void StorageFailed(ILogger logger, Exception failure);
    }
}
