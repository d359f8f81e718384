using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Themes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.TextAnalytics.Tests;

/// <summary>What is built with TextAnalytics=false.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void Start_WithAnEndpoint_IsRefused()
    {
        using var services = Settings.Services(new MemoryBlobStore(), ("TextAnalytics:Endpoint", "https://language.example.org"));

        var refused = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains("TextAnalytics__Endpoint", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tagger_WithoutAnEndpoint_AsksNobody()
    {
        using var services = Settings.Services(new MemoryBlobStore());

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.IsType<OfflineThemeTagger>(services.GetRequiredService<IThemeTagger>());
    }

    [Fact(Skip = "Built with TextAnalytics=false, for a package feed without Azure.AI.TextAnalytics: the tests in Service/ are not run.")]
    public void LanguageService_IsTested() { }
}
