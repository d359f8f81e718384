using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Alerts;

public sealed partial class TellOfSafeguarding
{
    /// <summary>A response with new flags, and what was told of it before.</summary>
    private readonly record struct Untold(SubmissionReference Reference, IReadOnlyList<int> Points, SafeguardingAlert? Known);

    /// <summary>What is left to do for a response: one of the two, or nothing.</summary>
    private readonly record struct Standing(Untold? Untold, SafeguardingAlert? Unfinished);

    /// <summary>How a response with new flags stands; null where it has none.</summary>
    private async Task<Standing?> StandingAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (
            await store.FindAsync(slug, reference, cancellationToken) is not { } submission
            || Flagged(submission) is not { Count: > 0 } flagged
        )
            return null;
        var known = await records.FindAsync<SafeguardingAlert>(slug, reference.ToString(), cancellationToken);
        // Its own mails may be sent again although another's told of it since.
        if (known is { IsComplete: false })
            return new Standing(null, known);
        // Who leads the mail it is in may be erased meanwhile: then nobody can say any more whether it went out.
        var leading = known?.With is { } with
            ? await records.FindAsync<SafeguardingAlert>(slug, with.ToString(), cancellationToken)
            : known;
        if (leading is { IsComplete: false })
            return new Standing(null, leading);
        if (leading is null)
            return new Standing(new Untold(reference, flagged, known is null ? null : known with { Points = [], With = null }), null);
        if (flagged.Except(known!.Points).Any())
            return new Standing(new Untold(reference, flagged, known), null);
        // Where somebody was not reached, and who leads the mail is erased, all are told of this one again.
        if (leading.ReachedAll)
            Remember(slug, reference, known.Points);
        return new Standing(null, null);
    }

    /// <summary>
    /// All that a sweep finds, the oldest first; of each mail that is not finished, what leads it. What such a mail tells of is not untold,
    /// even where its host died before it wrote that down.
    /// </summary>
    private async Task<(IReadOnlyList<Untold> Untold, IReadOnlyList<SafeguardingAlert> Unfinished)> WaitingAsync(
        Consultation consultation,
        CancellationToken cancellationToken
    )
    {
        var untold = new List<Untold>();
        var unfinished = new Dictionary<string, SafeguardingAlert>(StringComparer.Ordinal);
        var query = new PointQuery { Consultation = consultation.Slug, Take = 200 }
            .With(PointField.Safeguarding, nameof(FlagState.New))
            .With(PointField.Repeat, PointFacet.No)
            .With(PointField.Stands, PointFacet.Yes, PointFacet.No);
        PointPage page;
        do
        {
            page = await register.ListAsync(query, cancellationToken);
            var unknown = page.Points.Where(row => !told.ContainsKey((consultation.Slug, row.Id))).Select(row => row.Id.Submission);
            foreach (var reference in unknown.Distinct().Except(untold.Select(known => known.Reference)).ToList())
            {
                var standing = await StandingAsync(consultation.Slug, reference, cancellationToken);
                if (standing?.Untold is { } found)
                    untold.Add(found);
                if (standing?.Unfinished is { } leading)
                    unfinished[leading.Id] = leading;
            }

            query = query with { After = page.Next };
        } while (page.Next is not null && untold.Count < MostTogether);

        var underWay = unfinished.Values.SelectMany(alert => alert.Others).ToHashSet();
        return (
            [.. untold.Where(each => !each.Points.All(point => underWay.Contains(new PointId(each.Reference, point))))],
            [.. unfinished.Values]
        );
    }

    private async Task<IReadOnlyList<Untold>> WithThoseThatWaitAsync(
        Consultation consultation,
        Untold first,
        CancellationToken cancellationToken
    ) => [first, .. (await WaitingAsync(consultation, cancellationToken)).Untold.Where(other => other.Reference != first.Reference)];

    private async Task<bool> IsTurnAsync(ConsultationSlug slug, CancellationToken cancellationToken) =>
        IsTurn(await records.FindAsync<SafeguardingTurn>(slug, SafeguardingTurn.Only, cancellationToken));

    private bool IsTurn(SafeguardingTurn? last) => last is null || clock.GetUtcNow() - last.At >= BetweenMails;

    /// <summary>False where another host took it.</summary>
    private async Task<bool> TakeTurnAsync(ConsultationSlug slug, CancellationToken cancellationToken)
    {
        var last = await records.FindAsync<SafeguardingTurn>(slug, SafeguardingTurn.Only, cancellationToken);
        var turn = new SafeguardingTurn
        {
            Id = SafeguardingTurn.Only,
            At = clock.GetUtcNow(),
            Version = last?.Version,
        };
        return IsTurn(last) && await records.SaveAsync(slug, turn, entry: null, cancellationToken);
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
}
