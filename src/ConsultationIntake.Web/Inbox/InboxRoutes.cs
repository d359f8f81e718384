using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Inbox;

/// <summary>Routes of this folder: mail.</summary>
internal static class InboxRoutes
{
    internal static void Add(IServiceCollection services) =>
        services
            .AddSingleton<InboundEmailEndpoint>()
            .AddSingleton<MailImport>()
            .AddSingleton<InboxPages>()
            .AddSingleton<MessageFilePages>()
            .AddSingleton<LetterPages>()
            .AddSingleton<DecidedByOthers>()
            .AddSingleton<ReminderPages>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/inbox",
            (InboxPages inbox, HttpContext context) => inbox.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/inbox/{id}/decide",
            (InboxPages inbox, HttpContext context) =>
                inbox.DecideAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/inbox/{id}",
            (InboxPages inbox, HttpContext context) =>
                inbox.MessageAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/inbox/{id}/original",
            (MessageFilePages files, HttpContext context) => files.OriginalAsync(context, context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/inbox/{id}/file",
            (MessageFilePages files, HttpContext context) => files.FileAsync(context, context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/inbox/{id}/file/page",
            (MessageFilePages files, HttpContext context) =>
                files.ShowFileAsync(context, context.Value("slug"), context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/inbox/{id}/file/picture",
            (MessageFilePages files, HttpContext context) => files.PictureAsync(context, context.Value("id"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/inbox/{id}/file/drawn",
            (MessageFilePages files, HttpContext context) => files.DrawnAsync(context, context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/partners/{partner}/remind",
            (ReminderPages reminders, HttpContext context) =>
                reminders.RemindAsync(context, context.Value("slug"), context.Value("partner"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/{reference}/version",
            (LetterPages letters, HttpContext context) =>
                letters.VersionAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/{reference}/version",
            (LetterPages letters, HttpContext context) =>
                letters.DecideVersionAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/{reference}/settle",
            (LetterPages letters, HttpContext context) =>
                letters.SettleAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/inbox",
            (InboxPages inbox, HttpContext context) => inbox.JsonAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post("/api/inbox/messages", (MailImport import, HttpContext context) => import.PostAsync(context, context.RequestAborted));
        routes.Get(
            "/api/inbox/messages/{id}",
            (MailImport import, HttpContext context) => import.OneAsync(context, context.Value("id"), context.RequestAborted)
        );
        routes.Post(
            "/inbound/email",
            (InboundEmailEndpoint inbound, HttpContext context) => inbound.PostAsync(context, context.RequestAborted)
        );
    }
}
