using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Alerts;

/// <summary>How it is claimed, handed over and written down.</summary>
public sealed partial class TellOfSafeguarding
{
    /// <summary>One mail to each person about all of these; the first leads. Nothing happens where another host took the turn.</summary>
    private async Task TellTogetherAsync(Consultation consultation, IReadOnlyList<Untold> untold, CancellationToken cancellationToken)
    {
        if (!await TakeTurnAsync(consultation.Slug, cancellationToken))
            return;
        var (first, others) = (untold[0], untold.Skip(1).Take(MostTogether - 1).ToList());
        if (Claim(consultation, first.Reference, first.Known, first.Points, clock.GetUtcNow()) is not { } claim)
            return;
        var earlier = await StillLedAsync(consultation.Slug, first.Reference, claim.Others, cancellationToken);
        claim = claim with
        {
            Others =
            [
                .. others.SelectMany(other => other.Points.Select(point => new PointId(other.Reference, point))),
                .. earlier.Where(point => others.All(other => other.Reference != point.Submission)),
            ],
        };
        if (!await records.SaveAsync(consultation.Slug, claim, entry: null, cancellationToken))
            return;
        Log.AlertClaimed(logger, consultation.Slug.ToString(), claim.Id);
        // Whoever was not reached by the mail before has not heard of the others in it: this one takes its place.
        IReadOnlyList<PointId> points = first.Known is { ReachedAll: false }
            ? await StillOpenAsync(consultation.Slug, first.Reference, claim, cancellationToken)
            : [.. untold.Take(MostTogether).Select(each => new PointId(each.Reference, each.Points[0]))];
        if (points.Count == 0)
            return;
        await NoteOthersAsync(consultation.Slug, first.Reference, claim, points, cancellationToken);
        await DeliverAsync(consultation, points, first.Reference, claim.ClaimedAt, cancellationToken);
    }

    /// <summary>
    /// Takes over an alert that no host is telling of any more. False, and nothing goes out, where somebody has answered every flag
    /// meanwhile; true also where another host tells of it.
    /// </summary>
    private async Task<bool> GoOnAsync(Consultation consultation, SafeguardingAlert alert, CancellationToken cancellationToken)
    {
        var leading = SubmissionReference.Parse(alert.Id);
        if (!IsAbandoned(alert))
            return true;
        if (await StillOpenAsync(consultation.Slug, leading, alert, cancellationToken) is not { Count: > 0 } points)
            return false;
        var claim = alert with { ClaimedAt = clock.GetUtcNow() };
        if (!await records.SaveAsync(consultation.Slug, claim, entry: null, cancellationToken))
            return true;
        Log.AlertClaimed(logger, consultation.Slug.ToString(), claim.Id);
        await NoteOthersAsync(consultation.Slug, leading, claim, points, cancellationToken);
        await DeliverAsync(consultation, points, leading, claim.ClaimedAt, cancellationToken);
        return true;
    }

    private bool IsAbandoned(SafeguardingAlert alert) => !alert.IsComplete && clock.GetUtcNow() - alert.ClaimedAt >= Abandoned;

    /// <summary>The first open point of each response that an alert tells of and that has one.</summary>
    private async Task<IReadOnlyList<PointId>> StillOpenAsync(
        ConsultationSlug slug,
        SubmissionReference leading,
        SafeguardingAlert alert,
        CancellationToken cancellationToken
    )
    {
        var open = new List<PointId>();
        foreach (var reference in alert.Others.Select(point => point.Submission).Prepend(leading).Distinct())
        {
            if (await store.FindAsync(slug, reference, cancellationToken) is { } submission && Flagged(submission) is [var first, ..])
                open.Add(new PointId(reference, first));
        }

        return open;
    }

    /// <summary>Those of earlier mails that nothing else tells of since.</summary>
    private async Task<IReadOnlyList<PointId>> StillLedAsync(
        ConsultationSlug slug,
        SubmissionReference leading,
        IReadOnlyList<PointId> earlier,
        CancellationToken cancellationToken
    )
    {
        var led = new List<PointId>();
        foreach (var other in earlier.GroupBy(point => point.Submission))
        {
            if (
                await records.FindAsync<SafeguardingAlert>(slug, other.Key.ToString(), cancellationToken) is { With: { } with }
                && with == leading
            )
                led.AddRange(other);
        }

        return led;
    }

