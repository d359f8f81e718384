using ConsultationIntake.Consultations;
using ConsultationIntake.Exports;
using ConsultationIntake.History;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Exports;

/// <summary>Which rows of a table an address asks for: the table takes what the list of the same things takes.</summary>
/// <param name="Request">Without personal data.</param>
/// <param name="Says">The filter as a sentence, for the file and the history.</param>
/// <param name="Errors">By the name of what cannot be filtered by.</param>
internal sealed record ExportFilter(ExportRequest Request, string Says, IReadOnlyDictionary<string, string[]> Errors)
{
    private const string All = "All";

    internal static ExportFilter Read(string table, IQueryCollection asked, Consultation consultation)
    {
        var request = new ExportRequest(table, new PointQuery { Consultation = consultation.Slug }, ExportRequest.NothingPersonal);
        switch (table)
        {
            case "responses":
                var responses = ListRequest.Read(asked, consultation);
                return new(
                    asked.Count == 0 ? request : request with { Responses = responses.Query },
                    asked.Count == 0 ? All : ResponseList.Heading(responses, consultation),
                    responses.Errors
                );
            case "history":
                var (lines, errors) = HistoryEndpoint.Read(asked, consultation.Slug);
                return new(asked.Count == 0 ? request : request with { History = lines }, asked.Count == 0 ? All : Said(lines), errors);
            default:
                var points = PointFilter.Read(asked, consultation);
                return new(
                    request with
                    {
                        Points = points.Query,
                    },
                    table is "points" or "decisions" ? FilterSentence.Of(points.Query, consultation) : All,
                    points.Errors
                );
        }
    }

    private static string Said(HistoryQuery lines) =>
        $"Lines {string.Join(", ", new[]
        {
            lines.By is { } by ? $"of {by}" : null,
            lines.Act is { } act ? $"that say: {Staff.HistoryWords.Of(act)}" : null,
            lines.Submission is { } submission ? $"about {submission}" : null,
            lines.Subject is { } subject ? $"about {subject}" : null,
        }.OfType<string>())}";
}

/// <summary>Writes down who took what out as a file, before the first byte leaves.</summary>
public sealed class NoteExport(StaffHistory history)
{
    /// <param name="consultation">Whose it is.</param>
    /// <param name="member">Who takes it.</param>
    /// <param name="file">What it is called in its address.</param>
    /// <param name="what">Which rows, in which form, for what reason; or null.</param>
    /// <param name="cancellationToken">Stops it, and nothing leaves.</param>
    /// <param name="response">The response it is of, or null.</param>
    internal Task ExecuteAsync(
        Consultation consultation,
        StaffMember member,
        string file,
        string? what,
        CancellationToken cancellationToken,
        ConsultationIntake.Submissions.SubmissionReference? response = null
    ) => history.WriteAsync(consultation.Slug, member.Name, HistoryActs.Export, response, file, what, cancellationToken);
}
