using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Web.Inbox;

/// <summary>The inbox's states in words for staff.</summary>
internal static class InboxWords
{
    internal static string Of(MessageState state) =>
        state switch
        {
            MessageState.Waiting => "Waiting",
            MessageState.Submission => "Response",
            MessageState.Duplicate => "Duplicate",
            MessageState.SetAside => "Set aside",
            MessageState.Quarantined => "Quarantined",
            _ => "Failed",
        };

    internal static string Of(MessageReason reason) =>
        reason switch
        {
            MessageReason.AutomaticReply => "automatic reply",
            MessageReason.OutOfOffice => "out of office",
            MessageReason.Bounce => "bounce",
            MessageReason.ReadReceipt => "read receipt",
            MessageReason.Newsletter => "newsletter",
            MessageReason.Spam => "spam",
            MessageReason.HoldingReply => "holding reply",
            MessageReason.NoConsultation => "no consultation known",
            MessageReason.Late => "after the closing date",
            MessageReason.Empty => "empty",
            MessageReason.BadSignature => "Its signature does not hold: anybody may have sent it.",
            MessageReason.OldSignature => "It was signed days ago: somebody may be sending an old mail again.",
            MessageReason.NotSigned => "The mail service did not sign it: anybody may have handed it in.",
            MessageReason.NotAnEmail => "not an email",
            _ => "",
        };

    internal static string By(Channel channel) =>
        channel switch
        {
            Channel.Form => "by web form",
            Channel.Api => "from other systems",
            Channel.Partner => "from partners' systems",
            Channel.Email => "by email",
            Channel.Import => "brought in",
            Channel.Paper => "on paper",
            Channel.Meeting => "at a meeting",
            _ => throw new NotSupportedException($"The channel {channel} has no words."),
        };

    internal static string Of(AcknowledgementState state) =>
        state switch
        {
            AcknowledgementState.Sent => "Thanked",
            AcknowledgementState.Pending or AcknowledgementState.Sending => "To be thanked",
            AcknowledgementState.TooSoon => "Thanked within the hour",
            AcknowledgementState.SenderNotProven => "Not thanked: the address could be forged",
            AcknowledgementState.NotWanted => "Not thanked: no answer wanted",
            AcknowledgementState.Refused => "Not thanked: the address was refused",
            AcknowledgementState.Unknown => "Perhaps thanked: sending was cut off twice",
            _ => "",
        };

    internal static string Of(PartnerState state) =>
        state switch
        {
            PartnerState.Ratified => "Ratified",
            PartnerState.Answered => "Answered",
            PartnerState.Provisional => "Provisional",
            PartnerState.Acknowledged => "Acknowledged",
            PartnerState.Invited => "Invited",
            _ => "Not invited",
        };

    internal static string Of(Standing standing) =>
        standing switch
        {
            Standing.Provisional => "Provisional",
            Standing.Ratified => "Ratified",
            Standing.OfferedAsVersion => "A newer version?",
            Standing.Superseded => "Superseded",
            Standing.Withdrawn => "Withdrawn",
            _ => "Stands",
        };

    internal static string Mark(PartnerState state) =>
        state switch
        {
            PartnerState.Ratified or PartnerState.Answered => "mark good",
            PartnerState.Provisional => "mark",
            _ => "mark open",
        };
}
