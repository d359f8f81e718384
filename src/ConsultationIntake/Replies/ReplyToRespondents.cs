using System.Text.Json.Serialization;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Replies;

/// <param name="Queued">Replies that go out now.</param>
/// <param name="NotReady">Not sent: something they said is not decided yet, or nothing they said stands.</param>
/// <param name="Sent">Not sent: they were sent before.</param>
/// <param name="Unsure">Not sent: they were handed over before, and nobody knows whether they went out.</param>
/// <param name="Refused">Not sent: the mail service refused them before.</param>
public sealed record QueuedReplies(int Queued, int NotReady, int Sent, int Unsure = 0, int Refused = 0)
{
    [JsonIgnore]
    public int All => Queued + NotReady + Sent + Unsure + Refused;

    public static QueuedReplies operator +(QueuedReplies one, QueuedReplies other) =>
        new(
            one.Queued + other.Queued,
            one.NotReady + other.NotReady,
            one.Sent + other.Sent,
            one.Unsure + other.Unsure,
            one.Refused + other.Refused
        );
}

/// <summary>
/// Sends respondents who asked for it, and whose address is proven, what was done with each of their points: once, by way of the queue,
/// as there may be thousands.
/// </summary>
public sealed partial class ReplyToRespondents(
    ConsultationCatalogue catalogue,
    ReadReplies replies,
    IOfficeRecords records,
    IWorkQueue queue,
    SendKeptMail mail,
    NoteUndelivered note,
    TimeProvider clock,
    ILogger<ReplyToRespondents> logger
)
{
    /// <summary>Respondents a message of a round to all: some five requests to the store for each.</summary>
    internal const int PageLength = 50;

    /// <summary>How long a round may rest before its message is taken for lost, and sending to all begins another.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(30);

    /// <summary>Puts into the queue those of some responses that can go.</summary>
    /// <param name="consultation">Whose replies.</param>
    /// <param name="chosen">Their responses.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="cancellationToken">Stops it between two; what is queued by then goes.</param>
    public async Task<QueuedReplies> QueueAsync(
        Consultation consultation,
        IReadOnlySet<SubmissionReference> chosen,
        string by,
        CancellationToken cancellationToken
    ) => await QueueAsync(consultation, await replies.WantedOfAsync(consultation.Slug, chosen, cancellationToken), by, cancellationToken);

    /// <summary>
    /// Begins to put into the queue all that can go, a page a message: there may be thousands. Nothing more is begun while a round goes
    /// on. Returns the round.
    /// </summary>
    public async Task<ReplyRound> QueueAllAsync(Consultation consultation, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            var known = await FindRoundAsync(consultation.Slug, cancellationToken);
            if (known is { State: ReplyRoundState.GoingOn } && now - known.At < Abandoned)
                return known;
            var round = new ReplyRound
            {
                Id = ReplyRound.Respondents,
                Version = known?.Version,
                By = by,
                BegunAt = now,
                At = now,
            };
            if (!await records.SaveAsync(consultation.Slug, round, entry: null, cancellationToken))
                continue;
            await queue.EnqueueAsync(WorkItem.SendReplies(consultation.Slug), cancellationToken);
            return round;
        }
    }

    /// <summary>The round to all that was last begun, or null.</summary>
    public Task<ReplyRound?> FindRoundAsync(ConsultationSlug slug, CancellationToken cancellationToken) =>
        records.FindAsync<ReplyRound>(slug, ReplyRound.Respondents, cancellationToken);

    /// <summary>Does a page of the round and queues the message for the next.</summary>
    /// <param name="slug">Whose round.</param>
    /// <param name="after">Where the message goes on.</param>
    /// <param name="cancellationToken">Stops it; the message comes again.</param>
    public async Task GoOnAsync(ConsultationSlug slug, string after, CancellationToken cancellationToken)
    {
        if (
            catalogue.Find(slug) is not { } consultation
            || await FindRoundAsync(slug, cancellationToken) is not { State: ReplyRoundState.GoingOn } round
        )
            return;
        // A message that came twice is behind: its page is done, and only the next message may be missing.
        if (round.After == after)
        {
            var (page, next) = await replies.WantedAfterAsync(slug, after, PageLength, cancellationToken);
            var counts = await QueueAsync(consultation, page, round.By, cancellationToken);
            round = round with
            {
                At = clock.GetUtcNow(),
                After = next ?? after,
                State = next is null ? ReplyRoundState.Done : ReplyRoundState.GoingOn,
                Counts = round.Counts + counts,
            };
            // Whoever was quicker with the same page queues the next.
            if (!await records.SaveAsync(slug, round, entry: null, cancellationToken))
                return;
        }

        if (round.State == ReplyRoundState.GoingOn)
            await queue.EnqueueAsync(WorkItem.SendReplies(slug, round.After), cancellationToken);
    }

    /// <summary>After the last try of a page: staff see that the round came to no end.</summary>
    public async Task StopRoundAsync(ConsultationSlug slug, CancellationToken cancellationToken)
    {
        while (await FindRoundAsync(slug, cancellationToken) is { State: ReplyRoundState.GoingOn } round)
        {
            var stopped = round with { State = ReplyRoundState.Stopped, At = clock.GetUtcNow() };
            if (!await records.SaveAsync(slug, stopped, entry: null, cancellationToken))
                continue;
            Log.ReplyFailed(logger, slug.ToString(), ReplyRound.Respondents);
            return;
        }
    }

    private async Task<QueuedReplies> QueueAsync(
        Consultation consultation,
        IEnumerable<ReplyDelivery> deliveries,
        string by,
        CancellationToken cancellationToken
    )
    {
        var (queued, notReady, sent, unsure, refused) = (0, 0, 0, 0, 0);
        foreach (var delivery in deliveries)
        {
            if (delivery.State == ReplyState.Sent)
                sent++;
            else if (delivery.State == ReplyState.Sending)
                unsure++;
            else if (delivery.State == ReplyState.Refused)
                refused++;
            else if (await replies.RespondentAsync(consultation, delivery, cancellationToken) is not { Reply.IsReady: true } reply)
                notReady++;
            else
            {
                // Where somebody else was quicker it goes out now all the same.
                await QueueAsync(consultation, reply, by, cancellationToken);
                queued++;
            }
        }

        return new QueuedReplies(queued, notReady, sent, unsure, refused);
    }

    private async Task QueueAsync(Consultation consultation, RespondentReply reply, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var line = new HistoryEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            By = by,
            At = now,
            Act = HistoryActs.Reply,
            Submission = reply.Reference,
            After = $"{reply.Reply.Points.Count} points",
        };
        var queued = reply.Delivery with { State = ReplyState.Queued, By = by, At = now };
        // What stands as queued and is in no queue, for a host that died between the two, is put there once more: it is sent once all
        // the same.
        if (reply.Delivery.State != ReplyState.Queued && !await records.SaveAsync(consultation.Slug, queued, line, cancellationToken))
            return;
        await queue.EnqueueAsync(WorkItem.SendReply(consultation.Slug, reply.Reference), cancellationToken);
    }

    /// <summary>Sends what was queued. Throws where the mail service could not be reached and it should be tried again.</summary>
    public async Task SendAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (
            catalogue.Find(slug) is not { } consultation
            || await FindAsync(slug, reference, cancellationToken) is not { State: ReplyState.Queued } queued
        )
            return;
        var reply = await replies.RespondentAsync(consultation, queued, cancellationToken);
        var ready = reply is { Reply.IsReady: true };
        var claim = queued with { State = ready ? ReplyState.Sending : ReplyState.Wanted, At = clock.GetUtcNow() };
        if (!await records.SaveAsync(slug, claim, entry: null, cancellationToken) || !ready)
            return;
        MailOutcome outcome;
        try
        {
            var id = $"reply-{slug}-{reference}";
            // Not to be stopped: a mail broken off is one of which nobody knows.
            outcome = await mail.ExecuteAsync(slug, ReplyMail.Of(consultation, reply!.Reply, reply.Address, id), CancellationToken.None);
        }
        catch (Exception)
        {
            await MarkAsync(slug, reference, ReplyState.Queued);
            throw;
        }

        var state = outcome switch
        {
            MailOutcome.Accepted => ReplyState.Sent,
            MailOutcome.Refused => ReplyState.Refused,
            _ => ReplyState.Sending,
        };
        await note.ExecuteAsync(slug, MailPurpose.Reply, reference.ToString(), outcome, CancellationToken.None);
        await MarkAsync(slug, reference, state);
        Log.ReplyDelivered(logger, slug.ToString(), reference.ToString(), state);
    }

    /// <summary>After the last try: staff see that it did not go, and can send it again.</summary>
    public async Task GiveUpAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, reference, cancellationToken) is { State: ReplyState.Queued })
        {
            await MarkAsync(slug, reference, ReplyState.NotHandedOver);
            Log.ReplyFailed(logger, slug.ToString(), reference.ToString());
        }
    }

    /// <summary>
    /// Puts a reply into the queue again that was refused or of which nobody knows. False, and nothing happens, where it was sent
    /// meanwhile.
    /// </summary>
    public async Task<bool> SendAgainAsync(
        ConsultationSlug slug,
        SubmissionReference reference,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(slug, reference, cancellationToken) is not { State: not ReplyState.Sent } stored)
            return false;
        var queued = stored with { State = ReplyState.Queued, By = by, At = clock.GetUtcNow() };
        if (await records.SaveAsync(slug, queued, entry: null, cancellationToken))
            await queue.EnqueueAsync(WorkItem.SendReply(slug, reference), cancellationToken);
        return true;
    }

    /// <summary>Somebody says that a reply arrived, of which nobody knew.</summary>
    public Task NoteArrivedAsync(ConsultationSlug slug, SubmissionReference reference) => MarkAsync(slug, reference, ReplyState.Sent);

    private Task<ReplyDelivery?> FindAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken) =>
        records.FindAsync<ReplyDelivery>(slug, reference.ToString(), cancellationToken);

    /// <summary>Not to be stopped: what was handed over has to be known.</summary>
    private async Task MarkAsync(ConsultationSlug slug, SubmissionReference reference, ReplyState state)
    {
        if (await FindAsync(slug, reference, CancellationToken.None) is { } stored)
            await records.SaveAsync(slug, stored with { State = state, At = clock.GetUtcNow() }, entry: null, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Delivered the reply of {Consultation} to {Reference}: {State}")]
        internal static partial void ReplyDelivered(ILogger logger, string consultation, string reference, ReplyState state);

        [LoggerMessage(2, LogLevel.Error, "Gave up the reply of {Consultation} to {Reference}")]
        internal static partial void ReplyFailed(ILogger logger, string consultation, string reference);
    }
}
