using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Exports;

/// <summary>Routes of this folder: files to take away: tables, the Panel's, the evidence pack, letters, archives.</summary>
internal static class ExportRoutes
{
    internal static void Add(IServiceCollection services) =>
        services
            .AddSingleton<NoteExport>()
            .AddSingleton<ExportPages>()
            .AddSingleton<PanelPages>()
            .AddSingleton<PackPages>()
            .AddSingleton<LetterPages>()
            .AddSingleton<ArchiveEndpoints>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/export",
            (ExportPages export, HttpContext context) => export.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/export/evidence.zip",
            (PackPages pack, HttpContext context) => pack.ZipAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/export/panel.docx",
            (PanelPages panel, HttpContext context) => panel.WordAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/export/panel.xlsx",
            (PanelPages panel, HttpContext context) => panel.SheetAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/export/{file}",
            (ExportPages export, HttpContext context) =>
                export.FileAsync(context, context.Value("slug"), context.Value("file"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/export/{file}",
            (ExportPages export, HttpContext context) =>
                export.PersonalAsync(context, context.Value("slug"), context.Value("file"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/{reference}/letter.docx",
            (LetterPages letters, HttpContext context) =>
                letters.GetAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/{reference}/letter.docx",
            (LetterPages letters, HttpContext context) =>
                letters.WholeAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/export/evidence.zip",
            (PackPages pack, HttpContext context) => pack.ZipAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/export/panel.docx",
            (PanelPages panel, HttpContext context) => panel.WordAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/export/panel.xlsx",
            (PanelPages panel, HttpContext context) => panel.SheetAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/submissions/{reference}/letter.docx",
            (LetterPages letters, HttpContext context) =>
                letters.GetAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/export/{file}",
            (ExportPages export, HttpContext context) =>
                export.ApiFileAsync(context, context.Value("slug"), context.Value("file"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/archive",
            (ArchiveEndpoints archive, HttpContext context) => archive.ImportAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/archive/export",
            (ArchiveEndpoints archive, HttpContext context) => archive.ExportAsync(context, context.Value("slug"), context.RequestAborted)
        );
    }
}
