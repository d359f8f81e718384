namespace ConsultationIntake.Submissions.Files;

/// <summary>Settings of the virus scan, section <c>VirusScan</c>.</summary>
public sealed class VirusScanOptions
{
    public const string Section = "VirusScan";

    /// <summary>Where ClamAV's clamd listens, as <c>host:port</c>, for instance <c>127.0.0.1:3310</c>. Default: no scan.</summary>
    public string? ClamAv { get; set; }

    /// <summary>How long a scan may take before the file is taken as not scanned, 1 to 120 seconds. Default 30.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 30;
}
