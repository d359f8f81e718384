using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Understanding;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Language;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox;

/// <summary>Puts a submission together from a letter.</summary>
internal static class EmailSubmission
{
    public static Submission Compose(
        InboxMessage message,
        InboundEmail email,
        Letter letter,
        Consultation consultation,
        SenderMatch sender,
        string key,
        IReadOnlyList<string> marks)
    {
        var window = consultation.Window;
        var state = window.StateAt(message.ReceivedAt);
        var agreed = ProvisionalWording.Read(letter.ResponseText, window.LocalDate(message.ReceivedAt));
        var author = Author(email, letter, consultation);
        return new Submission
        {
            Consultation = consultation.Slug,
            Reference = SubmissionReference.Derive(key),
            Channel = Channel.Email,
            ReceivedAt = message.ReceivedAt,
            IsLate = state == WindowState.Closed,
            Respondent = new Respondent { Name = author?.Name, Email = author?.Email, Organisation = sender.Partner?.Name },
            Partner = sender.Partner?.Id,
            PartnerClaim = sender.Claim?.Id,
            Language = LanguageDetector.Detect(letter.ResponseText) == Languages.Welsh ? Languages.Welsh : Languages.English,
            Standing = StandingOf(agreed.Standing, sender.Partner?.Id),
            CommitteeDate = agreed.Date,
            Marks = [.. letter.Marks.Concat(marks).Concat(OwnMarks(author, sender, state)).Distinct(StringComparer.Ordinal)],
            Text = SubmissionText.Compose(letter.Pieces),
            ContentHash = key,
            IdempotencyKey = MessageKeys.Mail(key),
        };
    }

    /// <summary>Only a partner's own word says that it has agreed something.</summary>
    public static Standing StandingOf(ProvisionalWording.Standing standing, string? partner) => standing switch
    {
        ProvisionalWording.Standing.Provisional => Standing.Provisional,
        ProvisionalWording.Standing.Ratified => partner is null ? Standing.Current : Standing.Ratified,
        ProvisionalWording.Standing.Unsaid => Standing.Current,
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "A letter's standing is not known."),
    };

    /// <summary>Who wrote it: where the office itself passed it on, whoever was forwarded.</summary>
    private static MailAddress? Author(InboundEmail email, Letter letter, Consultation consultation)
    {
        var passedOn = email.From is null || Routing.IsInboxOf(email.From.Email, consultation)
            || (EmailAddress.TryParse(consultation.Contact.Email, out var office) && DomainNames.IsWithin(Domain(email.From), office.Domain)
                && !DomainNames.IsPublicMail(office.Domain));
        return passedOn && letter.Forwarded is [var original, ..] ? original : email.From;
    }

    private static IEnumerable<string> OwnMarks(MailAddress? author, SenderMatch sender, WindowState state)
    {
        if (sender.Claim is not null)
            yield return EmailMarks.PartnerToConfirm;
        if (sender is { Partner: null, Claim: null } && author is not null && !DomainNames.IsPublicMail(Domain(author)))
            yield return EmailMarks.SenderUnknown;
        if (state == WindowState.NotYetOpen)
            yield return EmailMarks.Early;
    }

    private static string Domain(MailAddress address) => address.Email[(address.Email.LastIndexOf('@') + 1)..];
}
