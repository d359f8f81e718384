using System.Reflection;
using System.Text.Json;

namespace ConsultationIntake.Functions.Tests.Deployment;

public sealed class PublishTests
{
    /// <summary>What azd deploys, made from what these tests were built with.</summary>
    [Fact]
    public async Task Publish_HoldsWhatThePlatformAndTheAppNeed()
    {
        var folder = Directory.CreateTempSubdirectory("publish-");
        try
        {
            var assembly = typeof(PublishTests).Assembly;
            var textAnalytics = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "TextAnalytics");
            var run = await Command.RunAsync(
                "dotnet",
                [
                    "publish",
                    Path.Combine("src", "ConsultationIntake.Functions"),
                    "--no-build",
                    "--nologo",
                    "--output",
                    folder.FullName,
                    "--configuration",
                    assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
                    $"-p:TextAnalytics={textAnalytics.Value}",
                ]
            );

            Assert.True(run.ExitCode == 0, run.Output);
            Assert.All(
                ["ConsultationIntake.Functions.dll", "host.json", "extensions.json", ".azurefunctions/function.deps.json"],
                file => Assert.True(File.Exists(Path.Combine(folder.FullName, file)), file)
            );
            Assert.True(File.Exists(Path.Combine(folder.FullName, "consultations", "police-and-crime-plan", "consultation.json")));
            Assert.False(File.Exists(Path.Combine(folder.FullName, "local.settings.json")));

            using var worker = Json(folder, "worker.config.json");
            Assert.Equal("dotnet-isolated", worker.RootElement.GetProperty("description").GetProperty("language").GetString());
            Assert.Equal(
                "ConsultationIntake.Functions.dll",
                Path.GetFileName(worker.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString())
            );

            using var functions = Json(folder, "functions.metadata");
            Assert.Equal(
                (await Triggers.AllAsync()).Select(trigger => trigger.Name).Order(StringComparer.Ordinal),
                functions
                    .RootElement.EnumerateArray()
                    .Select(function => function.GetProperty("name").GetString())
                    .Order(StringComparer.Ordinal)
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JsonDocument Json(DirectoryInfo folder, string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, name)));
}
