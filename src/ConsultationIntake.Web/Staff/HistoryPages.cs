using System.Globalization;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary><c>/staff/{slug}/history</c>: who did what, when; by person, by what was done, by response.</summary>
public sealed class HistoryPages(ConsultationCatalogue catalogue, IHistory history, IOfficeRecords records, StaffGate gate)
{
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var asked = context.Request.Query;
                var query = new HistoryQuery
                {
                    Consultation = consultation.Slug,
                    By = NullIfEmpty(asked["by"]),
                    Act = NullIfEmpty(asked["act"]),
                    Subject = NullIfEmpty(asked["subject"]),
                    Submission = SubmissionReference.TryParse(asked["submission"].ToString(), out var submission) ? submission : null,
                    Before = long.TryParse(asked["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before)
                        ? before
                        : null,
                };
                return PageResult.Of<HistoryPage>(
                    new
                    {
                        Consultation = consultation,
                        Query = query,
                        Page = await history.ListAsync(query, cancellationToken),
                        Concerns = (await records.ListAsync<Concern>(consultation.Slug, cancellationToken)).ToDictionary(
                            concern => concern.Id,
                            concern => concern.Title,
                            StringComparer.Ordinal
                        ),
                        Trail = PageTrail.Read(asked),
                    }
                );
            }
        );

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
