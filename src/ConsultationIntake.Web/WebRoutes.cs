using ConsultationIntake.Web.Assets;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Inbox;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web;

/// <summary>Every route, for a host that maps them itself. The Functions host has a trigger for each, calling the same handlers.</summary>
public static class WebRoutes
{
    public static IServiceCollection AddConsultationWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        return services
            .AddSingleton<RequestGuard>()
            .AddSingleton<AssetFiles>()
            .AddSingleton<PartnerKeys>()
            .AddSingleton<StaffGate>()
            .AddSingleton<StaffPages>()
            .AddSingleton<FormPages>()
            .AddSingleton<SubmissionEndpoints>()
            .AddSingleton<SubmissionQueries>()
            .AddSingleton<InboundEmailEndpoint>()
            .AddSingleton<InboxPages>();
    }

    public static void MapConsultationWeb(this IEndpointRouteBuilder routes)
    {
        Get(routes, "/assets/{**name}", (AssetFiles assets, HttpContext context) => Task.FromResult(assets.Get(Value(context, "name"), context)));
        Get(routes, "/openapi.json", (AssetFiles _, HttpContext _) => Task.FromResult(AssetFiles.OpenApi()));

        Get(routes, "/staff", (StaffPages staff, HttpContext context) => staff.HomeAsync(context, context.RequestAborted));
        Get(routes, "/staff/{slug}", (StaffPages staff, HttpContext context) => staff.ConsultationAsync(context, Value(context, "slug"), context.RequestAborted));
        Get(routes, "/staff/{slug}/inbox", (InboxPages inbox, HttpContext context) => inbox.ListAsync(context, Value(context, "slug"), context.RequestAborted));
        Post(routes, "/staff/{slug}/inbox/{id}/decide", (InboxPages inbox, HttpContext context) => inbox.DecideAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted));
        Get(routes, "/staff/{slug}/inbox/{id}/original", (InboxPages inbox, HttpContext context) => inbox.OriginalAsync(context, Value(context, "id"), context.RequestAborted));
        Get(routes, "/staff/{slug}/inbox/{id}/file", (InboxPages inbox, HttpContext context) => inbox.FileAsync(context, Value(context, "id"), context.RequestAborted));
        Post(routes, "/staff/{slug}/partners/{partner}/remind", (InboxPages inbox, HttpContext context) => inbox.RemindAsync(context, Value(context, "slug"), Value(context, "partner"), context.RequestAborted));
        Get(routes, "/staff/{slug}/{reference}/version", (InboxPages inbox, HttpContext context) => inbox.VersionAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted));
        Post(routes, "/staff/{slug}/{reference}/version", (InboxPages inbox, HttpContext context) => inbox.DecideVersionAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted));
        Post(routes, "/staff/{slug}/{reference}/settle", (InboxPages inbox, HttpContext context) => inbox.SettleAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted));
        Get(routes, "/staff/{slug}/{reference}", (StaffPages staff, HttpContext context) => staff.SubmissionAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted));
        Post(routes, "/staff/{slug}/{reference}/correct", (StaffPages staff, HttpContext context) => staff.CorrectAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted));
        Post(routes, "/staff/{slug}/{reference}/retry", (StaffPages staff, HttpContext context) => staff.RetryAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted));

        Post(routes, "/api/consultations/{slug}/submissions", (SubmissionEndpoints api, HttpContext context) => api.PostPublicAsync(context, Value(context, "slug"), context.RequestAborted));
        Post(routes, "/api/consultations/{slug}/partner-submissions", (SubmissionEndpoints api, HttpContext context) => api.PostPartnerAsync(context, Value(context, "slug"), authenticatedByHost: false, context.RequestAborted));
        Get(routes, "/api/consultations/{slug}/account", (SubmissionQueries api, HttpContext context) => api.AccountAsync(context, Value(context, "slug"), context.RequestAborted));
        Get(routes, "/api/consultations/{slug}/inbox", (InboxPages inbox, HttpContext context) => inbox.JsonAsync(context, Value(context, "slug"), context.RequestAborted));
        Get(routes, "/api/consultations/{slug}/submissions", (SubmissionQueries api, HttpContext context) => api.ListAsync(context, Value(context, "slug"), context.RequestAborted));
        Get(routes, "/api/consultations/{slug}/submissions/{reference}", (SubmissionQueries api, HttpContext context) => api.OneAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted));

        Post(routes, "/inbound/email", (InboundEmailEndpoint inbound, HttpContext context) => inbound.PostAsync(context, context.RequestAborted));

        Get(routes, "/{slug}", (FormPages form, HttpContext context) => Task.FromResult(form.Show(Value(context, "slug"))));
        Post(routes, "/{slug}", (FormPages form, HttpContext context) => form.SubmitAsync(context, Value(context, "slug"), context.RequestAborted));
    }

    private static void Get<THandler>(IEndpointRouteBuilder routes, string pattern, Func<THandler, HttpContext, Task<IResult>> handle)
        where THandler : notnull => Map(routes, HttpMethods.Get, pattern, handle);

    private static void Post<THandler>(IEndpointRouteBuilder routes, string pattern, Func<THandler, HttpContext, Task<IResult>> handle)
        where THandler : notnull => Map(routes, HttpMethods.Post, pattern, handle);

    private static void Map<THandler>(IEndpointRouteBuilder routes, string method, string pattern, Func<THandler, HttpContext, Task<IResult>> handle)
        where THandler : notnull =>
        routes.MapMethods(pattern, [method], (HttpContext context, THandler handler, RequestGuard guard) => guard.RunAsync(context, () => handle(handler, context)));

    private static string Value(HttpContext context, string name) => context.Request.RouteValues[name]?.ToString() ?? "";
}
