using ConsultationIntake.Capacity;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Finds the campaign a submission is a copy of, splits it into points, reads each, and saves them. Running it twice changes
/// nothing: what was made with the same tagger, the same themes and the same template is left alone.
/// </summary>
public sealed partial class TagSubmission(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    ThemesInUse themes,
    SubmissionReader reader,
    GroupCopy group,
    IWorkQueue queue,
    TimeProvider clock,
    ILogger<TagSubmission> logger
)
{
    /// <summary>Longer than any letter people are asked to copy; so every store of campaigns can hold what it is given.</summary>
    internal const int LongestCopy = 200_000;

    /// <summary>What reading a text takes for each of its characters, measured at 1,000,000 and 2,800,000.</summary>
    private const int BytesOfACharacter = 80;

    /// <summary>A campaign's first copies are asked for again and again: two who tag one at once find each other, seldom twice.</summary>
    private const int MostAttempts = 3;

    /// <summary>Throws where it should be tried again: a service is down, or somebody saved the submission meanwhile each time.</summary>
    public async Task<TagOutcome> ExecuteAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await TryAsync(slug, reference, cancellationToken) is { } outcome)
                return outcome;
        }

        throw new InvalidOperationException($"Submission {reference} was saved by another each time it was being tagged.");
    }

    /// <summary>Null where somebody saved it meanwhile.</summary>
    private async Task<TagOutcome?> TryAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        var submission = await store.FindAsync(slug, reference, cancellationToken);
        var length = submission?.Text.Value.Length ?? 0;
        // Nothing of a long one stands in memory while it waits for its turn.
        if (length > LongestCopy)
            submission = null;
        using var memory = await WorkMemory.TakeAsync((long)length * BytesOfACharacter, cancellationToken);
        if (length > LongestCopy)
            submission = await store.FindAsync(slug, reference, cancellationToken);
        return await TryAsync(slug, reference, submission, cancellationToken);
    }

    private async Task<TagOutcome?> TryAsync(
        ConsultationSlug slug,
        SubmissionReference reference,
        Submission? submission,
        CancellationToken cancellationToken
    )
    {
        if (submission is null)
            await ForgetAsync(slug, reference, cancellationToken);
        if (catalogue.Find(slug) is not { } described || submission is null)
            return new TagOutcome.Gone();
        var consultation = await themes.ForAsync(described, cancellationToken);

        var with = reader.NameFor(consultation);
        var found = reader.Find(consultation, submission);
        var copy = await CopyOfAsync(submission, found.Ledger, cancellationToken);
        if (submission.Status == SubmissionStatus.Tagged && submission.TaggedWith == with && copy.IsOf(submission))
            return new TagOutcome.AlreadyTagged(submission);

        foreach (var other in copy.ReadAgain)
            await queue.EnqueueAsync(WorkItem.TagSubmission(slug, other), cancellationToken);
        Submission tagged;
        try
        {
            tagged = await ReadAsync(
                consultation,
                submission with
                {
                    Campaign = copy.Campaign,
                    AddedWords = copy.Added,
                },
                found,
                with,
                cancellationToken
            );
        }
        catch (TaggerUnavailableException)
        {
            await NoteOutageAsync(submission, cancellationToken);
            throw;
        }

        if (!await store.UpdateAsync(tagged, cancellationToken))
            return null;
        Log.SubmissionTagged(logger, slug.ToString(), reference.ToString(), tagged.Points.Count);
        return new TagOutcome.Tagged(tagged);
    }

    /// <summary>
    /// It was erased, perhaps after a try before this one had grouped it or begun to save it: nothing of that stays. Where this is cut off,
    /// the queue comes back with it.
    /// </summary>
    private async Task ForgetAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        await group.ForgetAsync(slug, reference, cancellationToken);
        await store.DeleteAsync(slug, reference, cancellationToken);
    }

    /// <summary>A letter of an expected partner is never a campaign's: what looks like its copy is another version of it.</summary>
    private async Task<CopyStanding> CopyOfAsync(Submission submission, Ledger ledger, CancellationToken cancellationToken)
    {
        if (submission is not { Partner: null, Text.Value.Length: <= LongestCopy })
            return CopyStanding.Alone;
        var words = OwnWords.Of(submission.Text, ledger.Passages);
        var decision = await group.ExecuteAsync(submission.Consultation, submission.Reference, words, cancellationToken);
        return CopyStanding.Of(submission, decision);
    }

    private async Task<Submission> ReadAsync(
        Consultation consultation,
        Submission submission,
        FoundPoints found,
        string with,
        CancellationToken cancellationToken
    )
    {
        var (read, passages) = await reader.ReadAsync(consultation, submission, found, cancellationToken);
        var (points, last) = PointContinuity.Number(submission, read);
        var tagged = submission with
        {
            ReceivedOn = submission.ReceivedOn ?? consultation.Window.LocalDate(submission.ReceivedAt),
            Points = [.. points.Select(point => WithTimeOfFlag(point, submission, clock.GetUtcNow()))],
            Passages = passages,
            LastNumber = last,
            Actions = [.. submission.Actions.Select(entry => WithCurrentCode(consultation, entry))],
            Marks = NeedsLook.MarksOf(submission, passages),
            Corrections =
            [
                .. submission.Corrections.Select(correction =>
                    correction with
                    {
                        Theme = consultation.Themes.CurrentCode(correction.Theme),
                    }
                ),
            ],
            Status = SubmissionStatus.Tagged,
            Failure = null,
            Outage = null,
            TaggedWith = with,
            TaggedAt = clock.GetUtcNow(),
        };
        tagged = tagged with { PartReadings = await reader.ReadPartsAsync(consultation, tagged, cancellationToken) };
        return submission.TaggedWith is null || submission.TaggedWith == with
            ? tagged
            : tagged with
            {
                LastChange = ThemeChange.Between(submission, tagged, consultation.Themes),
            };
    }

    /// <summary>A flag counts from the reading that first found it, however often the words are read again and cut another way.</summary>
    private static Point WithTimeOfFlag(Point point, Submission before, DateTimeOffset now)
    {
        if (point.Safeguarding.Count == 0)
            return point;
        var earlier = before.Points.Where(old => old.Safeguarding.Any(span => span.Overlaps(point.Span))).ToList();
        return point with { FlaggedAt = earlier.Count == 0 ? now : earlier.Min(old => old.FlaggedAt ?? before.ReceivedAt) };
    }

    private static StaffEntry WithCurrentCode(Consultation consultation, StaffEntry entry) =>
        entry.Action is StaffAction.SetTheme theme
            ? entry with
            {
                Action = theme with { Theme = consultation.Themes.CurrentCode(theme.Theme) },
            }
            : entry;

    /// <summary>
    /// So that whoever gives up on it knows that it was no fault of the submission's. Where another saved it meanwhile, the
    /// next try notes it.
    /// </summary>
    private async Task NoteOutageAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission is { Status: SubmissionStatus.Waiting, Outage: not { Met: true } })
            await store.UpdateAsync(
                submission with
                {
                    Outage = (submission.Outage ?? new Outage(Met: true)) with { Met = true },
                },
                cancellationToken
            );
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Tagged {Consultation} {Reference}: {Points} points")]
        internal static partial void SubmissionTagged(ILogger logger, string consultation, string reference, int points);
    }
}
