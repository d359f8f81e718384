using ConsultationIntake.Web;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

/// <summary>
/// What no other route takes: "page not found", and the list at the root, since the host gives a function without a route
/// its own name as one. The host matches its own addresses (<c>/admin</c>) first, then ours in the order of the functions'
/// names and no other: this one's is the last, and those of routes that begin with any consultation begin with
/// <c>View</c>, after every <c>Show</c> whose route begins with a name.
/// </summary>
public sealed class WhatIsLeft(RequestGuard guard, FormPages form)
{
    [Function(nameof(WhatIsLeft))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) =>
        guard.RunAsync(request.HttpContext, () => Task.FromResult(
            request.Path.Value is "" or "/" && HttpMethods.IsGet(request.Method) ? form.List(request.HttpContext) : form.NotFound(request.HttpContext)));
}
