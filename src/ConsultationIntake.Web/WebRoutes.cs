using ConsultationIntake.Web.Assets;
using ConsultationIntake.Web.Clients;
using ConsultationIntake.Web.Concerns;
using ConsultationIntake.Web.Exports;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Imports;
using ConsultationIntake.Web.Inbox;
using ConsultationIntake.Web.Outcomes;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Replies;
using ConsultationIntake.Web.Reports;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using ConsultationIntake.Web.Themes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web;

/// <summary>Every route and what stands before them, the same in both hosts.</summary>
public static class WebRoutes
{
    public static IServiceCollection AddConsultationWeb(this IServiceCollection services)
    {
        services.AddRouting();
        services.AddRazorComponents();
        services.AddOptions<StrangerOptions>().BindConfiguration(StrangerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = FormCookie.Name;
            options.Cookie.HttpOnly = true;
            options.Cookie.IsEssential = true;
            // Lax: a link in a mail leads to a form that can be sent.
            options.Cookie.SameSite = SameSiteMode.Lax;
            // Each host says by its public address what the request was, whatever a proxy spoke to it.
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        return services
            .AddSingleton<RequestOrigin>()
            .AddSingleton<AssetFiles>()
            .AddSingleton<PartnerKeys>()
            .AddSingleton<ThemePages>()
            .AddSingleton<StaffGate>()
            .AddSingleton<StaffPages>()
            .AddSingleton<UndeliveredPages>()
            .AddSingleton<StaffFiles>()
            .AddSingleton<PointPages>()
            .AddSingleton<ManyPages>()
            .AddSingleton<FilterPages>()
            .AddSingleton<ConcernPages>()
            .AddSingleton<NewDraftPages>()
            .AddSingleton<HistoryPages>()
            .AddSingleton<ExportPages>()
            .AddSingleton<PanelPages>()
            .AddSingleton<ReportPages>()
            .AddSingleton<ReplyPages>()
            .AddSingleton<PackPages>()
            .AddSingleton<LetterPages>()
            .AddSingleton<FormPages>()
            .AddSingleton<DraftPages>()
            .AddSingleton<DraftFiles>()
            .AddSingleton<EqualityPages>()
            .AddSingleton<FormAuthenticity>()
            .AddSingleton<FormMail>()
            .AddSingleton<SendCopy>()
            .AddSingleton<CopyProof>()
            .AddSingleton<CopyPages>()
            .AddSingleton<StrangerQuota>()
            .AddSingleton<SecurityText>()
            .AddSingleton<VisitorPace>()
            .AddSingleton<SubmissionEndpoints>()
            .AddSingleton<SubmissionQueries>()
            .AddSingleton<PointEndpoints>()
            .AddSingleton<ConcernEndpoints>()
            .AddSingleton<FilterEndpoints>()
            .AddSingleton<HistoryEndpoint>()
            .AddSingleton<InboundEmailEndpoint>()
            .AddSingleton<MailImport>()
            .AddSingleton<InboxPages>()
            .AddSingleton<PublicResponsePages>()
            .AddSingleton<OutcomePages>()
            .AddSingleton<ArchiveEndpoints>()
            .AddSingleton<KeyPages>()
            .AddSingleton<ImportPages>()
            .AddSingleton<TypingPages>()
            .AddSingleton<TypeAgainPages>();
    }

    /// <summary>What stands before the routes. Call it after routing.</summary>
    public static IApplicationBuilder UseConsultationWeb(this IApplicationBuilder app) =>
        app.UseMiddleware<RequestGuard>().UseMiddleware<OneSpelling>();

    public static void MapConsultationWeb(this IEndpointRouteBuilder routes)
    {
        Get(
            routes,
            "/assets/{**name}",
            (AssetFiles assets, HttpContext context) => Task.FromResult(assets.Get(Value(context, "name"), context))
        );
        Get(routes, "/openapi.json", (AssetFiles _, HttpContext _) => Task.FromResult(AssetFiles.OpenApi()));

        Get(routes, "/staff", (StaffPages staff, HttpContext context) => staff.HomeAsync(context, context.RequestAborted));
        Get(
            routes,
            "/staff/{slug}",
            (StaffPages staff, HttpContext context) => staff.ConsultationAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/responses",
            (StaffPages staff, HttpContext context) => staff.ResponsesAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/partners",
            (StaffPages staff, HttpContext context) => staff.PartnersAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/history",
            (HistoryPages history, HttpContext context) => history.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/safeguarding",
            (PointPages points, HttpContext context) => points.SafeguardingAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/points",
            (PointPages points, HttpContext context) => points.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/points/read",
            (PointPages points, HttpContext context) => points.ReadAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/points/many",
            (ManyPages many, HttpContext context) => many.ConfirmAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/points/many/act",
            (ManyPages many, HttpContext context) => many.ActAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/points/many/undo",
            (ManyPages many, HttpContext context) => many.UndoAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/filters",
            (FilterPages filters, HttpContext context) => filters.SaveAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/filters/remove",
            (FilterPages filters, HttpContext context) => filters.RemoveAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/draft",
            (NewDraftPages draft, HttpContext context) => draft.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/concerns",
            (ConcernPages concerns, HttpContext context) => concerns.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/concerns",
            (ConcernPages concerns, HttpContext context) => concerns.MakeAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/concerns/{id}",
            (ConcernPages concerns, HttpContext context) =>
                concerns.OneAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/concerns/{id}",
            (ConcernPages concerns, HttpContext context) =>
                concerns.SaveAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/concerns/{id}/points",
            (ConcernPages concerns, HttpContext context) =>
                concerns.PointsAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/points/{id}/like",
            (PointPages points, HttpContext context) =>
                points.LikeAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/points/{id}/act",
            (PointPages points, HttpContext context) =>
                points.ActAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/{reference}/act",
            (PointPages points, HttpContext context) =>
                points.ActOnResponseAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/export",
            (ExportPages export, HttpContext context) => export.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/report",
            (ReportPages report, HttpContext context) => report.ShowAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/report/quotes",
            (ReportPages report, HttpContext context) => report.QuoteAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/export/report.docx",
            (ReportPages report, HttpContext context) => report.WordAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/export/evidence.zip",
            (PackPages pack, HttpContext context) => pack.ZipAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/replies",
            (ReplyPages replies, HttpContext context) => replies.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/replies",
            (ReplyPages replies, HttpContext context) => replies.SendAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/replies/respondents",
            (ReplyPages replies, HttpContext context) =>
                replies.SendToRespondentsAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/replies/{partner}/reply.docx",
            (ReplyPages replies, HttpContext context) =>
                replies.WordAsync(context, Value(context, "slug"), Value(context, "partner"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/{reference}/reply.docx",
            (ReplyPages replies, HttpContext context) =>
                replies.WordToSenderAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/export/panel.docx",
            (PanelPages panel, HttpContext context) => panel.WordAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/export/panel.xlsx",
            (PanelPages panel, HttpContext context) => panel.SheetAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/export/{file}",
            (ExportPages export, HttpContext context) =>
                export.FileAsync(context, Value(context, "slug"), Value(context, "file"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/export/{file}",
            (ExportPages export, HttpContext context) =>
                export.PersonalAsync(context, Value(context, "slug"), Value(context, "file"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/equality",
            (EqualityPages equality, HttpContext context) => equality.StaffAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/{reference}/files/{number}",
            (StaffFiles files, HttpContext context) =>
                files.GetAsync(
                    context,
                    Value(context, "slug"),
                    Value(context, "reference"),
                    Value(context, "number"),
                    context.RequestAborted
                )
        );
        Get(
            routes,
            "/staff/{slug}/{reference}/files/{number}/page",
            (StaffFiles files, HttpContext context) =>
                files.ShowAsync(
                    context,
                    Value(context, "slug"),
                    Value(context, "reference"),
                    Value(context, "number"),
                    context.RequestAborted
                )
        );
        Get(
            routes,
            "/staff/{slug}/{reference}/files/{number}/picture",
            (StaffFiles files, HttpContext context) =>
                files.PictureAsync(
                    context,
                    Value(context, "slug"),
                    Value(context, "reference"),
                    Value(context, "number"),
                    context.RequestAborted
                )
        );
        Get(
            routes,
            "/staff/{slug}/outbox",
            (UndeliveredPages outbox, HttpContext context) => outbox.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/outbox/{id}/retry",
            (UndeliveredPages outbox, HttpContext context) =>
                outbox.RetryAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/outbox/{id}/arrived",
            (UndeliveredPages outbox, HttpContext context) =>
                outbox.ArrivedAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/inbox",
            (InboxPages inbox, HttpContext context) => inbox.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/inbox/{id}/decide",
            (InboxPages inbox, HttpContext context) =>
                inbox.DecideAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/inbox/{id}",
            (InboxPages inbox, HttpContext context) =>
                inbox.MessageAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/inbox/{id}/original",
            (InboxPages inbox, HttpContext context) => inbox.OriginalAsync(context, Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/inbox/{id}/file",
            (InboxPages inbox, HttpContext context) => inbox.FileAsync(context, Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/inbox/{id}/file/page",
            (InboxPages inbox, HttpContext context) =>
                inbox.ShowFileAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/inbox/{id}/file/picture",
            (InboxPages inbox, HttpContext context) => inbox.PictureAsync(context, Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/partners/{partner}/remind",
            (InboxPages inbox, HttpContext context) =>
                inbox.RemindAsync(context, Value(context, "slug"), Value(context, "partner"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/{reference}/letter.docx",
            (LetterPages letters, HttpContext context) =>
                letters.GetAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/{reference}/letter.docx",
            (LetterPages letters, HttpContext context) =>
                letters.WholeAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/{reference}/version",
            (InboxPages inbox, HttpContext context) =>
                inbox.VersionAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/{reference}/version",
            (InboxPages inbox, HttpContext context) =>
                inbox.DecideVersionAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/{reference}/settle",
            (InboxPages inbox, HttpContext context) =>
                inbox.SettleAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/{reference}",
            (StaffPages staff, HttpContext context) =>
                staff.SubmissionAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/{reference}/retry",
            (StaffPages staff, HttpContext context) =>
                staff.RetryAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/{reference}/erase",
            (StaffPages staff, HttpContext context) =>
                staff.ShowErasingAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/{reference}/erase",
            (StaffPages staff, HttpContext context) =>
                staff.EraseAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );

        Post(
            routes,
            "/api/consultations/{slug}/submissions",
            (SubmissionEndpoints api, HttpContext context) => api.PostPublicAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/partner-submissions",
            (SubmissionEndpoints api, HttpContext context) => api.PostPartnerAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/account",
            (SubmissionQueries api, HttpContext context) => api.AccountAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/equality",
            (EqualityPages equality, HttpContext context) => equality.ApiAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/export/{file}",
            (ExportPages export, HttpContext context) =>
                export.ApiFileAsync(context, Value(context, "slug"), Value(context, "file"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/inbox",
            (InboxPages inbox, HttpContext context) => inbox.JsonAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/submissions",
            (SubmissionQueries api, HttpContext context) => api.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/submissions/{reference}/actions",
            (PointEndpoints api, HttpContext context) =>
                api.ActOnResponseAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/points",
            (PointEndpoints api, HttpContext context) => api.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/points/actions",
            (PointEndpoints api, HttpContext context) => api.ActOnManyAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/points/batches/{batch}/undo",
            (PointEndpoints api, HttpContext context) =>
                api.UndoManyAsync(context, Value(context, "slug"), Value(context, "batch"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/points/{id}",
            (PointEndpoints api, HttpContext context) =>
                api.OneAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/points/{id}/like",
            (PointEndpoints api, HttpContext context) =>
                api.LikeAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/points/{id}/actions",
            (PointEndpoints api, HttpContext context) =>
                api.ActAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/concerns",
            (ConcernEndpoints api, HttpContext context) => api.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/concerns",
            (ConcernEndpoints api, HttpContext context) =>
                api.ChangeAsync(context, Value(context, "slug"), id: null, context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/concerns/{id}",
            (ConcernEndpoints api, HttpContext context) =>
                api.ChangeAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/concerns/{id}/points",
            (ConcernEndpoints api, HttpContext context) =>
                api.GroupAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/filters",
            (FilterEndpoints api, HttpContext context) => api.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/filters",
            (FilterEndpoints api, HttpContext context) => api.SaveAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/filters/remove",
            (FilterEndpoints api, HttpContext context) => api.RemoveAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/history",
            (HistoryEndpoint api, HttpContext context) => api.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/history/verify",
            (HistoryEndpoint api, HttpContext context) => api.VerifyAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/submissions/{reference}",
            (SubmissionQueries api, HttpContext context) =>
                api.OneAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Post(routes, "/api/inbox/messages", (MailImport import, HttpContext context) => import.PostAsync(context, context.RequestAborted));
        Get(
            routes,
            "/api/inbox/messages/{id}",
            (MailImport import, HttpContext context) => import.OneAsync(context, Value(context, "id"), context.RequestAborted)
        );

        Post(
            routes,
            "/inbound/email",
            (InboundEmailEndpoint inbound, HttpContext context) => inbound.PostAsync(context, context.RequestAborted)
        );

        MapKeys(routes);
        MapThemes(routes);
        MapImports(routes);
        MapPublishing(routes);
        MapForm(routes);
    }

    private static void MapThemes(IEndpointRouteBuilder routes)
    {
        Get(
            routes,
            "/staff/{slug}/themes",
            (ThemePages themes, HttpContext context) => themes.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/themes/{code}",
            (ThemePages themes, HttpContext context) =>
                themes.OneAsync(context, Value(context, "slug"), Value(context, "code"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/themes/{code}",
            (ThemePages themes, HttpContext context) =>
                themes.ChangeAsync(context, Value(context, "slug"), Value(context, "code"), context.RequestAborted)
        );
    }

    private static void MapKeys(IEndpointRouteBuilder routes)
    {
        Get(
            routes,
            "/staff/{slug}/keys",
            (KeyPages keys, HttpContext context) => keys.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/keys",
            (KeyPages keys, HttpContext context) => keys.IssueAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/keys/{id}/revoke",
            (KeyPages keys, HttpContext context) =>
                keys.RevokeAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
    }

    private static void MapImports(IEndpointRouteBuilder routes)
    {
        Get(
            routes,
            "/staff/{slug}/import",
            (ImportPages import, HttpContext context) => import.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/import",
            (ImportPages import, HttpContext context) => import.UploadAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/import/{id}",
            (ImportPages import, HttpContext context) =>
                import.OneAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/import/{id}/columns",
            (ImportPages import, HttpContext context) =>
                import.ColumnsAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/import/{id}/confirm",
            (ImportPages import, HttpContext context) =>
                import.ConfirmAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/import/{id}/discard",
            (ImportPages import, HttpContext context) =>
                import.DiscardAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/paper/again",
            (TypeAgainPages again, HttpContext context) => again.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/paper/again/{reference}",
            (TypeAgainPages again, HttpContext context) =>
                again.OneAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/paper/again/{reference}",
            (TypeAgainPages again, HttpContext context) =>
                again.CompareAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Get(routes, "/staff/{slug}/paper", (TypingPages typing, HttpContext context) => typing.PaperAsync(context, Value(context, "slug")));
        Post(
            routes,
            "/staff/{slug}/paper",
            (TypingPages typing, HttpContext context) => typing.SavePaperAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/meetings",
            (TypingPages typing, HttpContext context) => typing.MeetingsAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/meetings",
            (TypingPages typing, HttpContext context) => typing.SaveMeetingAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/archive",
            (ArchiveEndpoints archive, HttpContext context) => archive.ImportAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/archive/export",
            (ArchiveEndpoints archive, HttpContext context) => archive.ExportAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/imports",
            (ImportPages import, HttpContext context) => import.PostJsonAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/imports/{id}",
            (ImportPages import, HttpContext context) =>
                import.OneJsonAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
        Post(
            routes,
            "/api/consultations/{slug}/imports/{id}/confirm",
            (ImportPages import, HttpContext context) =>
                import.ConfirmJsonAsync(context, Value(context, "slug"), Value(context, "id"), context.RequestAborted)
        );
    }

    private static void MapPublishing(IEndpointRouteBuilder routes)
    {
        Get(
            routes,
            "/staff/{slug}/publishable",
            (PublicResponsePages pages, HttpContext context) => pages.ListAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/publishable/{reference}",
            (PublicResponsePages pages, HttpContext context) =>
                pages.OneAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/publishable/{reference}",
            (PublicResponsePages pages, HttpContext context) =>
                pages.DecideAsync(context, Value(context, "slug"), Value(context, "reference"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/publishable/consent",
            (PublicResponsePages pages, HttpContext context) => pages.ConsentAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/publishable/publish",
            (PublicResponsePages pages, HttpContext context) => pages.PublishAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/publishable/withdraw",
            (PublicResponsePages pages, HttpContext context) => pages.WithdrawAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/responses",
            (PublicResponsePages pages, HttpContext context) => pages.JsonAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/{slug}/responses",
            (PublicResponsePages pages, HttpContext context) => pages.PublicAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/{slug}/responses.xlsx",
            (PublicResponsePages pages, HttpContext context) => pages.SheetAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/outcome",
            (OutcomePages outcome, HttpContext context) => outcome.StaffAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/staff/{slug}/outcome/preview",
            (OutcomePages outcome, HttpContext context) => outcome.PreviewAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/outcome/{concern}/words",
            (OutcomePages outcome, HttpContext context) =>
                outcome.SaveAsync(context, Value(context, "slug"), Value(context, "concern"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/outcome/publish",
            (OutcomePages outcome, HttpContext context) => outcome.PublishAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/staff/{slug}/outcome/withdraw",
            (OutcomePages outcome, HttpContext context) => outcome.WithdrawAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/api/consultations/{slug}/outcome",
            (OutcomePages outcome, HttpContext context) => outcome.JsonAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/{slug}/outcome",
            (OutcomePages outcome, HttpContext context) => outcome.PublicAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/{slug}/outcome.atom",
            (OutcomePages outcome, HttpContext context) => outcome.FeedAsync(context, Value(context, "slug"), context.RequestAborted)
        );
    }

    /// <summary>The public form. What has no other route ends at its "page not found".</summary>
    private static void MapForm(IEndpointRouteBuilder routes)
    {
        Get(routes, "/", (FormPages form, HttpContext context) => Task.FromResult(form.List(context)));
        Get(routes, "/cookies", (FormPages form, HttpContext context) => Task.FromResult(form.Cookies(context)));
        Get(routes, "/.well-known/security.txt", (SecurityText text, HttpContext _) => Task.FromResult(text.Get()));
        Get(
            routes,
            "/{slug}",
            (FormPages form, HttpContext context) => form.ShowAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Post(
            routes,
            "/{slug}",
            (FormPages form, HttpContext context) => form.SubmitAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/{slug}/{page}",
            (FormPages form, HttpContext context) => Task.FromResult(form.About(context, Value(context, "slug"), Value(context, "page")))
        );
        Post(
            routes,
            "/{slug}/start",
            (FormPages form, HttpContext context) => form.StartAsync(context, Value(context, "slug"), context.RequestAborted)
        );
        Get(
            routes,
            "/{slug}/copy/{proof}",
            (CopyPages copy, HttpContext context) =>
                copy.ShowAsync(context, Value(context, "slug"), Value(context, "proof"), context.RequestAborted)
        );
        Post(
            routes,
            "/{slug}/copy/{proof}",
            (CopyPages copy, HttpContext context) =>
                copy.SendAsync(context, Value(context, "slug"), Value(context, "proof"), context.RequestAborted)
        );
        Get(
            routes,
            "/{slug}/answer/{draft}",
            (DraftPages form, HttpContext context) =>
                form.ResumeAsync(context, Value(context, "slug"), Value(context, "draft"), context.RequestAborted)
        );
        Get(
            routes,
            "/{slug}/answer/{draft}/{page}",
            (DraftPages form, HttpContext context) =>
                form.ShowAsync(context, Value(context, "slug"), Value(context, "draft"), Value(context, "page"), context.RequestAborted)
        );
        Post(
            routes,
            "/{slug}/answer/{draft}/{page}",
            (DraftPages form, HttpContext context) =>
                form.AnswerAsync(context, Value(context, "slug"), Value(context, "draft"), Value(context, "page"), context.RequestAborted)
        );
        Func<FormPages, HttpContext, Task<IResult>> notFound = (form, context) => Task.FromResult(form.NotFound(context));
        routes.MapFallback("{**path}", context => AnswerAsync(context, notFound));
    }

    /// <summary>Maps GET, and HEAD with it, to a method of a service.</summary>
    public static void Get<THandler>(IEndpointRouteBuilder routes, string pattern, Func<THandler, HttpContext, Task<IResult>> handle)
        where THandler : notnull => Map(routes, [HttpMethods.Get, HttpMethods.Head], pattern, handle);

    /// <summary>Maps POST to a method of a service.</summary>
    public static void Post<THandler>(IEndpointRouteBuilder routes, string pattern, Func<THandler, HttpContext, Task<IResult>> handle)
        where THandler : notnull => Map(routes, [HttpMethods.Post], pattern, handle);

    private static void Map<THandler>(
        IEndpointRouteBuilder routes,
        IEnumerable<string> methods,
        string pattern,
        Func<THandler, HttpContext, Task<IResult>> handle
    )
        where THandler : notnull =>
        // The framework would compile a delegate for each route in every host, half a second before the first answer.
        routes.MapMethods(pattern, methods, context => AnswerAsync(context, handle));

    private static async Task AnswerAsync<THandler>(HttpContext context, Func<THandler, HttpContext, Task<IResult>> handle)
        where THandler : notnull =>
        await (await handle(context.RequestServices.GetRequiredService<THandler>(), context)).ExecuteAsync(context);

    /// <summary>A part of the route, or nothing where it has none of that name.</summary>
    public static string Value(HttpContext context, string name) => context.Request.RouteValues[name]?.ToString() ?? "";
}
