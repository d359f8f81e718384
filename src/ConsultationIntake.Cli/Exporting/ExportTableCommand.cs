using System.CommandLine;
using System.Net;
using System.Text.Json;
using ConsultationIntake.Exports;

namespace ConsultationIntake.Cli.Exporting;

/// <summary><c>export points</c> and its like: one of a running host's tables as a file.</summary>
internal static class ExportTableCommand
{
    public static IEnumerable<Command> CreateAll() => ExportTables.Names.Select(Create);

    private static Command Create(string table)
    {
        var address = HostConnection.AddressOption();
        var consultation = new Option<string>("--consultation")
        {
            Description = "The consultation's short name, as in its address.",
            Required = true,
        };
        var format = new Option<string>("--format") { Description = "xlsx, csv or jsonl.", DefaultValueFactory = _ => "xlsx" };
        format.AcceptOnlyFromAmong("xlsx", "csv", "jsonl");
        var filter = new Option<string>("--filter")
        {
            Description = "For points and decisions: what stands after the question mark in the address of a filtered list.",
            DefaultValueFactory = _ => "",
        };
        var output = new Option<string?>("--output") { Description = "The file to write. Default: the table's name, here." };
        var command = new Command(
            table,
            $"Write the {table} to a file, without personal data. Where staff sign in, set "
                + $"{HostConnection.SignInVariable} to user:password."
        )
        {
            address,
            consultation,
            format,
            filter,
            output,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var host = await HostConnection.OpenAsync(
                    parsed.GetRequiredValue(address),
                    TimeSpan.FromMinutes(30),
                    cancellationToken
                );
                var name = $"{table}.{parsed.GetRequiredValue(format)}";
                return await RunAsync(
                    host,
                    parsed.GetRequiredValue(consultation),
                    name,
                    parsed.GetRequiredValue(filter),
                    parsed.GetValue(output) ?? name,
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    cancellationToken
                );
            }
        );
        return command;
    }

    /// <summary>0 where the file was written, 1 where the host refused or could not be asked; no file is left then.</summary>
    internal static async Task<int> RunAsync(
        HttpClient host,
        string consultation,
        string name,
        string filter,
        string file,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var path = $"/api/consultations/{Uri.EscapeDataString(consultation)}/export/{name}?{filter.TrimStart('?')}";
        var unfinished = $"{file}.part";
        try
        {
            using var answer = await host.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                await error.WriteLineAsync(await ProblemIn(answer, cancellationToken));
                return 1;
            }

            await using (var written = File.Create(unfinished))
                await answer.Content.CopyToAsync(written, cancellationToken);
            File.Move(unfinished, file, overwrite: true);
            await output.WriteLineAsync($"Wrote {file}.");
            return 0;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            await error.WriteLineAsync(problem.Message);
            return 1;
        }
        finally
        {
            // Also where the command was told to stop.
            File.Delete(unfinished);
        }
    }

    /// <summary>As the host says it, where it says it in problem details.</summary>
    private static async Task<string> ProblemIn(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var said = await answer.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            var problem = JsonDocument.Parse(said).RootElement;
            var errors = problem.TryGetProperty("errors", out var fields)
                ? string.Concat(fields.EnumerateObject().Select(field => $"{Environment.NewLine}{field.Name}: {field.Value}"))
                : "";
            return $"{problem.GetProperty("title").GetString()}. {problem.GetProperty("detail").GetString()}{errors}";
        }
        catch (Exception notThat) when (notThat is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"The host answered {(int)answer.StatusCode}.";
        }
    }
}
