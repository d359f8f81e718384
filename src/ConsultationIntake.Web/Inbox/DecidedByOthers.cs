using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Versions;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using HistoryWords = ConsultationIntake.Web.Staff.HistoryWords;

namespace ConsultationIntake.Web.Inbox;

/// <summary>What an officer sees whose decision on a letter or a mail comes too late: who decided what, and when.</summary>
public sealed class DecidedByOthers(ConsultationCatalogue catalogue, IHistory history)
{
    private static readonly string[] OnLetters = [HistoryActs.DecideVersion, HistoryActs.SettleSender, HistoryActs.SettleMark];

    /// <summary>Of a letter; the page that says that there is no such page where nobody decided anything on it.</summary>
    public Task<IResult> PageAsync(ConsultationSlug slug, SubmissionReference letter, CancellationToken cancellationToken) =>
        PageAsync(new HistoryQuery { Consultation = slug, Submission = letter }, OnLetters, $"/staff/{slug}/{letter}", cancellationToken);

    /// <summary>Of a mail in the inbox, by its id; else as of a letter.</summary>
    public Task<IResult> PageAsync(ConsultationSlug slug, string mail, CancellationToken cancellationToken) =>
        PageAsync(
            new HistoryQuery { Consultation = slug, Subject = mail },
            [HistoryActs.DecideMessage],
            $"/staff/{slug}/inbox",
            cancellationToken
        );

    private async Task<IResult> PageAsync(HistoryQuery query, string[] acts, string back, CancellationToken cancellationToken)
    {
        var lines = (await history.ListAsync(query, cancellationToken)).Lines;
        return catalogue.Find(query.Consultation) is { } consultation && lines.FirstOrDefault(line => acts.Contains(line.Act)) is { } last
            ? PageResult.Of<ActionRefusedPage>(
                new
                {
                    Heading = "Somebody has decided it already",
                    What = $"{last.By}, {Dates.Brief(consultation.Window.InZone(last.At))}: {Said(last, consultation)}. "
                        + "Nothing of yours was saved: look at it as it is now.",
                    Back = back,
                },
                StatusCodes.Status409Conflict
            )
            : InboxNotFound.Page();
    }

    private static string Said(HistoryLine line, Consultation consultation) =>
        (line.Act, line.Words?.After) switch
        {
            (HistoryActs.DecideVersion, { } decided) => $"{HistoryWords.Of(line)} ({Decision(decided)})",
            (HistoryActs.DecideMessage, { } decided) => $"{HistoryWords.Of(line)} ({Message(decided)})",
            (HistoryActs.SettleMark, { } mark) => $"{HistoryWords.Of(line)} ({EmailMarks.Words(mark).TrimEnd('.')})",
            (HistoryActs.SettleSender, var partner) => $"{HistoryWords.Of(line)} ({Partner(partner, consultation)})",
            _ => HistoryWords.Of(line),
        };

    private static string Partner(string? id, Consultation consultation) =>
        consultation.ExpectedPartners.FirstOrDefault(known => known.Id == id)?.Name ?? "none of the expected partners";

    /// <summary>The line keeps the name of the decision, and behind a colon the reason where one was given.</summary>
    private static string Decision(string said) =>
        said.Split(": ", 2) is [var name, .. var reason] && Enum.TryParse<DecideVersion.Decision>(name, out var decision)
            ? string.Join(": ", reason.Prepend(Words(decision)))
            : said;

    private static string Message(string said) =>
        said.Split(": ", 2) is [var name, .. var reason] && Enum.TryParse<DecideMessage.Decision>(name, out var decision)
            ? string.Join(": ", reason.Prepend(Words(decision)))
            : said;

    private static string Words(DecideVersion.Decision decision) =>
        decision switch
        {
            DecideVersion.Decision.Replace => "it replaces the earlier letter",
            DecideVersion.Decision.StandBeside => "both stand",
            DecideVersion.Decision.Ratify => "ratified",
            DecideVersion.Decision.MakeProvisional => "provisional",
            DecideVersion.Decision.Withdraw => "withdrawn",
            DecideVersion.Decision.Reinstate => "it stands again",
            _ => throw new NotSupportedException($"The decision {decision} has no words."),
        };

    private static string Words(DecideMessage.Decision decision) =>
        decision switch
        {
            DecideMessage.Decision.TakeIn => "taken in as a response",
            DecideMessage.Decision.Release => "released",
            DecideMessage.Decision.Dismiss => "dismissed",
            DecideMessage.Decision.Retry => "read again",
            _ => throw new NotSupportedException($"The decision {decision} has no words."),
        };
}
