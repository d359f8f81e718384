using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Benchmarks;

/// <summary>Somebody who fills in the form from the first page to the last, with a cookie and no JavaScript.</summary>
internal sealed partial class FormVisitor(HttpClient client, int number, List<double> pages)
{
    private string? cookie;

    /// <summary>Answers posted.</summary>
    internal int Posts { get; private set; }

    internal async Task VisitAsync(TimeSpan pause)
    {
        await AskAsync(HttpMethod.Get, $"/{Texts.Slug}", null);
        var at = (await AskAsync(HttpMethod.Post, $"/{Texts.Slug}/start", [])).Location;
        while (true)
        {
            var page = await AskAsync(HttpMethod.Get, at, null);
            if (at.Contains("/sent", StringComparison.Ordinal))
                return;
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, TimeProvider.System);
            at = (await AskAsync(HttpMethod.Post, at, Fields(page.Text))).Location;
        }
    }

    private List<KeyValuePair<string, string>> Fields(string page)
    {
        var fields = new List<KeyValuePair<string, string>>();
        if (Token().Match(page) is { Success: true } token)
            fields.Add(new("__RequestVerificationToken", token.Groups[1].Value));
        fields.AddRange(Box().Matches(page).Select(box => new KeyValuePair<string, string>(box.Groups[1].Value, Texts.Response(number))));
        fields.AddRange(
            Radio()
                .Matches(page)
                .DistinctBy(radio => radio.Groups[1].Value)
                .Select(radio => new KeyValuePair<string, string>(radio.Groups[1].Value, radio.Groups[2].Value))
        );
        fields.Add(new("action", "continue"));
        return fields;
    }

    private async Task<(string Text, string Location)> AskAsync(HttpMethod method, string path, List<KeyValuePair<string, string>>? fields)
    {
        using var request = new HttpRequestMessage(method, path);
        if (fields is not null)
            request.Content = new FormUrlEncodedContent(fields);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        var began = Stopwatch.GetTimestamp();
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        lock (pages)
            pages.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        if (response.StatusCode >= HttpStatusCode.BadRequest)
            throw new InvalidOperationException($"{(int)response.StatusCode} at {method} {path}");
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
            cookie = string.Join("; ", cookies.Select(set => set.Split(';')[0]));
        Posts += fields is null ? 0 : 1;
        return (text, response.Headers.Location?.ToString() ?? "");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<textarea[^>]* name=\"([^\"]+)\"")]
    private static partial Regex Box();

    [GeneratedRegex("type=\"radio\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Radio();
}
