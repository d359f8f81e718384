namespace ConsultationIntake.Submissions.Files;

/// <summary>Looks for viruses in what people send.</summary>
public interface IVirusScan
{
    /// <summary>
    /// Never throws because of what the content is, or because the scanner cannot be reached: that is <see cref="ScanResult.NotScanned"/>.
    /// </summary>
    Task<ScanResult> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
