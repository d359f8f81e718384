using ConsultationIntake.Web;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class ShowStaffHome(RequestGuard guard, StaffPages staff)
{
    [Function(nameof(ShowStaffHome))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => staff.HomeAsync(request.HttpContext, cancellationToken));
}
