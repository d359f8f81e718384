using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web;

/// <summary>RFC 9457 problem details.</summary>
internal static class Problems
{
    internal static IResult Of(int status, string title, string detail) =>
        Results.Problem(statusCode: status, title: title, detail: detail);

    internal static IResult NoConsultation(string slug) =>
        Of(StatusCodes.Status404NotFound, "There is no such consultation", $"No consultation is called '{slug}'.");

    internal static IResult Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        Results.ValidationProblem(
            errors.Take(SubmissionPayload.MaxErrors).ToDictionary(),
            title: "The submission is not valid",
            detail: "Nothing was saved. Correct the fields named in errors and send it again."
        );
}
