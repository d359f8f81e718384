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

        var names = typeof(AzureStorageOptions)
            .GetProperties()
            .Where(property =>
                property.Name.EndsWith("Table", StringComparison.Ordinal) || property.Name.EndsWith("Container", StringComparison.Ordinal)
            )
            .Select(property => (string)property.GetValue(options)!)
            .ToList();
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

        Assert.Equal(
            declared.Order(StringComparer.Ordinal),
            parameters
                .RootElement.GetProperty("parameters")
                .EnumerateObject()
                .Select(parameter => parameter.Name)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Parameters_ThatAzdFillsIn_AreOutputsOfMain()
    {
        var filledIn = FilledIn().Matches(Main).Select(match => match.Groups[1].Value).ToList();
        using var parameters = System.Text.Json.JsonDocument.Parse(Read("main.parameters.json"));

        Assert.Equal(["redactionRuleId", "budgetStart"], filledIn);
        foreach (var parameter in filledIn)
        {
            var value = parameters.RootElement.GetProperty("parameters").GetProperty(parameter).GetProperty("value").GetString()!;
            Assert.Contains($"output {value.TrimStart('$', '{').TrimEnd('}', '=')} string = ", Main, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Main_GivesEachModuleWhatItAsksFor()
    {
        var modules = Module().Matches(Main);

        Assert.InRange(modules.Count, 10, int.MaxValue);
        foreach (Match module in modules)
        {
            var file = Read(module.Groups["file"].Value);
            var given = Given().Matches(module.Groups["params"].Value).Select(match => match.Groups[1].Value).ToList();
            var asked = Asked().Matches(file);
            Assert.Empty(given.Except(asked.Select(match => match.Groups["name"].Value)));
            Assert.Empty(asked.Where(match => !match.Groups["default"].Success).Select(match => match.Groups["name"].Value).Except(given));

            var read = Regex.Matches(Main, $@"\b{module.Groups["name"].Value}!?\.outputs\.(\w+)").Select(match => match.Groups[1].Value);
            foreach (var output in read)
                Assert.Contains($"output {output} ", file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Triggers_ReadSettingsThatAreSet()
    {
        var app = Read("modules/functionApp.bicep");
        var named = Directory
            .EnumerateFiles(InRepository("src/ConsultationIntake.Functions"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => TriggerSetting().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.InRange(named.Count, 9, int.MaxValue);
        Assert.All(named, setting => Assert.Matches($@"(?m)^\s+{setting}: '", Main + app));
    }

    [Fact]
    public void Alerts_ReadEventsThatAreLogged()
    {
        var alerts = Read("modules/alerts.bicep");
        var logged = new[] { typeof(MeasureQueues), typeof(MarkMessageFailed) }
            .SelectMany(type => type.Assembly.GetTypes())
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            )
            .Where(method => method.IsDefined(typeof(LoggerMessageAttribute)))
            .ToLookup(
                method => method.Name,
                method => method.GetCustomAttribute<LoggerMessageAttribute>()!.Message,
                StringComparer.Ordinal
            );

        var events = EventNames()
            .Matches(alerts)
            .SelectMany(match => Quoted().Matches(match.Value))
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.Equal(["QueueMeasured", "SubmissionFailed", "MessageFailed", "MailNotDelivered", "SheetFailed", "ReplyFailed"], events);
        Assert.All(events, name => Assert.Single(logged[name]));

        var values = EventValue()
            .Matches(alerts)
            .Select(match => match.Groups[1].Value)
            .Where(name => name != "EventName")
            .Distinct(StringComparer.Ordinal)
            .ToList();
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

    [GeneratedRegex(@"^@description\('Leave it alone: azd fills it in [^\n]*\nparam (\w+) ", RegexOptions.Multiline)]
    private static partial Regex FilledIn();

    [GeneratedRegex(
        @"^module (?<name>\w+) '(?<file>[^']+)' =.*?^  params: \{\n(?<params>.*?)^  \}$",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Module();

    [GeneratedRegex(@"^    (\w+):", RegexOptions.Multiline)]
    private static partial Regex Given();

    [GeneratedRegex(@"^param (?<name>\w+) \w+(?<default> = )?", RegexOptions.Multiline)]
    private static partial Regex Asked();

    [GeneratedRegex(@"""%(\w+)%")]
    private static partial Regex TriggerSetting();

    [GeneratedRegex(@"tostring\(Properties\.EventName\) (== ""\w+""|in \([^)]+\))")]
    private static partial Regex EventNames();

    [GeneratedRegex(@"""(\w+)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"Properties\.(\w+)")]
    private static partial Regex EventValue();
}
