using ConsultationIntake.Web;
using ConsultationIntake.Web.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class ShowInbox(RequestGuard guard, InboxPages inbox)
{
    [Function(nameof(ShowInbox))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/{slug}/inbox")] HttpRequest request,
        string slug,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => inbox.ListAsync(request.HttpContext, slug, cancellationToken));
}
