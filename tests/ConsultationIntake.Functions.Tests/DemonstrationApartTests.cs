using System.Diagnostics;
using ConsultationIntake.AzureStorage.Tests;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConsultationIntake.Functions.Tests;

/// <summary>The worker on Azurite: what was invented does not get among what people said, nor the other way round.</summary>
public sealed class DemonstrationApartTests(AzuriteServer azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OnStorageThatHoldsTheOther_IsRefused()
    {
        await StartAsync(isDemonstration: false);
        await StartAsync(isDemonstration: true);
        await StartAsync(isDemonstration: false, receives: true);
        await StartAsync(isDemonstration: false);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(isDemonstration: true));

        Assert.Contains("are not a demonstration's", refused.Message, StringComparison.Ordinal);
        Assert.Contains("another storage account", refused.Message, StringComparison.Ordinal);
    }

    private async Task StartAsync(bool isDemonstration, bool receives = false)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage"] = azurite.ConnectionString,
                ["Site:Address"] = "https://consult.example.org",
                ["SendGrid:ApiKey"] = "key",
                ["SendGrid:From"] = "consultation@example.org",
            }
        );
        builder.Services.AddLogging();
        builder.Services.AddSingleton(new DiagnosticListener(nameof(DemonstrationApartTests)));
        builder.AddConsultationFunctions();
        var shipped = ConsultationCatalogue.Load(Repository.Consultations, TimeProvider.System.GetUtcNow());
        builder.Services.AddSingleton(
            new ConsultationCatalogue([.. shipped.All.Select(each => each with { IsDemonstration = isDemonstration })], [])
        );
        await using var services = builder.Services.BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StartingAsync(Token);
        if (!receives)
            return;
        var consultation = services.GetRequiredService<ConsultationCatalogue>().All.First();
        var outcome = await services
            .GetRequiredService<SubmitResponse>()
            .ExecuteAsync(
                new SubmitCommand
                {
                    Consultation = consultation,
                    Channel = Channel.Api,
                    Respondent = Respondent.Anonymous,
                    Answers = [new Answer("else", "The lanes are dark.")],
                    Language = Languages.English,
                    KeptAt = consultation.Window.Opens.AddDays(1),
                },
                Token
            );
        Assert.IsType<SubmitOutcome.Accepted>(outcome);
    }
}
