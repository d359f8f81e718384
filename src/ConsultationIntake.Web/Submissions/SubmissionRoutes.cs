using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Submissions;

/// <summary>Routes of this folder: what programs send and read.</summary>
internal static class SubmissionRoutes
{
    internal static void Add(IServiceCollection services) =>
        services.AddSingleton<PartnerKeys>().AddSingleton<SubmissionEndpoints>().AddSingleton<SubmissionQueries>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Post(
            "/api/consultations/{slug}/submissions",
            (SubmissionEndpoints api, HttpContext context) => api.PostPublicAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/partner-submissions",
            (SubmissionEndpoints api, HttpContext context) => api.PostPartnerAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/account",
            (SubmissionQueries api, HttpContext context) => api.AccountAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/submissions",
            (SubmissionQueries api, HttpContext context) => api.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/submissions/{reference}",
            (SubmissionQueries api, HttpContext context) =>
                api.OneAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
    }
}
