using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

/// <summary>Anonymous, because a 401 would destroy the mail: what is not signed is set aside by the handler.</summary>
public sealed class PostInboundEmail(WebPipeline web)
{
    [Function(nameof(PostInboundEmail))]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "inbound/email")] HttpRequest request) =>
        web.AnswerAsync(request.HttpContext);
}
