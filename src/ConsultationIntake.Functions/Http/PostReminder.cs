using ConsultationIntake.Web;
using ConsultationIntake.Web.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class PostReminder(RequestGuard guard, InboxPages inbox)
{
    [Function(nameof(PostReminder))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/{slug}/partners/{partner}/remind")] HttpRequest request,
        string slug,
        string partner,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => inbox.RemindAsync(request.HttpContext, slug, partner, cancellationToken));
}
