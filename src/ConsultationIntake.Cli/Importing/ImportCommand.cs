using System.CommandLine;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ConsultationIntake.Cli.Importing;

/// <summary><c>import FILE</c>: hands a sheet to a running host, says what is in it, and with <c>--confirm</c> has it taken in.</summary>
internal static class ImportCommand
{
    /// <summary>A file of 25 MB over a slow line.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "A .csv or .xlsx with one row for each response, or a .jsonl that another installation exported.",
        };
        var consultation = new Option<string>("--consultation") { Description = "The consultation, as in its address.", Required = true };
        var confirm = new Option<bool>("--confirm") { Description = "Take the responses in. Without it they are only looked at." };
        var from = new Option<string?>("--from")
        {
            Description = "For a .jsonl: the name the consultation had where it was exported, where that is another.",
        };
        var leaveOut = new Option<bool>("--leave-out-wrong-rows") { Description = "Take in the others where rows have something wrong." };
        var takeBack = new Option<bool>("--take-back")
        {
            Description = "Erase every response that was taken in of this file, which is a draft again then. A manager only.",
        };
        var address = HostConnection.AddressOption();
        var command = new Command(
            "import",
            "Take in responses from a sheet. Its columns are matched by their headings; what staff chose for a heading in the browser is "
                + $"used again. Where staff sign in, set {HostConnection.SignInVariable} to user:password."
        )
        {
            file,
            consultation,
            confirm,
            leaveOut,
            from,
            takeBack,
            address,
        };
        command.Validators.Add(asked =>
        {
            if (asked.GetValue(takeBack) && (asked.GetValue(confirm) || asked.GetRequiredValue(file).Extension is ".jsonl"))
                asked.AddError("--take-back is for a sheet, and by itself.");
        });
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var host = await HostConnection.OpenAsync(parsed.GetRequiredValue(address), Timeout, cancellationToken);
                if (parsed.GetValue(takeBack))
                    return await TakeBackAsync(
                        parsed.GetRequiredValue(file),
                        parsed.GetRequiredValue(consultation),
                        host,
                        parsed.InvocationConfiguration.Output,
                        parsed.InvocationConfiguration.Error,
                        cancellationToken
                    );
                return await RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetRequiredValue(consultation),
                    parsed.GetValue(confirm),
                    parsed.GetValue(leaveOut),
                    parsed.GetValue(from),
                    host,
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    cancellationToken
                );
            }
        );
        return command;
    }

    /// <summary>0 where the file can be taken in, or with <paramref name="confirm"/> was; else 1.</summary>
    internal static async Task<int> RunAsync(
        FileInfo file,
        string consultation,
        bool confirm,
        bool leaveOut,
        string? from,
        HttpClient host,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        if (!file.Exists)
        {
            await error.WriteLineAsync($"There is no file {file.FullName}.");
            return 1;
        }

        if (file.Extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase))
            return await TakeArchiveAsync(file, consultation, confirm, from, host, output, error, cancellationToken);
        var imports = $"/api/consultations/{Uri.EscapeDataString(consultation)}/imports";
        try
        {
            await using var stream = file.OpenRead();
            using var content = new StreamContent(stream);
            using var kept = await host.PostAsync($"{imports}?name={Uri.EscapeDataString(file.Name)}", content, cancellationToken);
            if (await ReadAsync(kept, error, cancellationToken) is not { } import)
                return 1;
            var id = import.GetProperty("id").GetString()!;
            if (State(import) == "draft")
            {
                await SayAsync(import, file.Name, output);
                if (!confirm)
                {
                    var look = new Uri(host.BaseAddress!, $"/staff/{consultation}/import/{id}");
                    await output.WriteLineAsync($"Nothing is taken in yet. Look at {look}, or run this again with --confirm.");
                    return import.GetProperty("wrongRows").GetInt32() == 0 ? 0 : 1;
                }

                using var confirmed = await host.PostAsync(
                    $"{imports}/{id}/confirm{(leaveOut ? "?leaveOutWrongRows=true" : "")}",
                    null,
                    cancellationToken
                );
                if (await ReadAsync(confirmed, error, cancellationToken) is null)
                    return 1;
            }

            return await WaitAsync(host, $"{imports}/{id}", output, error, cancellationToken);
        }
        catch (HttpRequestException problem)
        {
            await error.WriteLineAsync(
                $"No host answers at {host.BaseAddress} ({problem.Message}). Start it, or say where it runs with --address."
            );
            return 1;
        }
    }

    /// <summary>0 where nothing of the file is in any more.</summary>
    internal static async Task<int> TakeBackAsync(
        FileInfo file,
        string consultation,
        HttpClient host,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        if (!file.Exists)
        {
            await error.WriteLineAsync($"There is no file {file.FullName}.");
            return 1;
        }

        var imports = $"/api/consultations/{Uri.EscapeDataString(consultation)}/imports";
        try
        {
            // The same file is the same import, whoever sends it when.
            await using var stream = file.OpenRead();
            using var content = new StreamContent(stream);
            using var kept = await host.PostAsync($"{imports}?name={Uri.EscapeDataString(file.Name)}", content, cancellationToken);
            if (await ReadAsync(kept, error, cancellationToken) is not { } import)
                return 1;
            if (State(import) == "draft")
            {
                await output.WriteLineAsync("Nothing of it is taken in.");
                return 0;
            }

            var one = $"{imports}/{import.GetProperty("id").GetString()}";
            using var begun = await host.PostAsync($"{one}/take-back", null, cancellationToken);
            return await ReadAsync(begun, error, cancellationToken) is null
                ? 1
                : await WaitAsync(host, one, output, error, cancellationToken);
        }
        catch (HttpRequestException problem)
        {
            await error.WriteLineAsync(
                $"No host answers at {host.BaseAddress} ({problem.Message}). Start it, or say where it runs with --address."
            );
            return 1;
        }
    }

    /// <summary>A whole consultation. Without <paramref name="confirm"/> nothing is sent: there is no looking at it first.</summary>
    private static async Task<int> TakeArchiveAsync(
        FileInfo file,
        string consultation,
        bool confirm,
        string? from,
        HttpClient host,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        if (!confirm)
        {
            await output.WriteLineAsync($"{file.Name} is a whole consultation. Run this again with --confirm to take it in.");
            return 0;
        }

        try
        {
            await using var stream = file.OpenRead();
            using var content = new StreamContent(stream);
            var into = $"/api/consultations/{Uri.EscapeDataString(consultation)}/archive";
            using var response = await host.PostAsync(
                from is null ? into : $"{into}?from={Uri.EscapeDataString(from)}",
                content,
                cancellationToken
            );
            if (await ReadAsync(response, error, cancellationToken) is not { } taken)
                return 1;
            await output.WriteLineAsync(
                $"{taken.GetProperty("responses")} responses and {taken.GetProperty("records")} records taken in, "
                    + $"{taken.GetProperty("known")} responses were here already."
            );
            return 0;
        }
        catch (HttpRequestException problem)
        {
            await error.WriteLineAsync(
                $"No host answers at {host.BaseAddress} ({problem.Message}). Start it, or say where it runs with --address."
            );
            return 1;
        }
    }

    private static async Task<int> WaitAsync(
        HttpClient host,
        string address,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            using var response = await host.GetAsync(address, cancellationToken);
            if (await ReadAsync(response, error, cancellationToken) is not { } import)
                return 1;
            switch (State(import))
            {
                case "finished":
                    await output.WriteLineAsync(
                        $"{import.GetProperty("taken")} taken in, {import.GetProperty("repeats")} were in already."
                    );
                    return 0;
                case "draft":
                    await output.WriteLineAsync("All of it is taken back. Nothing of it is in any more.");
                    return 0;
                case "failed":
                    await error.WriteLineAsync(import.GetProperty("failure").GetString());
                    return 1;
                default:
                    await Task.Delay(AskAgain, TimeProvider.System, cancellationToken);
                    break;
            }
        }
    }

    private static async Task SayAsync(JsonElement import, string name, TextWriter output)
    {
        await output.WriteLineAsync(
            $"{name}: {import.GetProperty("responses")} responses, {import.GetProperty("wrongRows")} rows with something wrong."
        );
        foreach (var known in import.GetProperty("knownRows").EnumerateArray())
        {
            var (rows, file) = (known.GetProperty("count"), known.GetProperty("fileName").GetString());
            await output.WriteLineAsync($"  {rows} rows were taken in from {file} before: they are left out.");
        }

        foreach (var column in import.GetProperty("columns").EnumerateArray())
            await output.WriteLineAsync($"  {column.GetProperty("heading").GetString()}: {column.GetProperty("target").GetString()}");
        foreach (var mistake in import.GetProperty("mistakes").EnumerateArray())
        {
            var column = mistake.GetProperty("column").GetString();
            var message = mistake.GetProperty("message").GetString();
            await output.WriteLineAsync($"  row {mistake.GetProperty("row")}, column {column}: {message}");
        }

        var shown = import.GetProperty("mistakes").GetArrayLength();
        if (import.GetProperty("mistakeCount").GetInt32() is var all && all > shown)
            await output.WriteLineAsync($"  and {all - shown} more.");
    }

    private static string? State(JsonElement import) => import.GetProperty("state").GetString();

    /// <summary>Null where the host refused, after saying why.</summary>
    private static async Task<JsonElement?> ReadAsync(HttpResponseMessage response, TextWriter error, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            await error.WriteLineAsync(
                $"The host takes sheets from staff only. Set {HostConnection.SignInVariable} to user:password of a member of staff."
            );
            return null;
        }

        try
        {
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            if (response.IsSuccessStatusCode)
                return answer;
            await error.WriteLineAsync($"{answer.GetProperty("title").GetString()}. {answer.GetProperty("detail").GetString()}");
        }
        catch (Exception strange)
            when (strange is JsonException or NotSupportedException or KeyNotFoundException or InvalidOperationException)
        {
            await error.WriteLineAsync($"What answers is not the host ({(int)response.StatusCode}). Say where it runs with --address.");
        }

        return null;
    }
}
