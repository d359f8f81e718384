using ConsultationIntake.Web;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class GetSubmission(RequestGuard guard, SubmissionQueries api)
{
    [Function(nameof(GetSubmission))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/consultations/{slug}/submissions/{reference}")] HttpRequest request,
        string slug,
        string reference,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => api.OneAsync(request.HttpContext, slug, reference, cancellationToken));
}
