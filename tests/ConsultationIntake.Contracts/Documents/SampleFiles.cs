namespace ConsultationIntake.Contracts.Documents;

/// <summary>The committed files that a real program made; make-files.sh says how.</summary>
public static class SampleFiles
{
    public static Task<byte[]> ReadAsync(string name) =>
        File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Documents", "Files", name), TestContext.Current.CancellationToken);
}
