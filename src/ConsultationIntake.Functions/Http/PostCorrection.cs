using ConsultationIntake.Web;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class PostCorrection(RequestGuard guard, StaffPages staff)
{
    [Function(nameof(PostCorrection))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/{slug}/{reference}/correct")] HttpRequest request,
        string slug,
        string reference,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => staff.CorrectAsync(request.HttpContext, slug, reference, cancellationToken));
}
