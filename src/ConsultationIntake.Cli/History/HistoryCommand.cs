using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;

namespace ConsultationIntake.Cli.History;

/// <summary><c>history verify</c>: proves that no line of a consultation's history was changed.</summary>
internal static class HistoryCommand
{
    public static Command Create() => new("history", "What staff have done.") { CreateVerify() };

    private static Command CreateVerify()
    {
        var consultation = new Option<string>("--consultation") { Description = "The consultation, as in its address.", Required = true };
        var address = HostConnection.AddressOption();
        var command = new Command("verify", "Prove that no line of a consultation's history was changed, taken out or put in.")
        {
            consultation,
            address,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                using var host = await HostConnection.OpenAsync(
                    result.GetRequiredValue(address),
                    TimeSpan.FromMinutes(10),
                    cancellationToken
                );
                return await RunAsync(
                    host,
                    result.GetRequiredValue(consultation),
                    result.InvocationConfiguration.Output,
                    result.InvocationConfiguration.Error,
                    cancellationToken
                );
            }
        );
        return command;
    }

    /// <summary>0 where the chain is whole, 1 where it is not, 2 where the host cannot be asked.</summary>
    internal static async Task<int> RunAsync(
        HttpClient host,
        string consultation,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var verified = await host.GetFromJsonAsync<JsonElement>(
                $"/api/consultations/{Uri.EscapeDataString(consultation)}/history/verify",
                cancellationToken
            );
            var (lines, problem) = (verified.GetProperty("lines").GetInt64(), verified.GetProperty("problem").GetString());
            await output.WriteLineAsync(
                problem is null
                    ? $"{lines} lines, each as it was written. The last one's hash is {verified.GetProperty("lastHash").GetString()}"
                    : $"Broken after {lines} lines: {problem}."
            );
            return problem is null ? 0 : 1;
        }
        catch (HttpRequestException refused)
        {
            await error.WriteLineAsync($"{host.BaseAddress} cannot be asked: {refused.Message}");
            return 2;
        }
    }
}
