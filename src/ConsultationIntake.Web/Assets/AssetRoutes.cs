using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Assets;

/// <summary>Routes of this folder: what pages are made with, and the description of the API.</summary>
internal static class AssetRoutes
{
    internal static void Add(IServiceCollection services) => services.AddSingleton<AssetFiles>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/assets/{**name}",
            (AssetFiles assets, HttpContext context) => Task.FromResult(assets.Get(context.Value("name"), context))
        );
        routes.Get("/openapi.json", (AssetFiles _, HttpContext _) => Task.FromResult(AssetFiles.OpenApi()));
    }
}
