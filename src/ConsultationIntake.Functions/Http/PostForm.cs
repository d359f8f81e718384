using ConsultationIntake.Web;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class PostForm(RequestGuard guard, FormPages form)
{
    [Function(nameof(PostForm))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{slug:maxlength(100)}")] HttpRequest request,
        string slug,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => form.SubmitAsync(request.HttpContext, slug, cancellationToken));
}
