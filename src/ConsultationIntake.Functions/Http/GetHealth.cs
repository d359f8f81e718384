using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

/// <summary>Healthy when the consultations are loaded and storage answers.</summary>
public sealed class GetHealth(ConsultationCatalogue catalogue, ISubmissionStore store)
{
    [Function(nameof(GetHealth))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        await store.TallyAsync(catalogue.All.First().Slug, cancellationToken);
        return Results.Text("healthy");
    }
}
