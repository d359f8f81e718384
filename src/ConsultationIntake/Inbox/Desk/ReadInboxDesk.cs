using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Desk;

/// <summary>Reads the inbox of a consultation as it stands now.</summary>
public sealed class ReadInboxDesk(ISubmissionStore submissions, IMessageStore messages, ReadPartnerRegister register, TimeProvider clock)
{
    private const int Most = 100;
    private const int LettersLookedAt = 1000;

    public async Task<InboxDesk> ExecuteAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        var slug = consultation.Slug.ToString();
        var partners = await register.ExecuteAsync(consultation, cancellationToken);
        var toLookAt = await submissions.ListAsync(
            new SubmissionQuery
            {
                Consultation = consultation.Slug,
                NeedsLook = true,
                Take = Most,
            },
            cancellationToken
        );
        var letters = (await LettersAsync(consultation.Slug, cancellationToken))
            .UnionBy(partners.Letters.Concat(partners.Claims).Concat(toLookAt.Items), letter => letter.Reference)
            .ToList();
        var midnight = Midnight(consultation.Window);
        var newest = await submissions.ListAsync(new SubmissionQuery { Consultation = consultation.Slug, Take = 200 }, cancellationToken);
        var toDecide = new List<InboxMessage>();
        foreach (var whose in new[] { slug, "" })
        {
            toDecide.AddRange(
                await messages.ListAsync(
                    new MessageQuery
                    {
                        Consultation = whose,
                        State = MessageState.Quarantined,
                        Take = Most,
                    },
                    cancellationToken
                )
            );
            toDecide.AddRange(
                await messages.ListAsync(
                    new MessageQuery
                    {
                        Consultation = whose,
                        State = MessageState.Failed,
                        Take = Most,
                    },
                    cancellationToken
                )
            );
            toDecide.AddRange(
                (
                    await messages.ListAsync(
                        new MessageQuery
                        {
                            Consultation = whose,
                            State = MessageState.SetAside,
                            Take = 500,
                        },
                        cancellationToken
                    )
                ).Where(message => message.Doubtful || message.Reason is MessageReason.NoConsultation or MessageReason.Late)
            );
        }

        return new InboxDesk
        {
            Messages = await messages.TallyAsync(slug, cancellationToken),
            Unrouted = await messages.TallyAsync("", cancellationToken),
            Today = await messages.ListAsync(
                new MessageQuery
                {
                    Consultation = slug,
                    Since = midnight,
                    Take = Most,
                },
                cancellationToken
            ),
            TodayOtherwise = [.. newest.Items.Where(response => response.Channel != Channel.Email && response.ReceivedAt >= midnight)],
            Senders = await SendersAsync(slug, cancellationToken),
            ToDecide = [.. toDecide.OrderByDescending(message => message.Id, StringComparer.Ordinal).Take(Most)],
            Versions = [.. letters.Where(letter => letter.Standing == Standing.OfferedAsVersion)],
            Marked =
            [
                .. letters.Where(letter =>
                    letter.Standing is not (Standing.Superseded or Standing.Withdrawn) && letter.Marks.Any(EmailMarks.NeedsPerson)
                ),
            ],
            Partners = partners,
        };
    }

    /// <summary>Who sent the newest mails that became responses: a name where the mail gave one, else an address.</summary>
    public async Task<IReadOnlyDictionary<SubmissionReference, string>> SendersAsync(string slug, CancellationToken cancellationToken)
    {
        var senders = new Dictionary<SubmissionReference, string>();
        foreach (
            var message in await messages.ListAsync(
                new MessageQuery
                {
                    Consultation = slug,
                    State = MessageState.Submission,
                    Take = 500,
                },
                cancellationToken
            )
        )
        {
            if (message.Reference is { } reference && (message.SenderName ?? message.Sender) is { } sender)
                senders.TryAdd(reference, sender);
        }

        return senders;
    }

    private async Task<List<SubmissionSummary>> LettersAsync(ConsultationSlug slug, CancellationToken cancellationToken)
    {
        var letters = new List<SubmissionSummary>();
        string? after = null;
        do
        {
            var page = await submissions.ListAsync(
                new SubmissionQuery
                {
                    Consultation = slug,
                    Channel = Channel.Email,
                    Take = 200,
                    After = after,
                },
                cancellationToken
            );
            letters.AddRange(page.Items);
            after = page.Next;
        } while (after is not null && letters.Count < LettersLookedAt);
        return letters;
    }

    private DateTimeOffset Midnight(ConsultationWindow window)
    {
        var today = window.InZone(clock.GetUtcNow()).Date;
        return ConsultationWindow.InstantOf(today, window.TimeZone) ?? new DateTimeOffset(today, TimeSpan.Zero);
    }
}
