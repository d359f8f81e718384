using System.Reflection;
using System.Text.RegularExpressions;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>That infra/ names what the code names. Nothing here talks to Azure.</summary>
public sealed partial class InfrastructureTests
{
    private static readonly string Main = Read("main.bicep");

    [Fact]
    public void Main_NamesTheQueueOfEveryKindOfWork()
    {
        foreach (var (kind, queue) in new AzureStorageOptions().Queues)
            Assert.Contains($"{AzureStorageOptions.QueueSetting(kind)}: '{queue}'", Main, StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<WorkKind>().Length, QueueSetting().Count(Main));
    }

    [Fact]
    public void Storage_CreatesTheTablesAndContainersOfTheOptions()
    {
        var storage = Read("modules/storage.bicep");
        var options = new AzureStorageOptions();

        var names = typeof(AzureStorageOptions).GetProperties()
            .Where(property => property.Name.EndsWith("Table", StringComparison.Ordinal) || property.Name.EndsWith("Container", StringComparison.Ordinal))
            .Select(property => (string)property.GetValue(options)!).ToList();
        Assert.InRange(names.Count, 8, int.MaxValue);
        foreach (var name in names)
            Assert.Contains($"'{name}'", storage, StringComparison.Ordinal);
    }

    [Fact]
    public void App_SetsEverySettingTheOptionsNeed()
    {
        var app = Read("modules/functionApp.bicep");

        foreach (var setting in new[] { "credential", "clientId", "blobServiceUri", "queueServiceUri", "tableServiceUri" })
        {
            Assert.Contains($"{AzureStorageOptions.Section}__{setting}:", app, StringComparison.Ordinal);
            Assert.Contains($"AzureWebJobsStorage__{setting}:", app, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parameters_AreThoseOfMain()
    {
        var declared = Parameter().Matches(Main).Select(match => match.Groups[1].Value);
        using var parameters = System.Text.Json.JsonDocument.Parse(Read("main.parameters.json"));

        Assert.Equal(declared.Order(StringComparer.Ordinal), parameters.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Alerts_ReadEventsThatAreLogged()
    {
        var alerts = Read("modules/alerts.bicep");
        var logged = new[] { typeof(MeasureQueues), typeof(MarkMessageFailed) }
            .SelectMany(type => type.Assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(LoggerMessageAttribute)))
            .ToLookup(method => method.Name, method => method.GetCustomAttribute<LoggerMessageAttribute>()!.Message, StringComparer.Ordinal);

        var events = EventNames().Matches(alerts).SelectMany(match => Quoted().Matches(match.Value)).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(["QueueMeasured", "SubmissionFailed", "MessageFailed"], events);
        Assert.All(events, name => Assert.Single(logged[name]));

        var values = EventValue().Matches(alerts).Select(match => match.Groups[1].Value).Where(name => name != "EventName").Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(3, values.Count);
        Assert.All(values, value => Assert.Contains($"{{{value}}}", logged["QueueMeasured"].Single(), StringComparison.Ordinal));
    }

    private static string Read(string file) => File.ReadAllText(InRepository($"infra/{file}"));

    private static string InRepository(string path)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var found = Path.Combine(directory.FullName, path);
            if (Path.Exists(found))
                return found;
        }

        throw new FileNotFoundException($"{path} is in no folder above the tests.");
    }

    [GeneratedRegex(@"^  \w+Queue: '", RegexOptions.Multiline)]
    private static partial Regex QueueSetting();

    [GeneratedRegex(@"^param (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"tostring\(Properties\.EventName\) (== ""\w+""|in \([^)]+\))")]
    private static partial Regex EventNames();

    [GeneratedRegex(@"""(\w+)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"Properties\.(\w+)")]
    private static partial Regex EventValue();
}
