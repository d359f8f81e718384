using System.Diagnostics;
using ConsultationIntake.Consultations;
using ConsultationIntake.Functions.Telemetry;
using ConsultationIntake.Themes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Start_EverythingSet_IsTaken()
    {
        using var services = Services();

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal(new Uri("https://consult.example.org/"), services.GetRequiredService<SiteAddress>().Root);
        Assert.NotEmpty(services.GetRequiredService<ConsultationCatalogue>().All);
        Assert.IsType<OfflineThemeTagger>(services.GetRequiredService<IThemeTagger>());
    }

    [Theory]
    [InlineData("Site:Address", "consult.example.org", "Site__Address")]
    [InlineData("Consultations:Folder", "elsewhere", "Consultations__Folder")]
    [InlineData("SendGrid:ApiKey", "", "SendGrid__ApiKey")]
    [InlineData("SendGrid:ApiKey", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/k/)", "SendGrid__ApiKey")]
    [InlineData("SendGrid:From", "nobody", "SendGrid__From")]
    [InlineData("SendGrid:Region", "us", "SendGrid__Region")]
    [InlineData("SendGrid:BaseAddress", "http://mail.example.org", "SendGrid__BaseAddress")]
    [InlineData("TextAnalytics:Endpoint", "http://language.example.org", "TextAnalytics__Endpoint")]
    [InlineData("TextAnalytics:TimeoutSeconds", "0", "TextAnalytics__TimeoutSeconds")]
    [InlineData("TextAnalytics:Retries", "9", "TextAnalytics__Retries")]
    [InlineData("Inbox:SignatureKeys:0", "rubbish", "Inbox__SignatureKeys__0")]
    [InlineData("Inbox:SpamScore", "0", "Inbox__SpamScore")]
    [InlineData("Staff:Role", " ", "Staff__Role")]
    [InlineData("Storage", "", "Storage")]
    public void Start_AWrongSetting_IsNamed(string key, string value, string named)
    {
        using var services = Services((key, value));

        var failure = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_NoAddressOnThePlatform_TakesTheHostsName()
    {
        using var services = Services(("Site:Address", null), ("WEBSITE_HOSTNAME", "intake.azurewebsites.net"));

        Assert.Equal(new Uri("https://intake.azurewebsites.net/"), services.GetRequiredService<SiteAddress>().Root);
    }

    [Fact]
    public void EveryFunction_FindsWhatItNeeds()
    {
        using var services = Services();
        var functions = typeof(ConsultationFunctions)
            .Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(FunctionAttribute), inherit: false)))
            .ToList();

        Assert.NotEmpty(functions);
        Assert.All(functions, function => Assert.NotNull(ActivatorUtilities.CreateInstance(services, function)));
    }

    [Theory]
    [InlineData("ClientId=5f3d6f0c;Authorization=AAD", true)]
    [InlineData("Authorization=AAD", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Telemetry_WithAnIdentity_SignsIn(string? authentication, bool signsIn) =>
        Assert.Equal(signsIn, TelemetryServices.CredentialOf(authentication) is not null);

    private static ServiceProvider Services(params (string Key, string? Value)[] changes)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var settings = new Dictionary<string, string?>
        {
            ["Storage"] = "UseDevelopmentStorage=true",
            ["Site:Address"] = "https://consult.example.org",
            ["SendGrid:ApiKey"] = "key",
            ["SendGrid:From"] = "consultation@example.org",
        };
        foreach (var (key, value) in changes)
            settings[key] = value;
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging();
        // A web host registers it; its routing asks for it.
        builder.Services.AddSingleton(new DiagnosticListener(nameof(SettingsTests)));
        builder.AddConsultationFunctions();
        return builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }
}
