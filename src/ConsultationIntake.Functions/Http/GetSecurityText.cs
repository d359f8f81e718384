using ConsultationIntake.Web;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class GetSecurityText(RequestGuard guard, SecurityText text)
{
    [Function(nameof(GetSecurityText))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ".well-known/security.txt")] HttpRequest request) =>
        guard.RunAsync(request.HttpContext, () => Task.FromResult(text.Get()));
}
