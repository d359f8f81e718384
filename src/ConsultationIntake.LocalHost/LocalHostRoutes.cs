using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.LocalHost.Staff;

namespace ConsultationIntake.LocalHost;

/// <summary>The routes that only this host has.</summary>
internal static class LocalHostRoutes
{
    internal static void MapLocalHost(this IEndpointRouteBuilder routes)
    {
        Get(
            routes,
            "/healthz",
            async (HostHealth health, CancellationToken cancellationToken) =>
                await health.TroubleAsync(cancellationToken) is { } trouble
                    ? Results.Text($"unhealthy: {trouble}", statusCode: StatusCodes.Status503ServiceUnavailable)
                    : Results.Text("healthy")
        );
        Get(routes, SignInPages.SignIn, (HttpContext context, SignInPages pages) => pages.Show(context));
        routes.MapPost(SignInPages.SignIn, (HttpContext context, SignInPages pages) => pages.TakeAsync(context));
        Get(routes, SignInPages.ByProvider, (HttpContext context, SignInPages pages) => pages.ToProviderAsync(context));
        routes.MapPost(SignInPages.SignOut, (HttpContext context, SignInPages pages) => pages.EndAsync(context));
        Get(routes, "/outbox", (HttpContext context, OutboxPages outbox) => outbox.ListAsync(context));
        Get(routes, "/outbox/{name}", (HttpContext context, string name, OutboxPages outbox) => outbox.OneAsync(context, name));
        Get(routes, "/outbox/{name}/html", (HttpContext context, string name, OutboxPages outbox) => outbox.HtmlAsync(context, name));
        Get(routes, "/outbox/{name}/text", (HttpContext context, string name, OutboxPages outbox) => outbox.TextAsync(context, name));
    }

    private static void Get(IEndpointRouteBuilder routes, string pattern, Delegate handle) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handle);
}
