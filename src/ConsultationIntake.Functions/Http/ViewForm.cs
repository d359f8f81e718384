using ConsultationIntake.Web;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class ViewForm(RequestGuard guard, FormPages form)
{
    [Function(nameof(ViewForm))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{slug:maxlength(100)}")] HttpRequest request,
        string slug) =>
        guard.RunAsync(request.HttpContext, () => Task.FromResult(form.Show(request.HttpContext, slug)));
}
