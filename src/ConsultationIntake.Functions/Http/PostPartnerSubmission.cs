using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

/// <summary>The host lets nobody reach this without a function key.</summary>
public sealed class PostPartnerSubmission(WebPipeline web)
{
    [Function(nameof(PostPartnerSubmission))]
    public Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/consultations/{slug}/partner-submissions")] HttpRequest request
    ) => web.AnswerAsync(request.HttpContext);
}
