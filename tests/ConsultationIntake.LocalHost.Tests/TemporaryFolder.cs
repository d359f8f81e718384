namespace ConsultationIntake.LocalHost.Tests;

/// <summary>A folder of a test's own, gone with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("intake-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
