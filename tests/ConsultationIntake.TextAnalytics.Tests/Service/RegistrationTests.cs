using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Themes;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.TextAnalytics.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void Tagger_WithAnEndpoint_IsTheLanguageService()
    {
        using var services = Settings.Services(new MemoryBlobStore(), ("TextAnalytics:Endpoint", "https://language.example.org"));

        Assert.IsType<TextAnalyticsTagger>(services.GetRequiredService<IThemeTagger>());
    }

    [Fact]
    public void Tagger_WithoutAnEndpoint_AsksNobody()
    {
        using var services = Settings.Services(new MemoryBlobStore());

        Assert.IsType<OfflineThemeTagger>(services.GetRequiredService<IThemeTagger>());
    }
}
