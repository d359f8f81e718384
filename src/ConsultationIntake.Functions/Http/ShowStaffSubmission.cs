using ConsultationIntake.Web;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class ShowStaffSubmission(RequestGuard guard, StaffPages staff)
{
    [Function(nameof(ShowStaffSubmission))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/{slug}/{reference}")] HttpRequest request,
        string slug,
        string reference,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => staff.SubmissionAsync(request.HttpContext, slug, reference, cancellationToken));
}
