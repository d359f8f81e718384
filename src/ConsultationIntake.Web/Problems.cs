using System.Globalization;
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

    /// <param name="errors">By field. The first fifty are listed, the others counted.</param>
    /// <param name="more">How many more there are that nobody kept.</param>
    internal static IResult Invalid(IReadOnlyDictionary<string, string[]> errors, int more = 0)
    {
        more += Math.Max(0, errors.Count - SubmissionPayload.MaxErrors);
        return Results.ValidationProblem(
            errors.Take(SubmissionPayload.MaxErrors).ToDictionary(),
            title: "The submission is not valid",
            detail: "Nothing was saved. Correct the fields named in errors and send it again."
                + (more == 0 ? null : string.Create(CultureInfo.InvariantCulture, $" These are the first; and {more} more are wrong."))
        );
    }
}
