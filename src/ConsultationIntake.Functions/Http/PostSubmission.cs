using ConsultationIntake.Web;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class PostSubmission(RequestGuard guard, SubmissionEndpoints api)
{
    [Function(nameof(PostSubmission))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/consultations/{slug}/submissions")] HttpRequest request,
        string slug,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => api.PostPublicAsync(request.HttpContext, slug, cancellationToken));
}
