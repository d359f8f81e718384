using ConsultationIntake.Web;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class ViewAbout(RequestGuard guard, FormPages form)
{
    [Function(nameof(ViewAbout))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{slug}/{page}")] HttpRequest request,
        string slug,
        string page) =>
        guard.RunAsync(request.HttpContext, () => Task.FromResult(form.About(request.HttpContext, slug, page)));
}
