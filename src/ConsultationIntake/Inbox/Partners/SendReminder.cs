using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.SentMails;

namespace ConsultationIntake.Inbox.Partners;

/// <summary>Reminds one expected partner that its response is awaited, at the word of a member of staff, once a day at most.</summary>
public sealed class SendReminder(
    ConsultationCatalogue catalogue,
    ReadPartnerRegister register,
    IMessageStore messages,
    SendKeptMail mail,
    SiteAddress site,
    NoteUndelivered note,
    TimeProvider clock
)
{
    internal static readonly TimeSpan OnceADay = TimeSpan.FromHours(20);

    /// <summary>A host that began to hand one over so long ago has died. Longer than any mail service is waited for.</summary>
    private static readonly TimeSpan HandedOver = TimeSpan.FromMinutes(5);

    public enum Outcome
    {
        Sent,
        NoSuchPartner,

        /// <summary>The register holds no address of the partner.</summary>
        NoAddress,

        /// <summary>Nobody has asked it to respond, so there is nothing to remind it of.</summary>
        NotInvited,

        /// <summary>Mail that is the partner's or says so waits for staff to decide on it.</summary>
        MailWaits,
        AlreadyAnswered,
        Closed,
        RemindedToday,

        /// <summary>It may be being handed over at this moment, so nothing was sent again.</summary>
        UnderWay,
        Refused,

        /// <summary>All of it was handed over and nothing said whether it was taken.</summary>
        Unknown,
    }

    /// <summary>Whether one may be being handed over at this moment: then it is too early to send it again.</summary>
    public async Task<bool> IsUnderWayAsync(ConsultationSlug slug, string partnerId, CancellationToken cancellationToken) =>
        await messages.FindClaimAsync(MessageKeys.Reminder(slug.ToString(), partnerId), cancellationToken) is { } claim
        && clock.GetUtcNow() - claim.At < HandedOver;

    /// <summary>Throws where the mail could not be handed over now; nothing is then noted as sent.</summary>
    /// <param name="slug">Whose partner.</param>
    /// <param name="partnerId">Whom to remind.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="again">Whether staff settled so that of the last one, of which nobody knew.</param>
    public async Task<Outcome> ExecuteAsync(
        ConsultationSlug slug,
        string partnerId,
        CancellationToken cancellationToken,
        bool again = false
    )
    {
        var consultation = catalogue.Find(slug);
        var partner = consultation?.ExpectedPartners.FirstOrDefault(partner => partner.Id == partnerId);
        if (consultation is null || partner is null)
            return Outcome.NoSuchPartner;
        if (partner.Emails is not [var address, ..])
            return Outcome.NoAddress;
        if (partner.Invited is null)
            return Outcome.NotInvited;
        var now = clock.GetUtcNow();
        if (consultation.Window.StateAt(now) == WindowState.Closed)
            return Outcome.Closed;
        var line = (await register.ExecuteAsync(consultation, cancellationToken)).Lines.Single(line => line.Id == partnerId);
        if (line.HasAnswered)
            return Outcome.AlreadyAnswered;
        if (line.MailWaits)
            return Outcome.MailWaits;

        var key = MessageKeys.Reminder(slug.ToString(), partnerId);
        var owner = $"reminder-{now.UtcTicks.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}";
        // Before it is claimed: a host that dies from here on leaves what staff settle, and nothing that looks as if it had gone out.
        var isNoted = await note.BeginAsync(slug, MailPurpose.Reminder, partnerId, cancellationToken);
        if ((await messages.ClaimAsync(key, owner, now, again ? HandedOver : OnceADay, cancellationToken)).Owner != owner)
        {
            if (isNoted)
                await note.TakeOffAsync(slug, MailPurpose.Reminder, partnerId);
            return again ? Outcome.UnderWay : Outcome.RemindedToday;
        }

        try
        {
            var outcome = await mail.ExecuteAsync(
                slug,
                ReminderMail.Of(consultation, partner, line, address, site, owner),
                cancellationToken
            );
            if (outcome is MailOutcome.Accepted)
            {
                if (isNoted)
                    await note.TakeOffAsync(slug, MailPurpose.Reminder, partnerId);
                return Outcome.Sent;
            }

            await note.ExecuteAsync(slug, MailPurpose.Reminder, partnerId, outcome, cancellationToken);
            await messages.ReleaseAsync(key, owner, cancellationToken);
            return outcome is MailOutcome.Refused ? Outcome.Refused : Outcome.Unknown;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await messages.ReleaseAsync(key, owner, CancellationToken.None);
            if (isNoted)
                await note.TakeOffAsync(slug, MailPurpose.Reminder, partnerId);
            throw;
        }
    }
}