    /// <summary>
    /// Writes down of each further response of these that it is told of with the first. Doing so twice changes nothing. Of what was erased
    /// or answered meanwhile nothing is written.
    /// </summary>
    private async Task NoteOthersAsync(
        ConsultationSlug slug,
        SubmissionReference leading,
        SafeguardingAlert alert,
        IReadOnlyList<PointId> open,
        CancellationToken cancellationToken
    )
    {
        var toldOf = open.Select(point => point.Submission).ToHashSet();
        foreach (var other in alert.Others.GroupBy(point => point.Submission).Where(other => toldOf.Contains(other.Key)))
        {
            SafeguardingAlert? known;
            do
            {
                known = await records.FindAsync<SafeguardingAlert>(slug, other.Key.ToString(), cancellationToken);
            } while (
                (other.Select(point => point.Number).Except(known?.Points ?? []).Any() || (known?.With is { } with && with != leading))
                && !await records.SaveAsync(slug, Noted(known, other, leading, alert.ClaimedAt), entry: null, cancellationToken)
            );
        }
    }

    private static SafeguardingAlert Noted(
        SafeguardingAlert? known,
        IGrouping<SubmissionReference, PointId> other,
        SubmissionReference leading,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = other.Key.ToString(),
            Points = [.. other.Select(point => point.Number).Union(known?.Points ?? []).Order()],
            Round = (known?.Round ?? 0) + 1,
            ClaimedAt = at,
            // What staff have to settle of its own mails stays, with all that these were about.
            Deliveries = [.. (known?.Deliveries ?? []).Where(delivery => delivery.State != AlertState.Sent)],
            Others = known?.Others ?? [],
            With = leading,
            Version = known?.Version,
        };

    /// <param name="consultation">Whose mails they are.</param>
    /// <param name="points">What to tell of, one point a response, the one that leads the alert first.</param>
    /// <param name="leading">The response whose alert it is.</param>
    /// <param name="claimedAt">By this host.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private async Task DeliverAsync(
        Consultation consultation,
        IReadOnlyList<PointId> points,
        SubmissionReference leading,
        DateTimeOffset claimedAt,
        CancellationToken cancellationToken
    )
    {
        var failures = new List<Exception>();
        var waiting = await overdue.CountAsync(consultation, cancellationToken);
        var people = (await ClaimedAsync(consultation, leading, claimedAt, cancellationToken))?.Deliveries ?? [];
        foreach (var person in people.Where(delivery => delivery.State is AlertState.Pending or AlertState.Sending))
        {
            if (
                await ClaimedAsync(consultation, leading, claimedAt, cancellationToken) is not { } alert
                || !await MarkAsync(consultation, alert, person with { State = AlertState.Sending }, cancellationToken)
            )
                return;
            MailOutcome outcome;
            try
            {
                var mayRepeat = person.State == AlertState.Sending;
                outcome = await mail.SendAsync(
                    SafeguardingMail.Of(consultation, points, alert, person.Email, waiting, site, mayRepeat),
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
                SubjectOf(leading, person.Email),
                outcome,
                cancellationToken
            );
            if (
                await ClaimedAsync(consultation, leading, claimedAt, cancellationToken) is not { } sending
                || !await MarkAsync(consultation, sending, done, cancellationToken)
            )
                return;
            Log.AlertDelivered(logger, consultation.Slug.ToString(), leading.ToString(), done.State);
        }

        if (await ClaimedAsync(consultation, leading, claimedAt, cancellationToken) is not { } left)
            return;
        if (left.ReachedAll)
            RememberAll(consultation.Slug, leading, left);
        else if (!left.IsComplete)
            // Given up at once, so that the next try need not wait until this host is taken for dead.
            await records.SaveAsync(consultation.Slug, left with { ClaimedAt = claimedAt - Abandoned }, entry: null, cancellationToken);
        if (failures.Count > 0)
            throw new AggregateException("Not everybody could be told of a person at risk.", failures);
    }

    /// <summary>The alert as it stands, or null where another host has taken it over.</summary>
    private async Task<SafeguardingAlert?> ClaimedAsync(
        Consultation consultation,
        SubmissionReference leading,
        DateTimeOffset claimedAt,
        CancellationToken cancellationToken
    ) =>
        await records.FindAsync<SafeguardingAlert>(consultation.Slug, leading.ToString(), cancellationToken) is { } alert
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

    private void RememberAll(ConsultationSlug slug, SubmissionReference leading, SafeguardingAlert alert)
    {
        Remember(slug, leading, alert.Points);
        foreach (var other in alert.Others)
            told[(slug, other)] = true;
    }

    private void Remember(ConsultationSlug slug, SubmissionReference reference, IReadOnlyList<int> points)
    {
        foreach (var point in points)
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
