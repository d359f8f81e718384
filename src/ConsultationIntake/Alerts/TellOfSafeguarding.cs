using System.Collections.Concurrent;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Alerts;

/// <summary>
/// Tells the people that <c>safeguarding.tell</c> names of responses with a new flag, each of them once: of the first at once, and of those
/// that follow within ten minutes together, when these are over. Safe to run often, by several hosts: the alert is claimed before the first
/// mail goes out. Copies of a campaign letter are told of by the first.
/// </summary>
public sealed partial class TellOfSafeguarding(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IPointRegister register,
    IOfficeRecords records,
    OverdueFlags overdue,
    IMailSender mail,
    NoteUndelivered note,
    SiteAddress site,
    TimeProvider clock,
    ILogger<TellOfSafeguarding> logger
)
{
    /// <summary>
    /// A host that claimed an alert and has not finished in this time is taken for dead. Longer than any mail is handed over in.
    /// </summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    /// <summary>What is flagged within so long of the mails before goes out together at its end: forty mails are read by nobody.</summary>
    private static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(10);

    /// <summary>Responses that one mail tells of; further ones go into the next.</summary>
    private const int MostTogether = 500;

    /// <summary>Flagged points that this host knows were told of: a sweep asks for them no second time.</summary>
    private readonly ConcurrentDictionary<(ConsultationSlug Consultation, PointId Point), bool> told = new();

    /// <summary>
    /// One response: at once where nobody was told of another in the last ten minutes, and with it of all that wait; else the next
    /// <see cref="SweepAsync"/> after them tells of it. Throws where a mail could not be handed over: it is tried again by whoever runs
    /// this next.
    /// </summary>
    public async Task ExecuteAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (
            catalogue.Find(slug) is not { Safeguarding.Tell.Count: > 0 } consultation
            || await StandingAsync(slug, reference, cancellationToken) is not { } standing
        )
            return;
        if (standing.Unfinished is { } unfinished)
            await GoOnAsync(consultation, unfinished, cancellationToken);
        else if (standing.Untold is { } untold && await IsTurnAsync(slug, cancellationToken))
            await TellTogetherAsync(consultation, await WithThoseThatWaitAsync(consultation, untold, cancellationToken), cancellationToken);
    }

    /// <summary>Whether anybody may have to be told of it. Asks no store.</summary>
    public bool MayBeDue(Submission submission) =>
        catalogue.Find(submission.Consultation) is { Safeguarding.Tell.Count: > 0 } && Flagged(submission).Count > 0;

    /// <summary>Whether <see cref="ExecuteAsync"/> would send a mail now. Asks no mail service.</summary>
    public async Task<bool> IsDueAsync(Submission submission, CancellationToken cancellationToken) =>
        MayBeDue(submission)
        && await StandingAsync(submission.Consultation, submission.Reference, cancellationToken) is { } standing
        && (
            standing.Unfinished is { } unfinished
                ? IsAbandoned(unfinished)
                : standing.Untold is not null && await IsTurnAsync(submission.Consultation, cancellationToken)
        );

    /// <summary>
    /// Nobody is told of anything for ten minutes, and then of everything in one mail: for what is about to be taken in all at once.
    /// </summary>
    public async Task HoldAsync(ConsultationSlug slug, CancellationToken cancellationToken) => await TakeTurnAsync(slug, cancellationToken);

    /// <summary>
    /// Sends one person's mail again, which was refused or of which nobody knows. False, and nothing goes out, where somebody has answered
    /// every flag meanwhile. Throws where it could not be handed over.
    /// </summary>
    /// <param name="slug">Whose response it is.</param>
    /// <param name="subject">See <see cref="SubjectOf"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> SendAgainAsync(ConsultationSlug slug, string subject, CancellationToken cancellationToken)
    {
        await ChangeAsync(
            slug,
            subject,
            alert => alert with { ClaimedAt = clock.GetUtcNow() - Abandoned },
            delivery =>
                delivery.State is AlertState.Refused or AlertState.Unknown
                    ? delivery with
                    {
                        State = AlertState.Sending,
                        Reason = null,
                    }
                    : delivery,
            cancellationToken
        );
        return catalogue.Find(slug) is { } consultation
            && await records.FindAsync<SafeguardingAlert>(slug, ReferenceOf(subject).ToString(), cancellationToken) is { } again
            && await GoOnAsync(consultation, again, cancellationToken);
    }

    /// <summary>Somebody says that one person's mail arrived, of which nobody knew. A later flag's mail is not meant.</summary>
    /// <param name="slug">Whose response it is.</param>
    /// <param name="subject">See <see cref="SubjectOf"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task NoteArrivedAsync(ConsultationSlug slug, string subject, CancellationToken cancellationToken) =>
        ChangeAsync(
            slug,
            subject,
            alert => alert,
            delivery => delivery.State == AlertState.Unknown ? delivery with { State = AlertState.Sent } : delivery,
            cancellationToken
        );

    /// <summary>One person's mail about one response: its reference, and a key of the person that is no address.</summary>
    public static string SubjectOf(SubmissionReference reference, string email) => $"{reference}-{SafeguardingMail.KeyOf(email)}";

    /// <summary>The response of <see cref="SubjectOf"/>.</summary>
    public static SubmissionReference ReferenceOf(string subject) => SubmissionReference.Parse(subject[..subject.LastIndexOf('-')]);

    private async Task ChangeAsync(
        ConsultationSlug slug,
        string subject,
        Func<SafeguardingAlert, SafeguardingAlert> change,
        Func<AlertDelivery, AlertDelivery> settle,
        CancellationToken cancellationToken
    )
    {
        var reference = ReferenceOf(subject);
        while (
            await records.FindAsync<SafeguardingAlert>(slug, reference.ToString(), cancellationToken) is { } alert
            && !await records.SaveAsync(
                slug,
                change(alert) with
                {
                    Deliveries =
                    [
                        .. alert.Deliveries.Select(person => SubjectOf(reference, person.Email) == subject ? settle(person) : person),
                    ],
                },
                entry: null,
                cancellationToken
            )
        )
        {
            // Another host saved it in between: it is read again.
        }
    }

    /// <summary>
    /// Every response with a new flag that was not told of: those that came soon after others, a host that died, a mail service that was
    /// down, a flag that staff raised.
    /// </summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        foreach (var consultation in catalogue.All.Where(consultation => consultation.Safeguarding.Tell.Count > 0))
        {
            var waiting = await WaitingAsync(consultation, cancellationToken);
            foreach (var unfinished in waiting.Unfinished)
                await TryAsync(() => GoOnAsync(consultation, unfinished, cancellationToken));
            if (waiting.Untold.Count > 0 && await IsTurnAsync(consultation.Slug, cancellationToken))
                await TryAsync(() => TellTogetherAsync(consultation, waiting.Untold, cancellationToken));
        }

        if (failures.Count > 0)
            throw new AggregateException("Not everybody could be told of a person at risk.", failures);

        async Task TryAsync(Func<Task> tell)
        {
            try
            {
                await tell();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The others do not wait for this one; the caller fails with it at the end.
                failures.Add(failure);
            }
        }
    }

    /// <summary>What is saved before anybody is written to; null where everybody was told, or another host is telling them.</summary>
    public static SafeguardingAlert? Claim(
        Consultation consultation,
        SubmissionReference reference,
        SafeguardingAlert? known,
        IReadOnlyList<int> flagged,
        DateTimeOffset now
    ) =>
        known switch
        {
            { IsComplete: false } => now - known.ClaimedAt >= Abandoned ? known with { ClaimedAt = now } : null,
            _ when known is not null && !flagged.Except(known.Points).Any() => null,
            _ => new SafeguardingAlert
            {
                Id = reference.ToString(),
                Points = [.. flagged.Union(known?.Points ?? []).Order()],
                Round = (known?.Round ?? 0) + 1,
                ClaimedAt = now,
                Deliveries = [.. consultation.Safeguarding.Tell.Select(email => new AlertDelivery(email, AlertState.Pending))],
                Others = known?.Others ?? [],
                Version = known?.Version,
            },
        };
}
