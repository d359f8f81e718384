using ConsultationIntake.Web;
using ConsultationIntake.Web.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class GetMessageOriginal(RequestGuard guard, InboxPages inbox)
{
    [Function(nameof(GetMessageOriginal))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/{slug}/inbox/{id}/original")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => inbox.OriginalAsync(request.HttpContext, id, cancellationToken));
}
