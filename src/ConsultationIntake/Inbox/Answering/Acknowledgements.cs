using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Understanding;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Inbox.Answering;

/// <summary>Decides whether the sender of a response is thanked.</summary>
internal static class Acknowledgements
{
    /// <param name="proven">See <see cref="SenderProof.Of"/>: nobody else is written to.</param>
    public static AcknowledgementState Decide(InboxMessage message, InboundEmail email, MailAddress? proven, Consultation consultation)
    {
        if (message.Source == MessageSource.File)
            return AcknowledgementState.NotDue;
        if (AutomaticMail.WantsNoAnswer(email) || email.From is not { } from || Routing.IsInboxOf(from.Email, consultation))
            return AcknowledgementState.NotWanted;
        return proven is not null ? AcknowledgementState.Pending : AcknowledgementState.SenderNotProven;
    }
}
