using ConsultationIntake.Web;
using ConsultationIntake.Web.Assets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class GetApiDescription(RequestGuard guard)
{
    [Function(nameof(GetApiDescription))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        guard.RunAsync(request.HttpContext, () => Task.FromResult(AssetFiles.OpenApi()));
}
