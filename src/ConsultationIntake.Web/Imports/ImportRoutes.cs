using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Imports;

/// <summary>Routes of this folder: sheets, paper and meetings.</summary>
internal static class ImportRoutes
{
    internal static void Add(IServiceCollection services) =>
        services.AddSingleton<ImportPages>().AddSingleton<TypedEndpoints>().AddSingleton<TypingPages>().AddSingleton<TypeAgainPages>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/import",
            (ImportPages import, HttpContext context) => import.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/import",
            (ImportPages import, HttpContext context) => import.UploadAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/import/{id}",
            (ImportPages import, HttpContext context) =>
                import.OneAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/import/{id}/columns",
            (ImportPages import, HttpContext context) =>
                import.ColumnsAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/import/{id}/confirm",
            (ImportPages import, HttpContext context) =>
                import.ConfirmAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/import/{id}/take-back",
            (ImportPages import, HttpContext context) =>
                import.TakeBackAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/import/{id}/discard",
            (ImportPages import, HttpContext context) =>
                import.DiscardAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/paper/again",
            (TypeAgainPages again, HttpContext context) => again.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/paper/again/{reference}",
            (TypeAgainPages again, HttpContext context) =>
                again.OneAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/paper/again/{reference}",
            (TypeAgainPages again, HttpContext context) =>
                again.CompareAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Get("/staff/{slug}/paper", (TypingPages typing, HttpContext context) => typing.PaperAsync(context, context.Value("slug")));
        routes.Post(
            "/staff/{slug}/paper",
            (TypingPages typing, HttpContext context) => typing.SavePaperAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/meetings",
            (TypingPages typing, HttpContext context) => typing.MeetingsAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/meetings",
            (TypingPages typing, HttpContext context) => typing.SaveMeetingAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/paper",
            (TypedEndpoints typed, HttpContext context) => typed.PaperAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/meetings",
            (TypedEndpoints typed, HttpContext context) => typed.MeetingAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/imports",
            (ImportPages import, HttpContext context) => import.PostJsonAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/imports/{id}",
            (ImportPages import, HttpContext context) =>
                import.OneJsonAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/imports/{id}/confirm",
            (ImportPages import, HttpContext context) =>
                import.ConfirmJsonAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/imports/{id}/take-back",
            (ImportPages import, HttpContext context) =>
                import.TakeBackJsonAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
    }
}
