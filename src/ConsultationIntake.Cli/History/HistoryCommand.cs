using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using ConsultationIntake.History;

namespace ConsultationIntake.Cli.History;

/// <summary><c>history verify</c>: proves that no line of a consultation's history was changed.</summary>
internal static class HistoryCommand
{
    public static Command Create() => new("history", "What staff have done.") { CreateVerify() };

    private static Command CreateVerify()
    {
        var file = new Argument<FileInfo?>("file")
        {
            Description = "The history as JSON Lines, as the export and the evidence pack have it: proved by itself, and no host is asked.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var consultation = new Option<string?>("--consultation")
        {
            Description = "The consultation, as in its address, of a running host.",
        };
        var address = HostConnection.AddressOption();
        var command = new Command("verify", "Prove that no line of a consultation's history was changed, taken out or put in.")
        {
            file,
            consultation,
            address,
        };
        command.Validators.Add(asked =>
        {
            if ((asked.GetValue(file) is null) == (asked.GetValue(consultation) is null))
                asked.AddError("Name a file, or a consultation with --consultation.");
        });
        command.SetAction(
            async (result, cancellationToken) =>
            {
                if (result.GetValue(file) is { } history)
                    return await VerifyFileAsync(
                        history,
                        result.InvocationConfiguration.Output,
                        result.InvocationConfiguration.Error,
                        cancellationToken
                    );
                using var host = await HostConnection.OpenAsync(
                    result.GetRequiredValue(address),
                    TimeSpan.FromMinutes(10),
                    cancellationToken
                );
                return await RunAsync(
                    host,
                    result.GetValue(consultation)!,
                    result.InvocationConfiguration.Output,
                    result.InvocationConfiguration.Error,
                    cancellationToken
                );
            }
        );
        return command;
    }

    /// <summary>0 where the chain is whole, 1 where it is not, 2 where there is no such file.</summary>
    internal static async Task<int> VerifyFileAsync(FileInfo file, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            await error.WriteLineAsync($"There is no file {file.FullName}.");
            return 2;
        }

        await using var stream = file.OpenRead();
        var verified = await HistoryFile.VerifyAsync(stream, cancellationToken);
        await output.WriteLineAsync(
            verified.Problem is { } problem
                ? $"Broken after {verified.Lines} lines: {problem}."
                : $"{verified.Lines} lines, each as it was written. The last one's hash is {verified.LastHash}"
        );
        if (verified.Linked > 0)
            await output.WriteLineAsync(
                $"{verified.Linked} of them were written by an older version: the file shows where each stands, and not what it says."
            );
        return verified.Problem is null ? 0 : 1;
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
