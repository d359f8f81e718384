using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Form;

/// <summary>Routes of this folder: the public form, its preview for staff, copies and equality questions.</summary>
internal static class FormRoutes
{
    internal static void Add(IServiceCollection services) =>
        services
            .AddSingleton<FormPages>()
            .AddSingleton<DraftPages>()
            .AddSingleton<DraftFiles>()
            .AddSingleton<PreviewPages>()
            .AddSingleton<EqualityPages>()
            .AddSingleton<FormAuthenticity>()
            .AddSingleton<FormMail>()
            .AddSingleton<SendCopy>()
            .AddSingleton<CopyProof>()
            .AddSingleton<CopyPages>()
            .AddSingleton<StrangerQuota>()
            .AddSingleton<SecurityText>()
            .AddSingleton<VisitorPace>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/equality",
            (EqualityPages equality, HttpContext context) => equality.StaffAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/equality",
            (EqualityPages equality, HttpContext context) => equality.ApiAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/preview",
            (PreviewPages preview, HttpContext context) => preview.StartAsync(context, context.Value("slug"))
        );
        routes.Get(
            "/staff/{slug}/preview/{page}",
            (PreviewPages preview, HttpContext context) => preview.ShowAsync(context, context.Value("slug"), context.Value("page"))
        );
        routes.Post(
            "/staff/{slug}/preview/{page}",
            (PreviewPages preview, HttpContext context) =>
                preview.AnswerAsync(context, context.Value("slug"), context.Value("page"), context.RequestAborted)
        );
        routes.Get("/", (FormPages form, HttpContext context) => Task.FromResult(form.List(context)));
        routes.Get("/cookies", (FormPages form, HttpContext context) => Task.FromResult(form.Cookies(context)));
        routes.Get("/.well-known/security.txt", (SecurityText text, HttpContext _) => Task.FromResult(text.Get()));
        routes.Get(
            "/{slug}",
            (FormPages form, HttpContext context) => form.ShowAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/{slug}",
            (FormPages form, HttpContext context) => form.SubmitAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/{slug}/{page}",
            (FormPages form, HttpContext context) => Task.FromResult(form.About(context, context.Value("slug"), context.Value("page")))
        );
        routes.Post(
            "/{slug}/start",
            (FormPages form, HttpContext context) => form.StartAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/{slug}/forget",
            (FormPages form, HttpContext context) => Task.FromResult(form.Forget(context, context.Value("slug")))
        );
        routes.Get(
            "/{slug}/copy/{proof}",
            (CopyPages copy, HttpContext context) =>
                copy.ShowAsync(context, context.Value("slug"), context.Value("proof"), context.RequestAborted)
        );
        routes.Post(
            "/{slug}/copy/{proof}",
            (CopyPages copy, HttpContext context) =>
                copy.SendAsync(context, context.Value("slug"), context.Value("proof"), context.RequestAborted)
        );
        routes.Get(
            "/{slug}/answer/{draft}",
            (DraftPages form, HttpContext context) =>
                form.ResumeAsync(context, context.Value("slug"), context.Value("draft"), context.RequestAborted)
        );
        routes.Get(
            "/{slug}/answer/{draft}/{page}",
            (DraftPages form, HttpContext context) =>
                form.ShowAsync(context, context.Value("slug"), context.Value("draft"), context.Value("page"), context.RequestAborted)
        );
        routes.Post(
            "/{slug}/answer/{draft}/{page}",
            (DraftPages form, HttpContext context) =>
                form.AnswerAsync(context, context.Value("slug"), context.Value("draft"), context.Value("page"), context.RequestAborted)
        );
        routes.NotFound((FormPages form, HttpContext context) => Task.FromResult(form.NotFound(context)));
    }
}
