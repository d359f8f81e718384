namespace ConsultationIntake.Browser.Tests;

/// <summary>The service as on a first start of <c>./run</c>, all of it read and the digest sent: one for all tests of a class.</summary>
public sealed class OfficersDay : IAsyncLifetime
{
    internal LocalHostUnderTest Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await LocalHostUnderTest.StartAsync(settings: ["--LocalHost:Demonstration", "true"]);
        await Host.DrainAsync();
        await Host.SendDueDigestsAsync();
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
