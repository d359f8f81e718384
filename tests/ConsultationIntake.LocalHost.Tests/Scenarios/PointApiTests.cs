using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>An officer's work over the API: find, put right, decide, undo, group.</summary>
public sealed class PointApiTests
{
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    [Fact]
    public async Task Points_AreFoundByFiltersThatCombine_AndOthersAreRefusedByName()
    {
        await using var host = await StartAsync();

        var all = await host.JsonAsync($"{Api}/points?whose=ownView");
        var noise = await host.JsonAsync($"{Api}/points?words=noisy+gangs&decision=undecided");
        var refused = await host.Client.GetAsync($"{Api}/points?colour=red", TestContext.Current.CancellationToken);
        var nowhere = await host.Client.GetAsync($"{Api}/points?after=nowhere", TestContext.Current.CancellationToken);

        Assert.Equal((await host.AccountAsync()).GetProperty("points").GetInt64(), all.GetProperty("count").GetInt64());
        Assert.Contains(
            "Noisy gangs",
            Assert.Single(noise.GetProperty("points").EnumerateArray()).GetProperty("text").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (refused.StatusCode, nowhere.StatusCode));
        Assert.Contains("colour", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actions_OnAPoint_AreTakenToldAndUndone()
    {
        await using var host = await StartAsync();
        var id = await IdAsync(host, "noisy gangs");

        var taken = await ActAsync(
            host,
            $"points/{id}",
            new { action = new { @do = "decide", disposition = new { outcome = "noted", isAgreed = true } }, seen = 0 }
        );
        var late = await PostAsync(host, $"points/{id}/actions", new { action = new { @do = "setStance", stance = "opposes" }, seen = 0 });
        var wrong = await PostAsync(host, $"points/{id}/actions", new { action = new { @do = "shred" } });
        var unknown = await PostAsync(host, $"points/{id}/actions", new { action = new { @do = "merge", colour = "red" } });
        var decided = await host.JsonAsync($"{Api}/points/{id}");
        await ActAsync(
            host,
            $"submissions/{id[..id.LastIndexOf('.')]}",
            new { action = new { @do = "undo", entry = taken.GetProperty("entry").GetString() } }
        );

        Assert.Equal("decided", decided.GetProperty("decision").GetString());
        Assert.Equal(
            (HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest),
            (late.StatusCode, wrong.StatusCode, unknown.StatusCode)
        );
        Assert.Equal("undecided", (await host.JsonAsync($"{Api}/points/{id}")).GetProperty("decision").GetString());
        var lines = (await host.JsonAsync($"{Api}/history"))
            .GetProperty("lines")
            .EnumerateArray()
            .Select(line => line.GetProperty("act").GetString());
        Assert.Equal(["undo", "decide", "markRead"], lines);
        Assert.Equal(JsonValueKind.Null, (await host.JsonAsync($"{Api}/history/verify")).GetProperty("problem").ValueKind);
    }

    [Fact]
    public async Task Actions_OnAFilter_WantTheCountFirst()
    {
        await using var host = await StartAsync();
        var action = new { @do = "assign", to = "Bryn" };

        var uncounted = await PostAsync(host, "points/actions?words=noisy", new { action });
        var miscounted = await PostAsync(host, "points/actions?words=noisy", new { action, expected = 9 });
        var done = await PostAsync(host, "points/actions?words=noisy", new { action, expected = 1 });

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.OK),
            (uncounted.StatusCode, miscounted.StatusCode, done.StatusCode)
        );
        Assert.Equal(1, (await host.JsonAsync($"{Api}/points?assigned=Bryn")).GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Concerns_GatherLikePoints_UnderOneAnswer()
    {
        await using var host = await StartAsync();
        var like = await host.JsonAsync($"{Api}/points/{await IdAsync(host, "noisy gangs")}/like");
        var first = like.GetProperty("points").EnumerateArray().First();

        var made = await JsonAsync(await PostAsync(host, "concerns", new { title = "Gangs in the park" }));
        var id = made.GetProperty("concern").GetProperty("id").GetString();
        await PostAsync(host, $"concerns/{id}/points?words=gangs", new { expected = 2 });
        var decided = await JsonAsync(
            await PostAsync(
                host,
                $"concerns/{id}",
                new { title = "Gangs in the park", disposition = new { outcome = "noted", isAgreed = true } }
            )
        );

        Assert.Contains("gangs", first.GetProperty("sharedWords").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(2, decided.GetProperty("points").GetInt32());
        Assert.Equal(2, (await host.JsonAsync($"{Api}/points?decision=inDecidedConcern")).GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Erasing_LeavesTheLinesAndTakesTheWords()
    {
        await using var host = await StartAsync();
        var id = await IdAsync(host, "noisy gangs");
        await ActAsync(host, $"points/{id}", new { action = new { @do = "addNote", text = "She lives at number nine." } });

        await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{id[..id.LastIndexOf('.')]}/erase",
            LocalHostUnderTest.Erasing(),
            TestContext.Current.CancellationToken
        );

        var history = await host.JsonAsync($"{Api}/history");
        Assert.Equal(
            ["erase", "addNote"],
            history.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("act").GetString())
        );
        Assert.DoesNotContain("number nine", history.ToString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await host.JsonAsync($"{Api}/history/verify")).GetProperty("problem").ValueKind);
        Assert.Equal(0, (await host.JsonAsync($"{Api}/points?words=noisy")).GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Account_HasAThirdLine()
    {
        await using var host = await StartAsync();
        await ActAsync(
            host,
            $"points/{await IdAsync(host, "noisy gangs")}",
            new { action = new { @do = "decide", disposition = new { outcome = "noted", isAgreed = true } } }
        );

        var account = await host.AccountAsync();

        Assert.Equal(1, account.GetProperty("decided").GetInt64());
        Assert.Equal(
            account.GetProperty("points").GetInt64(),
            account.GetProperty("decided").GetInt64() + account.GetProperty("undecided").GetInt64()
        );
    }

    private static async Task<LocalHostUnderTest> StartAsync()
    {
        var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(
            new
            {
                answers = new[] { new { question = "asb", text = "Noisy gangs gather in the park every night and nobody moves them on." } },
            }
        );
        await host.AcceptedAsync(
            new { answers = new[] { new { question = "asb", text = "Gangs throw bottles in the park at the weekend." } } }
        );
        await host.AcceptedAsync(
            new { answers = new[] { new { question = "victims", text = "Victims wait far too long for a letter about their case." } } }
        );
        await host.DrainAsync();
        return host;
    }

    private static async Task<string> IdAsync(LocalHostUnderTest host, string words) =>
        (await host.JsonAsync($"{Api}/points?words={Uri.EscapeDataString(words)}")).GetProperty("points")[0].GetProperty("id").GetString()!;

    private static async Task<JsonElement> ActAsync(LocalHostUnderTest host, string on, object body) =>
        await JsonAsync(await PostAsync(host, $"{on}/actions", body));

    private static Task<HttpResponseMessage> PostAsync(LocalHostUnderTest host, string path, object body) =>
        host.Client.PostAsJsonAsync($"{Api}/{path}", body, TestContext.Current.CancellationToken);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
