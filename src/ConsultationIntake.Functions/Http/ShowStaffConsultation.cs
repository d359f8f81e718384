using ConsultationIntake.Web;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class ShowStaffConsultation(RequestGuard guard, StaffPages staff)
{
    [Function(nameof(ShowStaffConsultation))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/{slug}")] HttpRequest request,
        string slug,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => staff.ConsultationAsync(request.HttpContext, slug, cancellationToken));
}
