using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Desk;

/// <summary>Reads the inbox of a consultation as it stands now.</summary>
public sealed class ReadInboxDesk(ISubmissionStore submissions, IMessageStore messages, ReadPartnerRegister register, TimeProvider clock)
{
    private const int Most = 100;
    private const int MostSetAside = 500;
    private const int MostWaiting = 1000;

    public async Task<InboxDesk> ExecuteAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        var slug = consultation.Slug.ToString();
        var midnight = Midnight(consultation.Window);
        var newestQuery = new SubmissionQuery { Consultation = consultation.Slug, Take = 200 };
        // A store may be a network away: what does not need each other's answer is asked for at once, and what a tally says there is none
        // of is not asked for.
        var (own, unrouted) = (messages.TallyAsync(slug, cancellationToken), messages.TallyAsync("", cancellationToken));
        var (waits, comes) = (WaitingAsync(consultation.Slug, cancellationToken), submissions.ListAsync(newestQuery, cancellationToken));
        (string Whose, MessageTally Tally)[] tallies = [(slug, await own), ("", await unrouted)];
        var quarantined = InStateAsync(tallies, MessageState.Quarantined, Most, cancellationToken);
        var failed = InStateAsync(tallies, MessageState.Failed, Most, cancellationToken);
        var setAside = InStateAsync(tallies, MessageState.SetAside, MostSetAside, cancellationToken);
        var arrived =
            tallies[0].Tally.Messages == 0
                ? Task.FromResult<IReadOnlyList<InboxMessage>>([])
                : messages.ListAsync(
                    new MessageQuery
                    {
                        Consultation = slug,
                        Since = midnight,
                        Take = Most,
                    },
                    cancellationToken
                );
        IReadOnlyList<InboxMessage> undecided = [.. await quarantined, .. await failed, .. await setAside];
        var partners = await register.ExecuteAsync(consultation, undecided, cancellationToken);
        var (waiting, newest, today) = (await waits, await comes, await arrived);
        List<InboxMessage> toDecide =
        [
            .. undecided.Where(message =>
                message.State != MessageState.SetAside
                || message.Doubtful
                || message.Reason is MessageReason.NoConsultation or MessageReason.Late
            ),
        ];

        var versions = waiting.Where(response => response.Standing == Standing.OfferedAsVersion).ToList();
        var marked = waiting.Where(response => response.Marks.Any(SubmissionMarks.NeedsPerson)).ToList();
        return new InboxDesk
        {
            Messages = tallies[0].Tally,
            Unrouted = tallies[1].Tally,
            Today = today,
            TodayOtherwise = [.. newest.Items.Where(response => response.Channel != Channel.Email && response.ReceivedAt >= midnight)],
            Senders = await SendersAsync(consultation.Slug, [.. versions, .. marked], cancellationToken),
            ToDecide = [.. toDecide.OrderByDescending(message => message.Id, StringComparer.Ordinal).Take(Most)],
            Versions = versions,
            Marked = marked,
            Partners = partners,
        };
    }

    /// <summary>
    /// Who sent those of these responses that came by mail and say no better whom they are from: a name where the mail gave one, else an
    /// address. Of very many mails in between, the newest 500 are looked at.
    /// </summary>
    public async Task<IReadOnlyDictionary<SubmissionReference, string>> SendersAsync(
        ConsultationSlug consultation,
        IReadOnlyCollection<SubmissionSummary> responses,
        CancellationToken cancellationToken
    )
    {
        var senders = new Dictionary<SubmissionReference, string>();
        var unnamed = responses
            .Where(response => response is { Channel: Channel.Email, Partner: null, PartnerClaim: null, Organisation: null })
            .ToDictionary(response => response.Reference, response => response.ReceivedAt);
        if (unnamed.Count == 0)
            return senders;
        var query = new MessageQuery
        {
            Consultation = consultation.ToString(),
            State = MessageState.Submission,
            Since = unnamed.Values.Min(),
            Before = unnamed.Values.Max().AddTicks(1),
            Take = 500,
        };
        foreach (var message in await messages.ListAsync(query, cancellationToken))
        {
            if (
                message.Reference is { } reference
                && unnamed.ContainsKey(reference)
                && (message.SenderName ?? message.Sender) is { } sender
            )
                senders.TryAdd(reference, sender);
        }

        return senders;
    }

    /// <summary>The newest in a state, of each whose tally says that there are any.</summary>
    private async Task<IReadOnlyList<InboxMessage>> InStateAsync(
        IEnumerable<(string Whose, MessageTally Tally)> tallies,
        MessageState state,
        int most,
        CancellationToken cancellationToken
    )
    {
        var found = await Task.WhenAll(
            tallies
                .Where(one => one.Tally.In(state) > 0)
                .Select(one =>
                    messages.ListAsync(
                        new MessageQuery
                        {
                            Consultation = one.Whose,
                            State = state,
                            Take = most,
                        },
                        cancellationToken
                    )
                )
        );
        return [.. found.SelectMany(some => some)];
    }

    /// <summary>What waits for a person, newest first; of very many, the newest <see cref="MostWaiting"/>.</summary>
    private async Task<List<SubmissionSummary>> WaitingAsync(ConsultationSlug slug, CancellationToken cancellationToken)
    {
        var waiting = new List<SubmissionSummary>();
        string? after = null;
        do
        {
            var page = await submissions.ListAsync(
                new SubmissionQuery
                {
                    Consultation = slug,
                    WaitsForPerson = true,
                    Take = 200,
                    After = after,
                },
                cancellationToken
            );
            waiting.AddRange(page.Items);
            after = page.Next;
        } while (after is not null && waiting.Count < MostWaiting);
        return waiting;
    }

    private DateTimeOffset Midnight(ConsultationWindow window)
    {
        var today = window.InZone(clock.GetUtcNow()).Date;
        return ConsultationWindow.InstantOf(today, window.TimeZone) ?? new DateTimeOffset(today, TimeSpan.Zero);
    }
}
