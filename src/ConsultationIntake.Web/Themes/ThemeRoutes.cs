using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Themes;

/// <summary>Routes of this folder: themes of the office's own.</summary>
internal static class ThemeRoutes
{
    internal static void Add(IServiceCollection services) => services.AddSingleton<ThemePages>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/themes",
            (ThemePages themes, HttpContext context) => themes.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/themes/{code}",
            (ThemePages themes, HttpContext context) =>
                themes.OneAsync(context, context.Value("slug"), context.Value("code"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/themes/{code}",
            (ThemePages themes, HttpContext context) =>
                themes.ChangeAsync(context, context.Value("slug"), context.Value("code"), context.RequestAborted)
        );
    }
}
