using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>The host as a process of its own, killed without warning while many clients post.</summary>
public sealed class KilledHostTests
{
    [Fact]
    public Task KillMinus9_ThreeTimesUnderLoad_LosesNothingAcknowledgedAndTagsNothingTwice() =>
        KillUnderLoadAsync(clients: 60, kills: 3, postsOfEach: 3);

    [Fact]
    [Trait("Category", "Long")]
    public Task KillMinus9_AHundredTimesUnderLoad_LosesNothingAcknowledgedAndTagsNothingTwice() =>
        KillUnderLoadAsync(clients: 500, kills: 100, postsOfEach: 10);

    private static async Task KillUnderLoadAsync(int clients, int kills, int postsOfEach)
    {
        using var folder = new TemporaryFolder();
        var token = TestContext.Current.CancellationToken;
        using var host = new HostProcess(folder.Path);
        var acknowledged = new ConcurrentDictionary<int, string>();
        var posts = clients * postsOfEach;
        await host.StartAsync();

        var posting = Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(async client =>
                {
                    for (var post = 0; post < postsOfEach; post++)
                        await PostUntilAcknowledgedAsync(host.Client, (client * postsOfEach) + post, acknowledged, token);
                })
        );
        for (var kill = 1; kill <= kills; kill++)
        {
            await Patience.UntilAsync(() => acknowledged.Count >= kill * posts / (kills + 1));
            await host.KillAsync();
            await host.StartAsync();
        }

        await posting;
        await Patience.UntilAsync(async () => (await AccountAsync(host.Client)).GetProperty("waiting").GetInt32() == 0);

        var account = await AccountAsync(host.Client);
        var stored = await AllAsync(host.Client);
        Assert.Equal(posts, account.GetProperty("received").GetInt32());
        Assert.Equal(posts, account.GetProperty("tagged").GetInt32());
        Assert.Equal(posts, account.GetProperty("points").GetInt32());
        Assert.Equal(acknowledged.Values.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    private static async Task PostUntilAcknowledgedAsync(
        HttpClient client,
        int i,
        ConcurrentDictionary<int, string> acknowledged,
        CancellationToken token
    )
    {
        while (!token.IsCancellationRequested)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/consultations/{LocalHostUnderTest.Slug}/submissions")
                {
                    Content = JsonContent.Create(
                        new { answers = new[] { new { question = "else", text = $"Response number {i} is about the noise in the park." } } }
                    ),
                };
                request.Headers.Add("Idempotency-Key", $"client-{i}");
                using var response = await client.SendAsync(request, token);
                if (response.StatusCode == HttpStatusCode.Created)
                {
                    acknowledged[i] = (await response.Content.ReadFromJsonAsync<JsonElement>(token)).GetProperty("reference").GetString()!;
                    return;
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException && !token.IsCancellationRequested)
            {
                // The host was killed: like any client, ask again with the same key.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, token);
        }
    }

    private static async Task<JsonElement> AccountAsync(HttpClient client) =>
        await client.GetFromJsonAsync<JsonElement>($"/api/consultations/{LocalHostUnderTest.Slug}/account");

    private static async Task<IReadOnlyList<string>> AllAsync(HttpClient client)
    {
        var references = new List<string>();
        string? after = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>(
                $"/api/consultations/{LocalHostUnderTest.Slug}/submissions?take=200"
                    + $"{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}"
            );
            references.AddRange(
                page.GetProperty("submissions").EnumerateArray().Select(item => item.GetProperty("reference").GetString()!)
            );
            after = page.GetProperty("next").GetString();
        } while (after is not null);
        return references;
    }
}
