using ConsultationIntake.Web;
using ConsultationIntake.Web.Assets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class GetAsset(RequestGuard guard, AssetFiles assets)
{
    [Function(nameof(GetAsset))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{*name}")] HttpRequest request,
        string name) =>
        guard.RunAsync(request.HttpContext, () => Task.FromResult(assets.Get(name, request.HttpContext)));
}
