using ConsultationIntake.Web;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class ListSubmissions(RequestGuard guard, SubmissionQueries api)
{
    [Function(nameof(ListSubmissions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/consultations/{slug}/submissions")] HttpRequest request,
        string slug,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => api.ListAsync(request.HttpContext, slug, cancellationToken));
}
