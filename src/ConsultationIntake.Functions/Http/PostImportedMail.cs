using ConsultationIntake.Web;
using ConsultationIntake.Web.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class PostImportedMail(RequestGuard guard, MailImport import)
{
    [Function(nameof(PostImportedMail))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/inbox/messages")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => import.PostAsync(request.HttpContext, cancellationToken));
}
