using ConsultationIntake.Web;
using ConsultationIntake.Web.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class ShowVersion(RequestGuard guard, InboxPages inbox)
{
    [Function(nameof(ShowVersion))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/{slug}/{reference}/version")] HttpRequest request,
        string slug,
        string reference,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => inbox.VersionAsync(request.HttpContext, slug, reference, cancellationToken));
}
