using ConsultationIntake.Consultations;
using ConsultationIntake.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Functions.Http;

/// <summary>The local host's routes, and the middleware before them, for a worker whose own pipeline cannot be changed.</summary>
public sealed class WebPipeline
{
    private readonly RequestDelegate answer;
    private readonly string scheme;

    public WebPipeline(IServiceProvider services, SiteAddress site)
    {
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseConsultationWeb();
        app.UseEndpoints(routes => routes.MapConsultationWeb());
        answer = app.Build();
        scheme = site.Root.Scheme;
    }

    /// <summary>Answers as the local host would.</summary>
    internal Task AnswerAsync(HttpContext context)
    {
        // Routing matches nothing where a route is matched already, and the worker has matched the trigger's.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        // The host beside the worker speaks http to it. What a browser sees says the public address: cookies are Secure by it.
        context.Request.Scheme = scheme;
        return answer(context);
    }
}
