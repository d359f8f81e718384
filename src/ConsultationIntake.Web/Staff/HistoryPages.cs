using System.Globalization;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary><c>/staff/{slug}/history</c>: who did what, when; by person, by what was done, by response.</summary>
public sealed class HistoryPages(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IHistory history,
    IOfficeRecords records,
    StaffGate gate
)
{
    /// <summary>A page with lines of more responses than this does not look at each of them.</summary>
    private const int MostAsked = 5;

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
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
                var page = await history.ListAsync(query, cancellationToken);
                return PageResult.Of<HistoryPage>(
                    new
                    {
                        Consultation = consultation,
                        Query = query,
                        Page = page,
                        Entries = await EntriesAsync(consultation, page, member, cancellationToken),
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

    /// <summary>
    /// How what the lines tell of stands, where they are of few responses: of one that is looked at, or of what was done on a page's lines.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, EntryStanding>> EntriesAsync(
        Consultation consultation,
        ConsultationIntake.History.HistoryPage page,
        StaffMember member,
        CancellationToken cancellationToken
    )
    {
        var entries = new Dictionary<string, EntryStanding>(StringComparer.Ordinal);
        var responses = page.Lines.Where(line => line.Submission is not null).GroupBy(line => line.Submission!.Value).ToList();
        if (responses.Count > MostAsked)
            return entries;
        foreach (var lines in responses)
        {
            if (await store.FindAsync(consultation.Slug, lines.Key, cancellationToken) is not { } submission)
                continue;
            foreach (var (id, standing) in UndoableEntries.Of(consultation, submission, lines.Select(line => line.Id), member.Name))
                entries[id] = standing;
        }

        return entries;
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
