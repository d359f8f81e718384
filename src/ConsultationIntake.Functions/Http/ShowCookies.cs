using ConsultationIntake.Web;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class ShowCookies(RequestGuard guard, FormPages form)
{
    [Function(nameof(ShowCookies))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cookies")] HttpRequest request) =>
        guard.RunAsync(request.HttpContext, () => Task.FromResult(form.Cookies(request.HttpContext)));
}
