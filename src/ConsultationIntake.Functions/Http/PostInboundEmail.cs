using ConsultationIntake.Web;
using ConsultationIntake.Web.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

/// <summary>Anonymous, because a 401 would destroy the mail: what is not signed is set aside by the handler.</summary>
public sealed class PostInboundEmail(RequestGuard guard, InboundEmailEndpoint inbound)
{
    [Function(nameof(PostInboundEmail))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "inbound/email")] HttpRequest request, CancellationToken cancellationToken)
    {
        return guard.RunAsync(request.HttpContext, () => inbound.PostAsync(request.HttpContext, cancellationToken));
    }
}
