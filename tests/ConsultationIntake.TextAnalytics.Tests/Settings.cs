using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.TextAnalytics.Tests;

internal static class Settings
{
    /// <summary>What a host gets that is configured so.</summary>
    internal static ServiceProvider Services(IBlobStore blobs, params (string Key, string? Value)[] settings) =>
        new ServiceCollection()
            .AddSingleton<IConfiguration>(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value))
                    .Build()
            )
            .AddSingleton(blobs)
            .AddTextAnalytics()
            .BuildServiceProvider();
}
