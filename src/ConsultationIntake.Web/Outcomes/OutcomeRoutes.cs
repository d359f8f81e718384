using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Outcomes;

/// <summary>Routes of this folder: what is published: responses and outcomes.</summary>
internal static class OutcomeRoutes
{
    internal static void Add(IServiceCollection services) =>
        services.AddSingleton<PublicResponsePages>().AddSingleton<OutcomePages>().AddSingleton<PublishEndpoints>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/publishable",
            (PublicResponsePages pages, HttpContext context) => pages.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/publishable/{reference}",
            (PublicResponsePages pages, HttpContext context) =>
                pages.OneAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/publishable/{reference}",
            (PublicResponsePages pages, HttpContext context) =>
                pages.DecideAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/publishable/consent",
            (PublicResponsePages pages, HttpContext context) => pages.ConsentAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/publishable/publish",
            (PublicResponsePages pages, HttpContext context) => pages.PublishAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/publishable/withdraw",
            (PublicResponsePages pages, HttpContext context) => pages.WithdrawAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/responses",
            (PublicResponsePages pages, HttpContext context) => pages.JsonAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/{slug}/responses",
            (PublicResponsePages pages, HttpContext context) => pages.PublicAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/{slug}/responses.xlsx",
            (PublicResponsePages pages, HttpContext context) => pages.SheetAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/outcome",
            (OutcomePages outcome, HttpContext context) => outcome.StaffAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/outcome/preview",
            (OutcomePages outcome, HttpContext context) => outcome.PreviewAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/outcome/{concern}/words",
            (OutcomePages outcome, HttpContext context) =>
                outcome.SaveAsync(context, context.Value("slug"), context.Value("concern"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/outcome/publish",
            (OutcomePages outcome, HttpContext context) => outcome.AskAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/outcome/publish",
            (OutcomePages outcome, HttpContext context) => outcome.PublishAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/outcome/withdraw",
            (OutcomePages outcome, HttpContext context) => outcome.WithdrawAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/outcome",
            (OutcomePages outcome, HttpContext context) => outcome.JsonAsync(context, context.Value("slug"), context.RequestAborted)
        );
        foreach (var (path, publishes) in new[] { ("publish", true), ("withdraw", false) })
        {
            routes.Post(
                $"/api/consultations/{{slug}}/outcome/{path}",
                (PublishEndpoints publish, HttpContext context) =>
                    publish.OutcomeAsync(context, context.Value("slug"), publishes, context.RequestAborted)
            );
            routes.Post(
                $"/api/consultations/{{slug}}/responses/{path}",
                (PublishEndpoints publish, HttpContext context) =>
                    publish.ResponsesAsync(context, context.Value("slug"), publishes, context.RequestAborted)
            );
        }

        routes.Get(
            "/api/consultations/{slug}/publishable",
            (PublishEndpoints publish, HttpContext context) => publish.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/publishable/{reference}",
            (PublishEndpoints publish, HttpContext context) =>
                publish.OneAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/publishable/{reference}",
            (PublishEndpoints publish, HttpContext context) =>
                publish.DecideAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/publishable/{reference}/consent",
            (PublishEndpoints publish, HttpContext context) =>
                publish.ConsentAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Get(
            "/{slug}/outcome",
            (OutcomePages outcome, HttpContext context) => outcome.PublicAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/{slug}/outcome.atom",
            (OutcomePages outcome, HttpContext context) => outcome.FeedAsync(context, context.Value("slug"), context.RequestAborted)
        );
    }
}
