namespace ConsultationIntake.Submissions;

public enum CorrectTagOutcome
{
    Recorded,

    /// <summary>There is no such theme, submission or point.</summary>
    NotFound,
}
