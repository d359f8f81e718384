namespace ConsultationIntake.Submissions.Files;

public enum ScanResult
{
    /// <summary>There is no scanner, or it did not answer.</summary>
    NotScanned,
    Clean,
    Infected,
}
