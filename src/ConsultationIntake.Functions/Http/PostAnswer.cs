using ConsultationIntake.Web;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class PostAnswer(RequestGuard guard, DraftPages form)
{
    [Function(nameof(PostAnswer))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{slug}/answer/{draft}/{page}")] HttpRequest request,
        string slug,
        string draft,
        string page,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => form.AnswerAsync(request.HttpContext, slug, draft, page, cancellationToken));
}
