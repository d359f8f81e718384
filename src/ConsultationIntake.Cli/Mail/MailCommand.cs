using System.CommandLine;
using System.Net.Http.Headers;
using ConsultationIntake.Cli.Evaluating;

namespace ConsultationIntake.Cli.Mail;

/// <summary><c>mail PATH</c>: hands saved mail to a running host, which takes it in like any other. Handing it over twice makes duplicates, no second submissions.</summary>
internal static class MailCommand
{
    internal const string DefaultHost = "http://127.0.0.1:5080";

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "An .eml file, or a folder of them (folders inside it too)." };
        var to = new Option<string>("--to") { Description = "The address of the host that takes it in.", DefaultValueFactory = _ => DefaultHost };
        var command = new Command("mail", "Take in mail that was saved as files.") { path, to };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!Uri.TryCreate(parsed.GetRequiredValue(to), UriKind.Absolute, out var host))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"'{parsed.GetRequiredValue(to)}' is not an address such as {DefaultHost}.");
                return 1;
            }

            using var client = new HttpClient { BaseAddress = host, Timeout = TimeSpan.FromMinutes(5) };
            return await RunAsync(parsed.GetRequiredValue(path), client, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken);
        });
        return command;
    }

    internal static async Task<int> RunAsync(string path, HttpClient client, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.eml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray()
            : File.Exists(path) ? [path] : [];
        if (files.Length == 0)
        {
            await error.WriteLineAsync($"There is no .eml file at {path}.");
            return 1;
        }

        var failed = 0;
        using (var progress = new LateProgress("Taking in", error))
        {
            progress.Expect(files.Length);
            foreach (var file in files)
            {
                if (await PostAsync(client, file, cancellationToken) is { } why)
                {
                    failed++;
                    await error.WriteLineAsync($"{file}: {why}");
                }

                progress.Add(1);
            }
        }

        await output.WriteLineAsync($"{files.Length - failed} taken in, {failed} not. The staff page shows what became of each.");
        return failed == 0 ? 0 : 1;
    }

    /// <summary>Null when the host has kept it, else why not.</summary>
    private static async Task<string?> PostAsync(HttpClient client, string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            using var content = new StreamContent(stream);
            content.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
            using var response = await client.PostAsync("/inbound/email", content, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"the host answered {(int)response.StatusCode}";
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            return problem.Message;
        }
    }
}
