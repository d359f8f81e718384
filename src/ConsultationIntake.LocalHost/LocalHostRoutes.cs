using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Staff;
using ConsultationIntake.Web;

namespace ConsultationIntake.LocalHost;

/// <summary>The routes that only this host has.</summary>
internal static class LocalHostRoutes
{
    internal static void MapLocalHost(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", (SqliteDatabase database) =>
            Results.Text(database.Read(connection => connection.Query("SELECT 1", row => row.GetInt32(0)).Single()) == 1 ? "healthy" : "unhealthy"));
        routes.MapGet(SignInPages.SignIn, (HttpContext context, RequestGuard guard, SignInPages pages) => guard.RunAsync(context, () => Task.FromResult(pages.Show(context))));
        routes.MapPost(SignInPages.SignIn, (HttpContext context, RequestGuard guard, SignInPages pages) => guard.RunAsync(context, () => pages.TakeAsync(context)));
        routes.MapGet(SignInPages.ByProvider, (HttpContext context, RequestGuard guard, SignInPages pages) => guard.RunAsync(context, () => pages.ToProviderAsync(context)));
        routes.MapPost(SignInPages.SignOut, (HttpContext context, RequestGuard guard, SignInPages pages) => guard.RunAsync(context, () => pages.EndAsync(context)));
        routes.MapGet("/outbox", (HttpContext context, RequestGuard guard, OutboxPages outbox) => guard.RunAsync(context, () => outbox.ListAsync(context)));
        routes.MapGet("/outbox/{name}", (HttpContext context, string name, RequestGuard guard, OutboxPages outbox) => guard.RunAsync(context, () => outbox.OneAsync(context, name)));
        routes.MapGet("/outbox/{name}/html", (HttpContext context, string name, RequestGuard guard, OutboxPages outbox) => guard.RunAsync(context, () => outbox.HtmlAsync(context, name)));
        routes.MapGet("/outbox/{name}/text", (HttpContext context, string name, RequestGuard guard, OutboxPages outbox) => guard.RunAsync(context, () => outbox.TextAsync(context, name)));
    }
}
