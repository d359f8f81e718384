using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.LocalHost.Staff;
using ConsultationIntake.Web;

namespace ConsultationIntake.LocalHost;

/// <summary>The routes that only this host has.</summary>
internal static class LocalHostRoutes
{
    internal static void MapLocalHost(this IEndpointRouteBuilder routes)
    {
        WebRoutes.Get(
            routes,
            "/healthz",
            async (HostHealth health, HttpContext context) =>
                await health.TroubleAsync(context.RequestAborted) is { } trouble
                    ? Results.Text($"unhealthy: {trouble}", statusCode: StatusCodes.Status503ServiceUnavailable)
                    : Results.Text("healthy")
        );
        WebRoutes.Get(routes, SignInPages.SignIn, (SignInPages pages, HttpContext context) => Task.FromResult(pages.Show(context)));
        WebRoutes.Post(routes, SignInPages.SignIn, (SignInPages pages, HttpContext context) => pages.TakeAsync(context));
        WebRoutes.Get(routes, SignInPages.ByProvider, (SignInPages pages, HttpContext context) => pages.ToProviderAsync(context));
        WebRoutes.Post(routes, SignInPages.SignOut, (SignInPages pages, HttpContext context) => pages.EndAsync(context));
        WebRoutes.Get(routes, "/outbox", (OutboxPages outbox, HttpContext context) => outbox.ListAsync(context));
        WebRoutes.Get(
            routes,
            "/outbox/{name}",
            (OutboxPages outbox, HttpContext context) => outbox.OneAsync(context, WebRoutes.Value(context, "name"))
        );
        WebRoutes.Get(
            routes,
            "/outbox/{name}/html",
            (OutboxPages outbox, HttpContext context) => outbox.HtmlAsync(context, WebRoutes.Value(context, "name"))
        );
        WebRoutes.Get(
            routes,
            "/outbox/{name}/text",
            (OutboxPages outbox, HttpContext context) => outbox.TextAsync(context, WebRoutes.Value(context, "name"))
        );
    }
}
