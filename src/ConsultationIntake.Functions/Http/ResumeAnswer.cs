using ConsultationIntake.Web;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class ResumeAnswer(RequestGuard guard, DraftPages form)
{
    [Function(nameof(ResumeAnswer))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{slug}/answer/{draft}")] HttpRequest request,
        string slug,
        string draft,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => form.ResumeAsync(request.HttpContext, slug, draft, cancellationToken));
}
