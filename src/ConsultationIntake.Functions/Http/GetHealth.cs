using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

/// <summary>Healthy when the consultations are loaded and storage answers.</summary>
public sealed class GetHealth(RequestGuard guard, ConsultationCatalogue catalogue, ISubmissionStore store)
{
    [Function(nameof(GetHealth))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "healthz")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, async () =>
        {
            await store.TallyAsync(catalogue.All.First().Slug, cancellationToken);
            return Results.Text("healthy");
        });
}
