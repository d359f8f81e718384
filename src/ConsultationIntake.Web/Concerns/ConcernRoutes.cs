using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Concerns;

/// <summary>Routes of this folder: concerns.</summary>
internal static class ConcernRoutes
{
    internal static void Add(IServiceCollection services) => services.AddSingleton<ConcernPages>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/concerns",
            (ConcernPages concerns, HttpContext context) => concerns.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/concerns",
            (ConcernPages concerns, HttpContext context) => concerns.MakeAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/concerns/{id}",
            (ConcernPages concerns, HttpContext context) =>
                concerns.OneAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/concerns/{id}",
            (ConcernPages concerns, HttpContext context) =>
                concerns.SaveAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/concerns/{id}/points",
            (ConcernPages concerns, HttpContext context) =>
                concerns.PointsAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
    }
}
