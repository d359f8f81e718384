using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Points;

/// <summary>Routes of this folder: points, saved filters and the new draft.</summary>
internal static class PointRoutes
{
    internal static void Add(IServiceCollection services) =>
        services
            .AddSingleton<PointPages>()
            .AddSingleton<ManyPages>()
            .AddSingleton<FilterPages>()
            .AddSingleton<NewDraftPages>()
            .AddSingleton<PointEndpoints>()
            .AddSingleton<ConcernEndpoints>()
            .AddSingleton<FilterEndpoints>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/safeguarding",
            (PointPages points, HttpContext context) => points.SafeguardingAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/points",
            (PointPages points, HttpContext context) => points.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/points/read",
            (PointPages points, HttpContext context) => points.ReadAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/points/many",
            (ManyPages many, HttpContext context) => many.ConfirmAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/points/many/act",
            (ManyPages many, HttpContext context) => many.ActAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/points/many/undo",
            (ManyPages many, HttpContext context) => many.UndoAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/filters",
            (FilterPages filters, HttpContext context) => filters.SaveAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/filters/remove",
            (FilterPages filters, HttpContext context) => filters.RemoveAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/draft",
            (NewDraftPages draft, HttpContext context) => draft.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/points/{id}/like",
            (PointPages points, HttpContext context) =>
                points.LikeAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/points/{id}/actions",
            (PointPages points, HttpContext context) =>
                points.ActionsAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/points/{id}/act",
            (PointPages points, HttpContext context) =>
                points.ActAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/{reference}/act",
            (PointPages points, HttpContext context) =>
                points.ActOnResponseAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/submissions/{reference}/actions",
            (PointEndpoints api, HttpContext context) =>
                api.ActOnResponseAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/points",
            (PointEndpoints api, HttpContext context) => api.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/points/actions",
            (PointEndpoints api, HttpContext context) => api.ActOnManyAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/points/batches/{batch}/undo",
            (PointEndpoints api, HttpContext context) =>
                api.UndoManyAsync(context, context.Value("slug"), context.Value("batch"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/points/{id}",
            (PointEndpoints api, HttpContext context) =>
                api.OneAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/points/{id}/like",
            (PointEndpoints api, HttpContext context) =>
                api.LikeAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/points/{id}/actions",
            (PointEndpoints api, HttpContext context) =>
                api.ActAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/concerns",
            (ConcernEndpoints api, HttpContext context) => api.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/concerns",
            (ConcernEndpoints api, HttpContext context) => api.ChangeAsync(context, context.Value("slug"), id: null, context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/concerns/{id}",
            (ConcernEndpoints api, HttpContext context) =>
                api.ChangeAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/concerns/{id}/points",
            (ConcernEndpoints api, HttpContext context) =>
                api.GroupAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/filters",
            (FilterEndpoints api, HttpContext context) => api.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/filters",
            (FilterEndpoints api, HttpContext context) => api.SaveAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/filters/remove",
            (FilterEndpoints api, HttpContext context) => api.RemoveAsync(context, context.Value("slug"), context.RequestAborted)
        );
    }
}
