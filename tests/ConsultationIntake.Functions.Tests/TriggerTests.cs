using System.Text.Json;
using System.Text.RegularExpressions;
using ConsultationIntake.AzureStorage;
using ConsultationIntake.Consultations;
using ConsultationIntake.Web;
using ConsultationIntake.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Functions.Tests;

public sealed partial class TriggerTests
{
    [Fact]
    public async Task EveryTrigger_IsAClassOfItsOwn_NamedAsItsFunction()
    {
        var triggers = await Triggers.AllAsync();

        Assert.NotEmpty(triggers);
        Assert.All(triggers, trigger => Assert.EndsWith($".{trigger.Name}.RunAsync", trigger.EntryPoint, StringComparison.Ordinal));
        Assert.Distinct(triggers.Select(trigger => trigger.Name));
    }

    [Fact]
    public async Task Routes_OfTheirOwn_AreIntakeAndHealth()
    {
        var triggers = await Triggers.OfTypeAsync("httpTrigger");

        var own = triggers
            .Where(trigger => trigger.Name != nameof(Http.Website))
            .SelectMany(trigger => trigger.Methods.Select(method => $"{method} /{trigger["route"]}"));

        Assert.Equal(
            [
                "GET /healthz",
                "HEAD /healthz",
                "POST /api/consultations/{slug}/partner-submissions",
                "POST /api/consultations/{slug}/submissions",
                "POST /inbound/email",
            ],
            own.Order(StringComparer.Ordinal)
        );
        Assert.Subset(RoutesOfWeb().ToHashSet(), own.Where(route => !route.EndsWith("/healthz", StringComparison.Ordinal)).ToHashSet());
    }

    [Fact]
    public async Task OnlyThePartnersPost_AsksForAFunctionKey()
    {
        var triggers = await Triggers.OfTypeAsync("httpTrigger");

        Assert.Equal("PostPartnerSubmission", Assert.Single(triggers, trigger => trigger["authLevel"] == "Function").Name);
        Assert.All(
            triggers.Where(trigger => trigger.Name != "PostPartnerSubmission"),
            trigger => Assert.Equal("Anonymous", trigger["authLevel"])
        );
    }

    [Fact]
    public async Task Routes_OfTheHostItself_AreLeftAlone()
    {
        var triggers = await Triggers.OfTypeAsync("httpTrigger");

        Assert.DoesNotContain(
            triggers,
            trigger =>
                trigger["route"].StartsWith("admin", StringComparison.Ordinal)
                || trigger["route"].StartsWith("runtime", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Routes_FirstNames_AreNoConsultations()
    {
        var first = RoutesOfWeb().Select(route => route.Split('/')[1]).Where(name => ConsultationSlug.TryParse(name, out _)).ToHashSet();

        Assert.NotEmpty(first);
        Assert.Subset(ConsultationSlug.Reserved.ToHashSet(), first);
    }

    [Theory]
    [InlineData("TagSubmissionWork", WorkKind.TagSubmission, "")]
    [InlineData("TagSubmissionPoison", WorkKind.TagSubmission, "-poison")]
    [InlineData("ReadEmailWork", WorkKind.ReadEmail, "")]
    [InlineData("ReadEmailPoison", WorkKind.ReadEmail, "-poison")]
    [InlineData("AcknowledgeEmailWork", WorkKind.AcknowledgeEmail, "")]
    [InlineData("AcknowledgeEmailPoison", WorkKind.AcknowledgeEmail, "-poison")]
    [InlineData("SendCopyWork", WorkKind.SendCopy, "")]
    [InlineData("ImportSheetWork", WorkKind.ImportSheet, "")]
    [InlineData("ImportSheetPoison", WorkKind.ImportSheet, "-poison")]
    [InlineData("SendCopyPoison", WorkKind.SendCopy, "-poison")]
    [InlineData("RetagConsultationWork", WorkKind.RetagConsultation, "")]
    public async Task Queue_IsTheOneTheAdaptersFill(string name, WorkKind kind, string suffix)
    {
        var trigger = Assert.Single(await Triggers.OfTypeAsync("queueTrigger"), trigger => trigger.Name == name);

        Assert.Equal($"%{AzureStorageOptions.QueueSetting(kind)}%{suffix}", trigger["queueName"]);
        Assert.Equal(AzureStorageOptions.Section, trigger["connection"]);
    }

    [Fact]
    public async Task EveryKindOfWork_HasATrigger()
    {
        var queues = (await Triggers.OfTypeAsync("queueTrigger")).Select(trigger => trigger["queueName"]).ToList();

        Assert.All(Enum.GetValues<WorkKind>(), kind => Assert.Contains($"%{AzureStorageOptions.QueueSetting(kind)}%", queues));
    }

    [Theory]
    [InlineData("DigestTimer", "%DigestSchedule%")]
    [InlineData("SweepTimer", "%SweepSchedule%")]
    [InlineData("MeasureTimer", "%MeasureSchedule%")]
    [InlineData("RetentionTimer", "%RetentionSchedule%")]
    public async Task Schedule_IsASetting(string name, string schedule)
    {
        var trigger = Assert.Single(await Triggers.OfTypeAsync("timerTrigger"), trigger => trigger.Name == name);

        Assert.Equal(schedule, trigger["schedule"]);
        Assert.False(trigger.Binding.TryGetProperty("runOnStartup", out var atStart) && atStart.ValueKind == JsonValueKind.True);
    }

    [Fact]
    public async Task SettingsOfTriggers_AreInTheExampleAndInTheInfrastructure()
    {
        var named = (await Triggers.AllAsync())
            .SelectMany(trigger => Setting().Matches(trigger.Binding.GetRawText()).Select(match => match.Groups[1].Value))
            .Distinct()
            .ToList();
        var example = JsonDocument
            .Parse(await File.ReadAllTextAsync("local.settings.example.json", TestContext.Current.CancellationToken))
            .RootElement.GetProperty("Values");
        var infrastructure = string.Concat(
            Directory.EnumerateFiles("infra", "*.bicep", SearchOption.AllDirectories).Select(File.ReadAllText)
        );

        Assert.NotEmpty(named);
        Assert.All(named, setting => Assert.True(example.TryGetProperty(setting, out _), $"local.settings.example.json lacks {setting}"));
        Assert.All(named, setting => Assert.Contains($"{setting}:", infrastructure, StringComparison.Ordinal));
    }

    [Fact]
    public void HostJson_BesideTheApp_HasTheQueuesRules()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        var extensions = host.RootElement.GetProperty("extensions");

        Assert.Equal("", extensions.GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.Equal(5, extensions.GetProperty("queues").GetProperty("maxDequeueCount").GetInt32());
        Assert.Equal("00:00:30", extensions.GetProperty("queues").GetProperty("visibilityTimeout").GetString());
        Assert.Equal("base64", extensions.GetProperty("queues").GetProperty("messageEncoding").GetString());
        Assert.Equal("OpenTelemetry", host.RootElement.GetProperty("telemetryMode").GetString());
    }

    private static IEnumerable<string> RoutesOfWeb()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddConsultationWeb();
        var app = builder.Build();
        app.MapConsultationWeb();
        return ((IEndpointRouteBuilder)app)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .SelectMany(endpoint =>
                (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method =>
                    $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"
                )
            );
    }

    [GeneratedRegex("%([A-Za-z]+)%")]
    private static partial Regex Setting();
}
