namespace ConsultationIntake.Submissions;

/// <summary>Codes a submission may carry: see <see cref="Submission.Marks"/>.</summary>
public static class SubmissionMarks
{
    /// <summary>Something about it is a program's doing rather than a person's. It is kept and counted like any other.</summary>
    public const string SuspectedBot = "suspected-bot";

    /// <summary>Posted to the form's address in one piece, without its pages.</summary>
    public const string PostedDirectly = "posted-directly";

    /// <summary>It says that it is from a partner, and nothing proves it: see <see cref="Submission.PartnerClaim"/>.</summary>
    public const string PartnerToConfirm = "partner-to-confirm";

    /// <summary>It has prose, and none of it became a point.</summary>
    public const string NoPoint = "no-point";

    /// <summary>A passage was set aside, and it was close.</summary>
    public const string CloseCall = "close-call";

    /// <summary>Most of its prose was set aside.</summary>
    public const string MostlySetAside = "mostly-set-aside";

    /// <summary>It says more than is read of one response: see <see cref="Points.PointFinder.MostPoints"/>.</summary>
    public const string NotAllRead = "not-all-read";

    /// <summary>Its sender agreed that it is published: see <see cref="Drafts.DraftFields.Publish"/>.</summary>
    public const string MayBePublished = "may-be-published";

    /// <summary>Somebody looked at it and said what is published of it.</summary>
    public const string ToBePublished = "to-be-published";

    /// <summary>Its sender agreed that it is published, and somebody looked at it and left it out.</summary>
    public const string NotToBePublished = "not-to-be-published";

    /// <summary>It came on paper, and something on it nobody could read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>It came with a file that no virus scanner has looked at.</summary>
    public const string FileNotScanned = "file-not-scanned";

    /// <summary>An organisation's address that the register does not know.</summary>
    public const string SenderUnknown = "sender-unknown";

    /// <summary>Another mail came under the same Message-ID and said something else.</summary>
    public const string MessageIdReused = "message-id-reused";

    /// <summary>Part of the mail was set aside on a sign that is not certain.</summary>
    public const string SetAsideToCheck = "set-aside-to-check";

    /// <summary>The mail's text is longer than what is read of one.</summary>
    public const string BodyTooLong = "body-too-long";

    /// <summary>Part of the mail was missing or nested too deep.</summary>
    public const string NotComplete = "message-not-complete";

    /// <summary>Its mail had next to no words beside its subject, which is read for its text.</summary>
    public const string SubjectOnly = "subject-only";

    /// <summary>The mail says one thing in its plain text and another in its page: the fuller one is read.</summary>
    public const string TextsDiffer = "texts-differ";

    /// <summary>The mail's own words are few or point below, and what it quotes is nothing that is known.</summary>
    public const string QuotedToCheck = "quoted-to-check";

    /// <summary>A sign says that a program sent it; it is a response because it may tell of a person at risk.</summary>
    public const string LooksAutomatic = "looks-automatic";

    /// <summary>The head or foot of a file's pages may hold a view.</summary>
    public const string HeaderToCheck = "header-to-check";

    /// <summary>Whether a person should settle it.</summary>
    public static bool NeedsPerson(string mark) =>
        mark
            is PartnerToConfirm
                or SenderUnknown
                or MessageIdReused
                or SetAsideToCheck
                or BodyTooLong
                or NotComplete
                or SubjectOnly
                or TextsDiffer
                or QuotedToCheck
                or LooksAutomatic
                or HeaderToCheck
        || (mark.StartsWith("attachment-", StringComparison.Ordinal) && mark is not "attachment-tracked-changes")
        || NeedsLook.Is(mark);
}
