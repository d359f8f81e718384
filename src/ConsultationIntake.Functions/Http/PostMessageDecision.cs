using ConsultationIntake.Web;
using ConsultationIntake.Web.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class PostMessageDecision(RequestGuard guard, InboxPages inbox)
{
    [Function(nameof(PostMessageDecision))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/{slug}/inbox/{id}/decide")] HttpRequest request,
        string slug,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => inbox.DecideAsync(request.HttpContext, slug, id, cancellationToken));
}
