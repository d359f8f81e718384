using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Points;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Concerns;

/// <summary>A concern as an officer wrote it into the form.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Disposition">What is decided; null where every field of it was left empty.</param>
/// <param name="Seen">The version that the page showed, or null for a new one.</param>
public sealed record ConcernForm(string Title, Disposition? Disposition, string? Seen)
{
    internal static ConcernForm Read(IFormCollection form)
    {
        var said = PointActionForm.DispositionOf(form);
        var isEmpty = said is { Outcome: "", PlanSection: null, Answer: null, AnswerWelsh: null, Reason: null, IsAgreed: false };
        return new ConcernForm(
            form["title"].ToString().Trim(),
            isEmpty ? null : said,
            form["seen"].ToString() is { Length: > 0 } seen ? seen : null
        );
    }
}
