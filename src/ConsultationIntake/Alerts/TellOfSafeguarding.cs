using System.Collections.Concurrent;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Alerts;

/// <summary>
/// Tells the people that <c>safeguarding.tell</c> names of a response with a new flag, at once and each of them once. Safe to run often,
/// by several hosts: the alert is claimed before the first mail goes out. Copies of a campaign letter are told of by the first.
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

    /// <summary>Flagged points that this host knows were told of: a sweep asks for them no second time.</summary>
    private readonly ConcurrentDictionary<(ConsultationSlug Consultation, PointId Point), bool> told = new();

    /// <summary>One response. Throws where a mail could not be handed over: it is tried again by whoever runs this next.</summary>
    public async Task ExecuteAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        while (
            catalogue.Find(slug) is { Safeguarding.Tell.Count: > 0 } consultation
            && await store.FindAsync(slug, reference, cancellationToken) is { } submission
            && Flagged(submission) is { Count: > 0 } flagged
        )
        {
            var known = await records.FindAsync<SafeguardingAlert>(slug, reference.ToString(), cancellationToken);
            if (Claim(consultation, reference, known, flagged, clock.GetUtcNow()) is not { } claim)
            {
                if (known is { IsComplete: true })
                    Remember(slug, reference, known);
                return;
            }

            if (!await records.SaveAsync(slug, claim, entry: null, cancellationToken))
                continue;
            Log.AlertClaimed(logger, slug.ToString(), reference.ToString());
            await DeliverAsync(consultation, new PointId(reference, flagged[0]), claim.ClaimedAt, cancellationToken);
            return;
        }
    }

    /// <summary>Whether <see cref="ExecuteAsync"/> would send a mail now. Asks no mail service.</summary>
    public async Task<bool> IsDueAsync(Submission submission, CancellationToken cancellationToken) =>
        catalogue.Find(submission.Consultation) is { Safeguarding.Tell.Count: > 0 } consultation
        && Flagged(submission) is { Count: > 0 } flagged
        && Claim(
            consultation,
            submission.Reference,
            await records.FindAsync<SafeguardingAlert>(submission.Consultation, submission.Reference.ToString(), cancellationToken),
            flagged,
            clock.GetUtcNow()
        )
            is not null;

    /// <summary>
    /// Sends one person's mail again, which was refused or of which nobody knows. Nothing goes out where somebody has answered every flag
    /// meanwhile. Throws where it could not be handed over.
    /// </summary>
    /// <param name="slug">Whose response it is.</param>
    /// <param name="subject">See <see cref="SubjectOf"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task SendAgainAsync(ConsultationSlug slug, string subject, CancellationToken cancellationToken)
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
        await ExecuteAsync(slug, ReferenceOf(subject), cancellationToken);
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
    /// Every response with a new flag that was not told of: a host that died, a mail service that was down, a flag that staff raised.
    /// </summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        foreach (var consultation in catalogue.All.Where(consultation => consultation.Safeguarding.Tell.Count > 0))
        {
            var query = new PointQuery { Consultation = consultation.Slug, Take = 200 }
                .With(PointField.Safeguarding, nameof(FlagState.New))
                .With(PointField.Repeat, PointFacet.No);
            PointPage page;
            do
            {
                page = await register.ListAsync(query, cancellationToken);
                var untold = page.Points.Where(row => !told.ContainsKey((consultation.Slug, row.Id))).Select(row => row.Id.Submission);
                foreach (var reference in untold.Distinct().ToList())
                {
                    try
                    {
                        await ExecuteAsync(consultation.Slug, reference, cancellationToken);
                    }
                    catch (Exception failure) when (failure is not OperationCanceledException)
                    {
                        // The others do not wait for this one; the caller fails with it at the end.
                        failures.Add(failure);
                    }
                }

                query = query with { After = page.Next };
            } while (page.Next is not null);
        }

        if (failures.Count > 0)
            throw new AggregateException("Not everybody could be told of a person at risk.", failures);
    }

    /// <summary>The numbers of the points whose flag nobody has looked at.</summary>
    private static IReadOnlyList<int> Flagged(Submission submission)
    {
        var repeats = PointRow.AllOf(submission).Where(row => row.IsRepeat).Select(row => row.Id.Number).ToHashSet();
        return
        [
            .. submission
                .Work.Points.Where(point => point.Flag is { State: FlagState.New } && !repeats.Contains(point.Number))
                .Select(point => point.Number),
        ];
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
                Version = known?.Version,
            },
        };

    private async Task DeliverAsync(Consultation consultation, PointId point, DateTimeOffset claimedAt, CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        var waiting = await overdue.CountAsync(consultation, cancellationToken);
        var people = (await ClaimedAsync(consultation, point, claimedAt, cancellationToken))?.Deliveries ?? [];
        foreach (var person in people.Where(delivery => delivery.State is AlertState.Pending or AlertState.Sending))
        {
            if (
                await ClaimedAsync(consultation, point, claimedAt, cancellationToken) is not { } alert
                || !await MarkAsync(consultation, alert, person with { State = AlertState.Sending }, cancellationToken)
            )
                return;
            MailOutcome outcome;
            try
            {
                var mayRepeat = person.State == AlertState.Sending;
                outcome = await mail.SendAsync(
                    SafeguardingMail.Of(consultation, point, alert, person.Email, waiting, site, mayRepeat),
                    cancellationToken
                );
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The other people do not wait for this mail; the caller fails with it at the end.
                failures.Add(failure);
                continue;
            }

            var done = outcome switch
            {
                MailOutcome.Accepted => person with { State = AlertState.Sent },
                MailOutcome.Refused refused => person with { State = AlertState.Refused, Reason = refused.Reason },
                MailOutcome.Unknown => person with { State = AlertState.Unknown },
                _ => throw new NotSupportedException($"{outcome.GetType().Name} has no state."),
            };
            // First, so that a host that dies here leaves a mail that is tried again, and never one that nobody hears of.
            await note.ExecuteAsync(
                consultation.Slug,
                MailPurpose.Safeguarding,
                SubjectOf(point.Submission, person.Email),
                outcome,
                cancellationToken
            );
            if (
                await ClaimedAsync(consultation, point, claimedAt, cancellationToken) is not { } sending
                || !await MarkAsync(consultation, sending, done, cancellationToken)
            )
                return;
            Log.AlertDelivered(logger, consultation.Slug.ToString(), point.Submission.ToString(), done.State);
        }

        if (await ClaimedAsync(consultation, point, claimedAt, cancellationToken) is not { } left)
            return;
        if (left.IsComplete)
            Remember(consultation.Slug, point.Submission, left);
        else
            // Given up at once, so that the next try need not wait until this host is taken for dead.
            await records.SaveAsync(consultation.Slug, left with { ClaimedAt = claimedAt - Abandoned }, entry: null, cancellationToken);
        if (failures.Count > 0)
            throw new AggregateException("Not everybody could be told of a person at risk.", failures);
    }

    /// <summary>The alert as it stands, or null where another host has taken it over.</summary>
    private async Task<SafeguardingAlert?> ClaimedAsync(
        Consultation consultation,
        PointId point,
        DateTimeOffset claimedAt,
        CancellationToken cancellationToken
    ) =>
        await records.FindAsync<SafeguardingAlert>(consultation.Slug, point.Submission.ToString(), cancellationToken) is { } alert
        && alert.ClaimedAt == claimedAt
            ? alert
            : null;

    private Task<bool> MarkAsync(
        Consultation consultation,
        SafeguardingAlert alert,
        AlertDelivery delivery,
        CancellationToken cancellationToken
    ) =>
        records.SaveAsync(
            consultation.Slug,
            alert with
            {
                Deliveries = [.. alert.Deliveries.Select(other => other.Email == delivery.Email ? delivery : other)],
            },
            entry: null,
            cancellationToken
        );

    private void Remember(ConsultationSlug slug, SubmissionReference reference, SafeguardingAlert alert)
    {
        foreach (var point in alert.Points)
            told[(slug, new PointId(reference, point))] = true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Claimed the safeguarding alert of {Consultation} {Reference}")]
        internal static partial void AlertClaimed(ILogger logger, string consultation, string reference);

        [LoggerMessage(2, LogLevel.Information, "Delivered a safeguarding mail of {Consultation} {Reference}: {State}")]
        internal static partial void AlertDelivered(ILogger logger, string consultation, string reference, AlertState state);
    }
}
