using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultationIntake.Cli.Evaluating;

namespace ConsultationIntake.Cli.Exporting;

/// <summary><c>export corrections</c>: every point whose themes staff corrected, as labelled points that <c>evaluate</c> reads.</summary>
internal static class ExportCorrectionsCommand
{
    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var address = HostConnection.AddressOption();
        var consultation = new Option<string>("--consultation")
        {
            Description = "The consultation's short name, as in its address.",
            Required = true,
        };
        var output = new Option<string?>("--output") { Description = "The JSONL file to write. Default: standard output." };
        var azure = new Option<string?>("--azure")
        {
            Description =
                "A folder to write instead: labels.json and a document a point, for a project of custom multi-label classification "
                + "of Azure AI Language.",
        };
        var project = new Option<string>("--project")
        {
            Description = "That project's name.",
            DefaultValueFactory = _ => "consultation-themes",
        };
        var container = new Option<string>("--container")
        {
            Description = "The container that the documents are put into.",
            DefaultValueFactory = _ => "themes",
        };
        var command = new Command(
            "corrections",
            "Write the points staff corrected as labelled JSONL for evaluate. They are people's own words: keep the file as "
                + $"you keep responses. Where staff sign in, set {HostConnection.SignInVariable} to user:password."
        )
        {
            address,
            consultation,
            output,
            azure,
            project,
            container,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var host = await HostConnection.OpenAsync(
                    parsed.GetRequiredValue(address),
                    TimeSpan.FromSeconds(100),
                    cancellationToken
                );
                return await RunAsync(
                    host,
                    parsed.GetRequiredValue(consultation),
                    new Target(
                        parsed.GetValue(output),
                        parsed.GetValue(azure),
                        parsed.GetRequiredValue(project),
                        parsed.GetRequiredValue(container)
                    ),
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    cancellationToken
                );
            }
        );
        return command;
    }

    internal static async Task<int> RunAsync(
        HttpClient host,
        string consultation,
        Target target,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var progress = new LateProgress("Exporting", error);
            var points = await new CorrectedPoints(host, consultation).ReadAsync(progress, cancellationToken);
            var lines = points.Select(point => JsonSerializer.Serialize(point, Lines));
            if (target.Azure is { } folder)
            {
                await AzureLabels.WriteAsync(points, target.Project, target.Container, folder, cancellationToken);
                await output.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"Wrote {points.Count} documents and {AzureLabels.LabelsFile} to {folder}.")
                );
            }
            else if (target.File is not { } file)
            {
                foreach (var line in lines)
                    await output.WriteLineAsync(line);
            }
            else
            {
                await File.WriteAllLinesAsync(file, lines, cancellationToken);
                await output.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"Wrote {points.Count} corrected points to {file}.")
                );
            }

            return 0;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or JsonException or KeyNotFoundException)
        {
            await error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    /// <param name="File">The JSONL file; null for standard output.</param>
    /// <param name="Azure">The folder to write for Azure instead; or null.</param>
    internal sealed record Target(string? File = null, string? Azure = null, string Project = "", string Container = "");
}
