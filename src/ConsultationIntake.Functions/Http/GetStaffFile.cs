using ConsultationIntake.Web;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Http;

public sealed class GetStaffFile(RequestGuard guard, StaffFiles files)
{
    [Function(nameof(GetStaffFile))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/{slug}/{reference}/files/{number}")] HttpRequest request,
        string slug,
        string reference,
        string number,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request.HttpContext, () => files.GetAsync(request.HttpContext, slug, reference, number, cancellationToken));
}
