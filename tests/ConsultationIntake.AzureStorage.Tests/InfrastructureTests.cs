using System.Text.RegularExpressions;
using ConsultationIntake.Work;

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

    private static string Read(string file)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, "infra", file);
            if (File.Exists(path))
                return File.ReadAllText(path);
        }

        throw new FileNotFoundException($"infra/{file} is in no folder above the tests.");
    }

    [GeneratedRegex(@"^  \w+Queue: '", RegexOptions.Multiline)]
    private static partial Regex QueueSetting();

    [GeneratedRegex(@"^param (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
