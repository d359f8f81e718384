using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>The host as a process of its own, killed without warning while 500 clients post.</summary>
public sealed class KilledHostTests
{
    private const int Posts = 500;
    private const int Kills = 3;

    [Fact]
    public async Task KillMinus9_ThreeTimesUnderLoad_LosesNothingAcknowledgedAndTagsNothingTwice()
    {
        using var folder = new TemporaryFolder();
        var token = TestContext.Current.CancellationToken;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        var acknowledged = new ConcurrentDictionary<int, string>();
        var host = await StartedAsync(folder.Path, address, client);

        var posting = Task.WhenAll(Enumerable.Range(0, Posts).Select(i => PostUntilAcknowledgedAsync(client, i, acknowledged, token)));
        for (var kill = 1; kill <= Kills; kill++)
        {
            await WaitUntilAsync(() => acknowledged.Count >= kill * Posts / (Kills + 1));
            host.Kill(entireProcessTree: true);
            await host.WaitForExitAsync(token);
            host.Dispose();
            host = await StartedAsync(folder.Path, address, client);
        }

        await posting;
        try
        {
            await WaitUntilAsync(async () => (await AccountAsync(client)).GetProperty("waiting").GetInt32() == 0);
            var account = await AccountAsync(client);
            var stored = await AllAsync(client);

            Assert.Equal(Posts, account.GetProperty("received").GetInt32());
            Assert.Equal(Posts, account.GetProperty("tagged").GetInt32());
            Assert.Equal(Posts, account.GetProperty("points").GetInt32());
            Assert.Equal(acknowledged.Values.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        }
        finally
        {
            host.Kill(entireProcessTree: true);
            host.Dispose();
        }
    }

    private static async Task PostUntilAcknowledgedAsync(HttpClient client, int i, ConcurrentDictionary<int, string> acknowledged, CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/consultations/{LocalHostUnderTest.Slug}/submissions")
                {
                    Content = JsonContent.Create(new { answers = new[] { new { question = "else", text = $"Response number {i} is about the noise in the park." } } }),
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

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, token);
        }
    }

    private static async Task<Process> StartedAsync(string data, Uri address, HttpClient client)
    {
        var host = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "ConsultationIntake.LocalHost.dll"),
                "--urls", address.ToString(),
                "--LocalHost:Data", data,
                "--LocalHost:Consultations", Repository.Consultations,
                "--Logging:LogLevel:Default", "Warning",
            },
        })!;
        await WaitUntilAsync(async () =>
        {
            Assert.False(host.HasExited, "The host ended by itself.");
            try
            {
                return (await client.GetAsync("/healthz")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return host;
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
                $"/api/consultations/{LocalHostUnderTest.Slug}/submissions?take=200{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            references.AddRange(page.GetProperty("submissions").EnumerateArray().Select(item => item.GetProperty("reference").GetString()!));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return references;
    }

    private static Task WaitUntilAsync(Func<bool> isSo) => WaitUntilAsync(() => Task.FromResult(isSo()));

    private static async Task WaitUntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 1200; i++)
        {
            if (await isSo())
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come about within two minutes.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
