using ConsultationIntake.Web;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class PostPartnerSubmission(RequestGuard guard, SubmissionEndpoints api)
{
    [Function(nameof(PostPartnerSubmission))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/consultations/{slug}/partner-submissions")] HttpRequest request,
        string slug,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => api.PostPartnerAsync(request.HttpContext, slug, cancellationToken));
}
