namespace ConsultationIntake.LocalHost.Tests;

/// <summary>
/// A host as it stands after a first start of <c>./run</c>, everything read. One such host is filled for all tests, and each test gets one
/// of its own on a copy of its data: reading it all takes longer than most tests.
/// </summary>
internal static class Demonstrated
{
    private static readonly string[] Settings = ["--LocalHost:Demonstration", "true"];

    private static readonly Lazy<Task<TemporaryFolder>> Filled = new(FillAsync);

    internal static async Task<LocalHostUnderTest> StartAsync(string? consultations = null, params string[] settings) =>
        await LocalHostUnderTest.StartAsync(
            like: (await Filled.Value).Path,
            consultations: consultations,
            settings: [.. Settings, .. settings]
        );

    /// <summary>As <see cref="StartAsync"/>, filled by this start and not a copy.</summary>
    internal static async Task<LocalHostUnderTest> StartAnewAsync(string? data = null)
    {
        var host = await LocalHostUnderTest.StartAsync(data, settings: Settings);
        await host.DrainAsync();
        return host;
    }

    private static async Task<TemporaryFolder> FillAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await (await StartAnewAsync(folder.Path)).DisposeAsync();
        return folder;
    }
}
