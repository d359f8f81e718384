using System.CommandLine;

namespace ConsultationIntake.Cli.Mail;

/// <summary>
/// <c>mail PATH</c>: hands saved mail to a running host and waits until it is read. Handing it over twice makes
/// duplicates, no second submissions.
/// </summary>
internal static class MailCommand
{
    /// <summary>A letter of 30 MB over a slow line.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "An .eml file, or a folder of them (folders inside it too)." };
        var address = HostConnection.AddressOption();
        var command = new Command(
            "mail",
            "Take in mail that was saved as files. It counts as vouched for by staff, and its senders are not thanked. Where "
                + $"staff sign in, set {HostConnection.SignInVariable} to user:password."
        )
        {
            path,
            address,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var host = await HostConnection.OpenAsync(parsed.GetRequiredValue(address), Timeout, cancellationToken);
                return await RunAsync(
                    parsed.GetRequiredValue(path),
                    host,
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    cancellationToken
                );
            }
        );
        return command;
    }

    /// <summary>0 when every file was taken in, else 1.</summary>
    internal static async Task<int> RunAsync(
        string path,
        HttpClient host,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        if (Problem(path, out var files) is { } problem)
        {
            await error.WriteLineAsync(problem);
            return 1;
        }

        var import = new MailHandOver(host, error);
        var complete = await import.ExecuteAsync(files, cancellationToken);
        if (import.Kept.Count > 0)
            await output.WriteLineAsync($"{import.Kept.Count} taken in: {import.Became()}.");
        if (import.NotKept > 0)
            await output.WriteLineAsync($"{import.NotKept} not taken in.");
        if (!complete && import.Kept.Count > 0)
            await output.WriteLineAsync(
                "Run it again when this is put right: what is taken in already is counted as a duplicate, not twice."
            );
        return complete && import.NotKept == 0 ? 0 : 1;
    }

    private static string? Problem(string path, out string[] files)
    {
        files =
            Directory.Exists(path)
                ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsMail).Order(StringComparer.Ordinal)]
            : File.Exists(path) ? [path]
            : [];
        return files.Length > 0 ? null
            : Directory.Exists(path) ? $"There is no .eml file in {path}."
            : $"There is no file or folder {path}.";
    }

    private static bool IsMail(string file) => Path.GetExtension(file).Equals(".eml", StringComparison.OrdinalIgnoreCase);
}
