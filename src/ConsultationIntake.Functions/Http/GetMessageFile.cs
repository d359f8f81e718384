using ConsultationIntake.Web;
using ConsultationIntake.Web.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class GetMessageFile(RequestGuard guard, InboxPages inbox)
{
    [Function(nameof(GetMessageFile))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/{slug}/inbox/{id}/file")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => inbox.FileAsync(request.HttpContext, id, cancellationToken));
}
