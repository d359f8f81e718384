using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Understanding;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading.Language;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox;

/// <summary>A mail as the command that every other channel gives too.</summary>
internal static class EmailCommand
{
    private const int LongestName = 500;

    /// <param name="key">See <see cref="Fingerprint"/>.</param>
    /// <param name="marks">What was noticed of the mail besides its letter.</param>
    public static SubmitCommand Of(
        InboxMessage message,
        InboundEmail email,
        Letter letter,
        Consultation consultation,
        SenderMatch sender,
        string key,
        IReadOnlyList<string> marks
    )
    {
        var author = Author(email, letter, consultation);
        var state = consultation.Window.StateAt(message.ReceivedAt);
        return new SubmitCommand
        {
            Consultation = consultation,
            Channel = Channel.Email,
            KeptAt = message.ReceivedAt,
            Respondent = new Respondent
            {
                Name = author?.Name is { Length: > LongestName } name ? name[..LongestName] : author?.Name,
                Email = EmailAddress.TryParse(author?.Email, out var address) ? address.ToString() : null,
                Organisation = sender.Partner?.Name,
            },
            Partner = sender.Partner?.Id,
            PartnerClaim = sender.Claim?.Id,
            Texts = letter.Pieces,
            Subject = message.Subject,
            Language = LanguageDetector.Detect(letter.ResponseText) == Languages.Welsh ? Languages.Welsh : Languages.English,
            Marks = [.. letter.Marks.Concat(marks).Concat(OwnMarks(author, sender, state)).Distinct(StringComparer.Ordinal)],
            Fingerprint = key,
            IdempotencyKey = MessageKeys.Mail(key),
        };
    }

    /// <summary>Who wrote it: where the office itself passed it on, whoever was forwarded.</summary>
    private static MailAddress? Author(InboundEmail email, Letter letter, Consultation consultation) =>
        letter.Forwarded is [var original, ..] && (email.From is null || Routing.IsOffice(email.From.Email, consultation))
            ? original
            : email.From;

    private static IEnumerable<string> OwnMarks(MailAddress? author, SenderMatch sender, WindowState state)
    {
        if (sender is { Partner: null, Claim: null } && (author is null || !DomainNames.IsPublicMail(Domain(author))))
            yield return EmailMarks.SenderUnknown;
        if (state == WindowState.NotYetOpen)
            yield return EmailMarks.Early;
    }

    private static string Domain(MailAddress address) => address.Email[(address.Email.LastIndexOf('@') + 1)..];
}
