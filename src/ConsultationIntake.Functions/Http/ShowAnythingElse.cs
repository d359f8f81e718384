using ConsultationIntake.Web;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

/// <summary>
/// What no other route takes: "page not found", and the list at the root, since the host gives a function without a route
/// its own name as one. The host matches its own addresses (<c>/admin</c>) first, and of two routes as long as each other
/// the one with more constraints, which is why <see cref="ShowForm"/> has one.
/// </summary>
public sealed class ShowAnythingElse(RequestGuard guard, FormPages form)
{
    [Function(nameof(ShowAnythingElse))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) =>
        guard.RunAsync(request.HttpContext, () => Task.FromResult(
            request.Path.Value is "" or "/" && HttpMethods.IsGet(request.Method) ? form.List(request.HttpContext) : form.NotFound(request.HttpContext)));
}
