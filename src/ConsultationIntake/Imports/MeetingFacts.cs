namespace ConsultationIntake.Imports;

/// <summary>The keys of <see cref="Submissions.Submission.Facts"/> for the notes of a meeting.</summary>
public static class MeetingFacts
{
    /// <summary>What it was called.</summary>
    public const string Title = "meeting";

    /// <summary>Where it was.</summary>
    public const string Place = "place";

    /// <summary>Who was there, as staff wrote it down.</summary>
    public const string Present = "present";
}
