using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Clients;

/// <summary>Routes of this folder: keys of client programs.</summary>
internal static class ClientRoutes
{
    internal static void Add(IServiceCollection services) => services.AddSingleton<KeyPages>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/keys",
            (KeyPages keys, HttpContext context) => keys.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/keys",
            (KeyPages keys, HttpContext context) => keys.IssueAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/keys/{id}/revoke",
            (KeyPages keys, HttpContext context) =>
                keys.RevokeAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
    }
}
