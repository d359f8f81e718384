namespace ConsultationIntake.Submissions.Files;

/// <summary>Where no scanner is configured. Staff see that nobody looked.</summary>
public sealed class NoVirusScan : IVirusScan
{
    public Task<ScanResult> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Task.FromResult(ScanResult.NotScanned);
}
