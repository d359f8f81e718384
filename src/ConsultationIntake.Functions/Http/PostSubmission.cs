using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class PostSubmission(WebPipeline web)
{
    [Function(nameof(PostSubmission))]
    public Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/consultations/{slug}/submissions")] HttpRequest request
    ) => web.AnswerAsync(request.HttpContext);
}
