using ConsultationIntake.Web;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class PostRetry(RequestGuard guard, StaffPages staff)
{
    [Function(nameof(PostRetry))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/{slug}/{reference}/retry")] HttpRequest request,
        string slug,
        string reference,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => staff.RetryAsync(request.HttpContext, slug, reference, cancellationToken));
}
