using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

/// <summary>
/// Every page and the rest of the API. The Functions host takes the first route that matches in the order of the functions'
/// names (https://github.com/Azure/azure-functions-host/issues/9876): this one's is the last, so what has a trigger of its own keeps it.
/// </summary>
public sealed class Website(WebPipeline web)
{
    [Function(nameof(Website))]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) =>
        web.AnswerAsync(request.HttpContext);
}
