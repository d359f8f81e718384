using ConsultationIntake.Web.Assets;
using ConsultationIntake.Web.Bodies;
using ConsultationIntake.Web.Clients;
using ConsultationIntake.Web.Concerns;
using ConsultationIntake.Web.Exports;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Imports;
using ConsultationIntake.Web.Inbox;
using ConsultationIntake.Web.Outcomes;
using ConsultationIntake.Web.Pages;
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
        services.AddOptions<BodyOptions>().BindConfiguration(BodyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<BodyRooms>();
        services.AddSingleton<PageRooms>();
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
        services.AddSingleton<RequestOrigin>();
        AssetRoutes.Add(services);
        ClientRoutes.Add(services);
        ConcernRoutes.Add(services);
        ExportRoutes.Add(services);
        FormRoutes.Add(services);
        ImportRoutes.Add(services);
        InboxRoutes.Add(services);
        OutcomeRoutes.Add(services);
        PointRoutes.Add(services);
        ReplyRoutes.Add(services);
        ReportRoutes.Add(services);
        StaffRoutes.Add(services);
        SubmissionRoutes.Add(services);
        ThemeRoutes.Add(services);
        return services;
    }

    /// <summary>What stands before the routes. Call it after routing.</summary>
    public static IApplicationBuilder UseConsultationWeb(this IApplicationBuilder app) =>
        app.UseMiddleware<RequestGuard>().UseMiddleware<TakeBodiesIn>().UseMiddleware<OneSpelling>();

    /// <summary>A route stands in the folder of what answers it.</summary>
    public static void MapConsultationWeb(this IEndpointRouteBuilder routes)
    {
        AssetRoutes.Map(routes);
        ClientRoutes.Map(routes);
        ConcernRoutes.Map(routes);
        ExportRoutes.Map(routes);
        FormRoutes.Map(routes);
        ImportRoutes.Map(routes);
        InboxRoutes.Map(routes);
        OutcomeRoutes.Map(routes);
        PointRoutes.Map(routes);
        ReplyRoutes.Map(routes);
        ReportRoutes.Map(routes);
        StaffRoutes.Map(routes);
        SubmissionRoutes.Map(routes);
        ThemeRoutes.Map(routes);
    }

    /// <summary>Maps GET, and HEAD with it, to a method of a service.</summary>
    public static void Get<THandler>(this IEndpointRouteBuilder routes, string pattern, Func<THandler, HttpContext, Task<IResult>> handle)
        where THandler : notnull => Map(routes, [HttpMethods.Get, HttpMethods.Head], pattern, handle);

    /// <summary>Maps POST to a method of a service.</summary>
    public static void Post<THandler>(this IEndpointRouteBuilder routes, string pattern, Func<THandler, HttpContext, Task<IResult>> handle)
        where THandler : notnull => Map(routes, [HttpMethods.Post], pattern, handle);

    /// <summary>Maps what has no other route.</summary>
    internal static void NotFound<THandler>(this IEndpointRouteBuilder routes, Func<THandler, HttpContext, Task<IResult>> handle)
        where THandler : notnull => routes.MapFallback("{**path}", context => AnswerAsync(context, handle));

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
    public static string Value(this HttpContext context, string name) => context.Request.RouteValues[name]?.ToString() ?? "";
}
