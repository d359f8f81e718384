using ConsultationIntake.Alerts;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Mail;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Digests;

/// <summary>
/// Sends the digest that is due, if one is. Safe to run often, by several hosts at once: the ledger entry is claimed
/// before the first copy goes out, and each copy is marked before and after it is handed over.
/// </summary>
public sealed partial class SendDueDigests(
    ConsultationCatalogue catalogue,
    ISubmissionStore submissions,
    IDigestLedger ledger,
    ReadPartnerRegister register,
    OverdueFlags overdue,
    SendKeptMail mail,
    SiteAddress site,
    TimeProvider clock,
    ILogger<SendDueDigests> logger
)
{
    internal const int QuotesToChooseFrom = 12;

    /// <summary>Throws <see cref="AggregateException"/> after every copy was tried, where one could not be handed over.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        foreach (var consultation in catalogue.All)
        {
            var entries = await ledger.ListAsync(consultation.Slug, cancellationToken);
            switch (DigestSchedule.Decide(consultation.Digests, consultation.Window, clock.GetUtcNow(), entries))
            {
                case DigestDecision.Send { Occurrence: var due }:
                    if (await ClaimAsync(consultation, due, cancellationToken) is { } claimed)
                        await DeliverAsync(consultation, claimed, Before(entries, claimed), failures, cancellationToken);
                    break;
                case DigestDecision.Resume { Entry: var unfinished }:
                    if (await ledger.UpdateAsync(unfinished with { ClaimedAt = clock.GetUtcNow() }, cancellationToken) is { } resumed)
                        await DeliverAsync(consultation, resumed, Before(entries, resumed), failures, cancellationToken);
                    break;
            }
        }

        if (failures.Count > 0)
            throw new AggregateException("Not every digest could be handed over.", failures);
    }

    /// <summary>The digest that readers saw last: one that never went out is no point to count from.</summary>
    private static DigestEntry? Before(IEnumerable<DigestEntry> entries, DigestEntry entry) =>
        entries.Where(earlier => earlier.DueAt < entry.DueAt && earlier.WentOut).MaxBy(earlier => earlier.DueAt);

    private async Task<DigestEntry?> ClaimAsync(Consultation consultation, DigestOccurrence due, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var entry = new DigestEntry
        {
            Consultation = consultation.Slug,
            Id = due.Id,
            DueAt = due.DueAt,
            ClaimedAt = now,
            FiguresAt = now,
            Figures = await submissions.TallyAsync(consultation.Slug, cancellationToken),
            Deliveries =
            [
                .. consultation.Digests.Recipients.Select(recipient => new DigestDelivery
                {
                    Email = recipient.Email,
                    State = DeliveryState.Pending,
                }),
            ],
        };
        if (!await ledger.TryClaimAsync(entry, cancellationToken))
            return null;
        Log.DigestClaimed(logger, consultation.Slug.ToString(), entry.Id);
        return (await ledger.ListAsync(consultation.Slug, cancellationToken)).Single(stored => stored.Id == entry.Id);
    }

    private async Task DeliverAsync(
        Consultation consultation,
        DigestEntry entry,
        DigestEntry? previous,
        List<Exception> failures,
        CancellationToken cancellationToken
    )
    {
        var quotes = await QuotesAsync(consultation, previous?.FiguresAt ?? consultation.Window.Opens, cancellationToken);
        var partners = await register.ExecuteAsync(consultation, cancellationToken);
        var flags = await overdue.CountBothAsync(consultation, cancellationToken);
        foreach (var delivery in entry.Deliveries.Where(delivery => delivery.State is DeliveryState.Pending or DeliveryState.Sending))
        {
            var recipient =
                consultation.Digests.Recipients.FirstOrDefault(recipient => recipient.Email == delivery.Email)
                ?? new DigestRecipient { Email = delivery.Email };
            var digest = Digest.Compose(
                consultation,
                recipient,
                entry,
                previous,
                quotes,
                partners,
                site,
                flags,
                mayRepeat: delivery.State == DeliveryState.Sending
            );

            if (await MarkAsync(entry, delivery with { State = DeliveryState.Sending }, cancellationToken) is not { } sending)
                return;
            entry = sending;
            try
            {
                var outcome = await mail.ExecuteAsync(consultation.Slug, DigestMail.Of(digest), cancellationToken);
                var done = outcome switch
                {
                    MailOutcome.Accepted => delivery with { State = DeliveryState.Sent },
                    MailOutcome.Refused refused => delivery with { State = DeliveryState.Refused, Reason = refused.Reason },
                    MailOutcome.Unknown => delivery with { State = DeliveryState.Unknown },
                    _ => throw new NotSupportedException($"{outcome.GetType().Name} has no state."),
                };
                if (await MarkAsync(entry, done, cancellationToken) is not { } sent)
                    return;
                entry = sent;
                Log.DigestDelivered(logger, consultation.Slug.ToString(), entry.Id, done.State);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The other recipients' copies do not wait for this one; the caller fails with it at the end.
                failures.Add(failure);
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<PointExcerpt>>> QuotesAsync(
        Consultation consultation,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var quotes = new Dictionary<string, IReadOnlyList<PointExcerpt>>(StringComparer.Ordinal);
        foreach (var theme in consultation.Themes.All)
            quotes[theme.Code] = await submissions.ListPointsAsync(
                consultation.Slug,
                theme.Code,
                since,
                QuotesToChooseFrom,
                cancellationToken
            );
        return quotes;
    }

    private Task<DigestEntry?> MarkAsync(DigestEntry entry, DigestDelivery delivery, CancellationToken cancellationToken) =>
        ledger.UpdateAsync(
            entry with
            {
                Deliveries = [.. entry.Deliveries.Select(other => other.Email == delivery.Email ? delivery : other)],
            },
            cancellationToken
        );

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Claimed digest {Consultation} {Digest}")]
        internal static partial void DigestClaimed(ILogger logger, string consultation, string digest);

        [LoggerMessage(2, LogLevel.Information, "Delivered a copy of digest {Consultation} {Digest}: {State}")]
        internal static partial void DigestDelivered(ILogger logger, string consultation, string digest, DeliveryState state);
    }
}
