using ConsultationIntake.Reading.Files;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox;

/// <summary>The marks that an email's submission may carry beside those of its attachments.</summary>
public static class EmailMarks
{
    /// <summary>An organisation's address that the register does not know.</summary>
    public const string SenderUnknown = SubmissionMarks.SenderUnknown;

    /// <summary>A partner's address that could be forged.</summary>
    public const string SenderNotProven = "sender-not-proven";

    /// <summary>Another mail came under the same Message-ID and said something else.</summary>
    public const string MessageIdReused = SubmissionMarks.MessageIdReused;

    /// <summary>Part of the mail was set aside on a sign that is not certain.</summary>
    public const string SetAsideToCheck = SubmissionMarks.SetAsideToCheck;

    /// <summary>It came before the consultation opened.</summary>
    public const string Early = "early";

    /// <inheritdoc cref="SubmissionMarks.NeedsPerson"/>
    public static bool NeedsPerson(string mark) => SubmissionMarks.NeedsPerson(mark);

    /// <summary>A mark in words for staff.</summary>
    public static string Words(string mark) =>
        mark switch
        {
            SubmissionMarks.PartnerToConfirm =>
                "It says that it is from an expected partner, which nothing proves: confirm who it is from.",
            SenderUnknown => "From an organisation that is not in the register: say who it is.",
            SenderNotProven => "The sender's address could be forged: no acknowledgement was sent.",
            MessageIdReused => "Another mail came under the same Message-ID and said something else.",
            SetAsideToCheck => "Part of the mail was set aside on a sign that is not certain: see below whether it is the sender's.",
            Early => "It came before the consultation opened.",
            SubmissionMarks.BodyTooLong => "The mail's text is too long to be read whole. A person needs to read the rest.",
            SubmissionMarks.NotComplete => "Part of the mail was missing or nested too deep. A person needs to look at the original.",
            SubmissionMarks.SubjectOnly => "The mail says next to nothing beside its subject: the subject is read for its text.",
            SubmissionMarks.TextsDiffer =>
                "The mail has two texts that each say what the other does not. The fuller one is read: look at the original.",
            SubmissionMarks.QuotedToCheck =>
                "It says little itself, or points to the mail that it quotes: see whether its answer stands in the quoted words.",
            SubmissionMarks.LooksAutomatic =>
                "A sign says that a program sent it. It is kept as a response because it may tell of a person at risk.",
            SubmissionMarks.HeaderToCheck => "The head or foot of a file's pages may say more than who writes: look at it.",
            SubmissionMarks.NoPoint => "It has prose, and none of it became a point. A person needs to read it.",
            SubmissionMarks.CloseCall => "A passage was set aside and it was close. A person needs to look at it.",
            SubmissionMarks.NotAllRead => "It is longer than what is read of one response. A person needs to read the rest.",
            SubmissionMarks.SuspectedBot => "A program may have sent it.",
            SubmissionMarks.PostedDirectly => "It was sent in one piece, without the pages of the form.",
            SubmissionMarks.MayBePublished => "Its sender agreed that it may be published.",
            SubmissionMarks.ToBePublished => "Somebody looked at what is published of it.",
            SubmissionMarks.NotToBePublished => "Somebody looked at it and left it out of what is published.",
            SubmissionMarks.Unreadable => "It came on paper, and something on it nobody could read.",
            SubmissionMarks.FileNotScanned => "A file that came with it was not scanned for viruses.",
            SubmissionMarks.MostlySetAside => "Most of its prose was set aside. A person needs to look at it.",
            _ => Enum.GetValues<ExtractionMark>()
                .Where(one => ExtractionMarks.Code(one) == mark)
                .Select(ExtractionMarks.Words)
                .FirstOrDefault()
                ?? mark,
        };
}
