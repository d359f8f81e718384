using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ConsultationIntake.Cli.Evaluating;

namespace ConsultationIntake.Cli.Mail;

/// <summary>Hands files to the host one by one, then asks what became of each.</summary>
internal sealed class MailHandOver(HttpClient host, TextWriter error)
{
    private const string Messages = "/api/inbox/messages";

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan NothingRead = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, string> became = new(StringComparer.Ordinal);

    /// <summary>The host's names of what it has kept.</summary>
    internal List<string> Kept { get; } = [];

    internal int NotKept { get; private set; }

    /// <summary>False where the host could not be reached or does not know us: the rest was then not tried.</summary>
    internal async Task<bool> ExecuteAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        using var progress = new LateProgress("Taking in", error);
        progress.Expect(2 * files.Count);
        try
        {
            foreach (var file in files)
            {
                await HandOverAsync(file, progress, cancellationToken);
                progress.Add(1);
            }

            await WaitUntilReadAsync(progress, cancellationToken);
            return true;
        }
        catch (HttpRequestException problem)
        {
            progress.Say(
                problem.StatusCode switch
                {
                    HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                        $"The host takes saved mail from staff only. Set {HostConnection.SignInVariable} to user:password of a "
                            + "member of staff.",
                    >= HttpStatusCode.InternalServerError => $"The host could not keep it ({(int)problem.StatusCode}).",
                    { } status => $"{host.BaseAddress} answered {(int)status}. Is it the address of the host?",
                    null => $"No host answers at {host.BaseAddress} ({problem.Message}). Start it, or say where it runs with --address.",
                }
            );
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            progress.Say($"{host.BaseAddress} did not answer in time.");
            return false;
        }
        catch (Exception strange) when (strange is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            progress.Say($"What answers at {host.BaseAddress} is not the host. Say where it runs with --address.");
            return false;
        }
    }

    /// <summary>For instance <c>2 responses, 1 duplicate</c>.</summary>
    internal string Became() =>
        string.Join(
            ", ",
            became
                .Values.GroupBy(state => state)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Words(group.Key, group.Count())}"))
        );

    private async Task HandOverAsync(string file, LateProgress progress, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            await using var stream = File.OpenRead(file);
            using var content = new StreamContent(stream);
            content.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
            response = await host.PostAsync(Messages, content, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            NotTakenIn(file, unreadable.Message, progress);
            return;
        }

        using (response)
        {
            if (response.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge)
            {
                NotTakenIn(
                    file,
                    response.StatusCode == HttpStatusCode.UnprocessableEntity ? "this is not an email." : "it is too large.",
                    progress
                );
                return;
            }

            response.EnsureSuccessStatusCode();
            var message = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            var id = message.GetProperty("message").GetString()!;
            Kept.Add(id);
            became[id] = message.GetProperty("state").GetString()!;
        }
    }

    private void NotTakenIn(string file, string why, LateProgress progress)
    {
        NotKept++;
        progress.Say($"{file}: {why}");
    }

    private async Task WaitUntilReadAsync(LateProgress progress, CancellationToken cancellationToken)
    {
        var last = TimeProvider.System.GetTimestamp();
        while (became.Where(message => message.Value == "waiting").Select(message => message.Key).ToList() is { Count: > 0 } waiting)
        {
            foreach (var id in waiting)
            {
                var state = (await host.GetFromJsonAsync<JsonElement>($"{Messages}/{id}", cancellationToken))
                    .GetProperty("state")
                    .GetString()!;
                if (state == "waiting")
                    continue;
                became[id] = state;
                progress.Add(1);
                last = TimeProvider.System.GetTimestamp();
            }

            if (TimeProvider.System.GetElapsedTime(last) > NothingRead)
                return;
            await Task.Delay(AskAgain, TimeProvider.System, cancellationToken);
        }
    }

    private static string Words(string state, int count) =>
        state switch
        {
            "submission" => count == 1 ? "response" : "responses",
            "duplicate" => count == 1 ? "duplicate" : "duplicates",
            "setAside" => "set aside",
            "waiting" => "still to be read",
            _ => state,
        };
}
