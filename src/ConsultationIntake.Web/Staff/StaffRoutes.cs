using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Staff;

/// <summary>Routes of this folder: the overview, responses, partners, files, what did not go out and the history.</summary>
internal static class StaffRoutes
{
    internal static void Add(IServiceCollection services) =>
        services
            .AddSingleton<StaffGate>()
            .AddSingleton<StaffPages>()
            .AddSingleton<ResponseListPages>()
            .AddSingleton<UndeliveredPages>()
            .AddSingleton<SentMailPages>()
            .AddSingleton<StaffFiles>()
            .AddSingleton<HistoryPages>()
            .AddSingleton<HistoryEndpoint>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/staff", (StaffPages staff, HttpContext context) => staff.HomeAsync(context, context.RequestAborted));
        routes.Get(
            "/staff/{slug}",
            (StaffPages staff, HttpContext context) => staff.ConsultationAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/responses",
            (ResponseListPages responses, HttpContext context) =>
                responses.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/campaigns",
            (StaffPages staff, HttpContext context) => staff.CampaignsAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/partners",
            (StaffPages staff, HttpContext context) => staff.PartnersAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/history",
            (HistoryPages history, HttpContext context) => history.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/{reference}/files/{number}",
            (StaffFiles files, HttpContext context) =>
                files.GetAsync(context, context.Value("slug"), context.Value("reference"), context.Value("number"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/{reference}/files/{number}/page",
            (StaffFiles files, HttpContext context) =>
                files.ShowAsync(context, context.Value("slug"), context.Value("reference"), context.Value("number"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/{reference}/files/{number}/picture",
            (StaffFiles files, HttpContext context) =>
                files.PictureAsync(
                    context,
                    context.Value("slug"),
                    context.Value("reference"),
                    context.Value("number"),
                    context.RequestAborted
                )
        );
        routes.Get(
            "/staff/{slug}/{reference}/files/{number}/drawn",
            (StaffFiles files, HttpContext context) =>
                files.DrawnAsync(
                    context,
                    context.Value("slug"),
                    context.Value("reference"),
                    context.Value("number"),
                    context.RequestAborted
                )
        );
        routes.Get(
            "/staff/{slug}/outbox",
            (UndeliveredPages outbox, HttpContext context) => outbox.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/outbox/{id}/retry",
            (UndeliveredPages outbox, HttpContext context) =>
                outbox.RetryAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/outbox/{id}/arrived",
            (UndeliveredPages outbox, HttpContext context) =>
                outbox.ArrivedAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/sent",
            (SentMailPages sent, HttpContext context) => sent.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/sent/{id}",
            (SentMailPages sent, HttpContext context) =>
                sent.OneAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/{reference}",
            (StaffPages staff, HttpContext context) =>
                staff.SubmissionAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/{reference}/retry",
            (StaffPages staff, HttpContext context) =>
                staff.RetryAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/{reference}/erase",
            (StaffPages staff, HttpContext context) =>
                staff.ShowErasingAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/{reference}/erase",
            (StaffPages staff, HttpContext context) =>
                staff.EraseAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/history",
            (HistoryEndpoint api, HttpContext context) => api.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/history/verify",
            (HistoryEndpoint api, HttpContext context) => api.VerifyAsync(context, context.Value("slug"), context.RequestAborted)
        );
    }
}
