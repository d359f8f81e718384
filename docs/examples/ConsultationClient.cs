using System.Net.Http.Json;
using System.Text.Json;

namespace ConsultationIntake.Examples;

/// <summary>
/// Reads a consultation over its API: the counts, and every point of a filter. A key is made by a manager at /staff/{slug}/keys; without
/// "read everything" its points come with personal data taken out.
/// </summary>
public sealed class ConsultationClient : IDisposable
{
    private readonly HttpClient http;
    private readonly string slug;

    /// <param name="address">Where the service is reached, for instance https://consult.example.org.</param>
    /// <param name="key">The key, which begins with ci_.</param>
    /// <param name="slug">The consultation, as in its address.</param>
    public ConsultationClient(Uri address, string key, string slug)
    {
        http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        this.slug = slug;
    }

    /// <summary>How many responses were received and how many points are in them.</summary>
    public async Task<(long Responses, long Points)> CountAsync(CancellationToken cancellationToken)
    {
        var account = await http.GetFromJsonAsync<JsonElement>($"/api/consultations/{slug}/account", cancellationToken);
        return (account.GetProperty("received").GetInt64(), account.GetProperty("points").GetInt64());
    }

    /// <summary>Every point of a filter such as <c>theme=asb&amp;stance=opposes</c>, page after page.</summary>
    public async IAsyncEnumerable<(string Id, string Text)> PointsAsync(
        string filter,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (string? next = ""; next is not null; )
        {
            var after = next.Length == 0 ? "" : $"&after={Uri.EscapeDataString(next)}";
            var page = await http.GetFromJsonAsync<JsonElement>(
                $"/api/consultations/{slug}/points?take=200&{filter}{after}",
                cancellationToken
            );
            foreach (var point in page.GetProperty("points").EnumerateArray())
                yield return (point.GetProperty("id").GetString()!, point.GetProperty("text").GetString()!);
            next = page.GetProperty("next").GetString();
        }
    }

    public void Dispose() => http.Dispose();
}
