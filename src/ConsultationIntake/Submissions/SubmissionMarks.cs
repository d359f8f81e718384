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

    /// <summary>It came on paper, and something on it nobody could read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>It came with a file that no virus scanner has looked at.</summary>
    public const string FileNotScanned = "file-not-scanned";
}
