using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Understanding;

namespace ConsultationIntake.Inbox.Answering;

/// <summary>Decides whether the sender of a response is thanked.</summary>
internal static class Acknowledgements
{
    public static AcknowledgementState Decide(InboxMessage message, InboundEmail email, Consultation consultation, InboxOptions options)
    {
        if (message.Source == MessageSource.File)
            return AcknowledgementState.NotDue;
        if (AutomaticMail.WantsNoAnswer(email) || email.From is not { } from || Routing.IsInboxOf(from.Email, consultation))
            return AcknowledgementState.NotWanted;
        return !message.Released && SenderProof.Holds(email, options) ? AcknowledgementState.Pending : AcknowledgementState.SenderNotProven;
    }
}
