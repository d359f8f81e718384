using ConsultationIntake.Web;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class GetAccount(RequestGuard guard, SubmissionQueries api)
{
    [Function(nameof(GetAccount))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/consultations/{slug}/account")] HttpRequest request,
        string slug,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => api.AccountAsync(request.HttpContext, slug, cancellationToken));
}
