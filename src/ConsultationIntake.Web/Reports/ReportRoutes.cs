using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Reports;

/// <summary>Routes of this folder: the report.</summary>
internal static class ReportRoutes
{
    internal static void Add(IServiceCollection services) => services.AddSingleton<ReportPages>().AddSingleton<ReportEndpoint>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/report",
            (ReportPages report, HttpContext context) => report.ShowAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/report/quotes",
            (ReportPages report, HttpContext context) => report.QuoteAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/export/report.docx",
            (ReportPages report, HttpContext context) => report.WordAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/export/report.docx",
            (ReportPages report, HttpContext context) => report.WordAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/report",
            (ReportEndpoint report, HttpContext context) => report.GetAsync(context, context.Value("slug"), context.RequestAborted)
        );
    }
}
