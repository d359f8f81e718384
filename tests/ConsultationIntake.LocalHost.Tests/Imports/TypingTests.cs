using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Imports;

/// <summary>Paper responses and notes of meetings, as staff type them.</summary>
public sealed class TypingTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Paper_IsTakenInOnce_WithItsDayItsScanAndWhatNobodyCanRead()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var attempt = Guid.NewGuid().ToString("N");
        (string, string)[] typed =
        [
            ("attempt", attempt),
            ("received", "2026-11-20"),
            ("language", "en"),
            ("q-asb", "The lanes are dark."),
            ("unreadable-victims", "true"),
            ("q-priority", "2"),
            ("name", "Ann Other"),
            ("area", "wm3 4ab"),
            ("publish", "anonymous"),
        ];

        var next = await SaveAsync(host, "paper", typed, scan: "%PDF-1.7\n%nothing to read\n"u8.ToArray());
        var again = await SaveAsync(host, "paper", typed, scan: "%PDF-1.7\n%nothing to read\n"u8.ToArray());
        await host.DrainAsync();

        Assert.StartsWith($"{Staff}/paper?received=2026-11-20&language=en&saved=", next, StringComparison.Ordinal);
        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt64());
        var reference = next.Split("saved=")[1];
        Assert.Equal(reference, again.Split("saved=")[1]);
        var taken = await host.SubmissionAsync(reference);
        Assert.Equal("paper", taken.GetProperty("channel").GetString());
        Assert.StartsWith("2026-11-20T12:00", taken.GetProperty("receivedAt").GetString(), StringComparison.Ordinal);
        Assert.Equal("WM3", (await FindAsync(host, reference)).Facts["area"]);
        Assert.Contains("[unreadable]", taken.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Victims come first", taken.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains(taken.GetProperty("marks").EnumerateArray(), mark => mark.GetString() == "unreadable");
        Assert.Contains(taken.GetProperty("marks").EnumerateArray(), mark => mark.GetString() == "may-be-published");
        var point = Assert.Single(taken.GetProperty("points").EnumerateArray());
        Assert.Equal("The lanes are dark.", point.GetProperty("text").GetString());
        var scan = await host.Client.GetAsync($"{Staff}/{reference}/files/1", Token);
        Assert.Equal(HttpStatusCode.OK, scan.StatusCode);
        var page = await host.Client.GetStringAsync(next, Token);
        Assert.Contains("value=\"2026-11-20\"", page, StringComparison.Ordinal);
        Assert.Contains("typeIn", (await host.JsonAsync($"{Api}/history")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_TypedTwice_IsComparedAnswerByAnswer_AndNoWordOfTheSecondIsKept()
    {
        using var folder = new TemporaryFolder();
        var target = Directory.CreateDirectory(Path.Combine(folder.Path, LocalHostUnderTest.Slug)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Consultations, LocalHostUnderTest.Slug)))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        var settings = Path.Combine(target, "consultation.json");
        var consultation = JsonNode.Parse(await File.ReadAllTextAsync(settings, Token))!;
        consultation["form"]!["paperTypedTwice"] = 100;
        await File.WriteAllTextAsync(settings, consultation.ToJsonString(), Token);
        await using var host = await LocalHostUnderTest.StartAsync(consultations: folder.Path);
        await using var without = await LocalHostUnderTest.StartAsync();
        (string, string)[] one = [("q-asb", "The lanes are dark."), ("q-priority", "2"), ("unreadable-victims", "true")];
        (string, string)[] other = [("q-asb", "The bins are burnt.")];
        var first = (await SaveAsync(host, "paper", [("received", "2026-11-20"), .. one])).Split("saved=")[1];
        var second = (await SaveAsync(host, "paper", [("received", "2026-11-20"), .. other])).Split("saved=")[1];
        var elsewhere = await host.AcceptedAsync(new { answers = new[] { new { question = "asb", text = "Not on paper." } } });
        await host.DrainAsync();

        var open = await host.Client.GetStringAsync($"{Staff}/paper/again", Token);
        var same = await AgainAsync(host, first, [("q-asb", "The  lanes are dark. "), ("q-priority", "2"), ("unreadable-victims", "true")]);
        var differing = await AgainAsync(host, second, [("q-asb", "The bins are bent."), ("q-priority", "1")]);
        var done = await host.Client.GetStringAsync($"{Staff}/paper/again", Token);

        Assert.Contains("To type again: 2", open, StringComparison.Ordinal);
        Assert.Contains("Both are the same", same, StringComparison.Ordinal);
        Assert.Contains("2 answers differ", differing, StringComparison.Ordinal);
        Assert.Contains("<td>The bins are burnt.</td><td>The bins are bent.</td>", differing, StringComparison.Ordinal);
        Assert.Contains("To type again: 0", done, StringComparison.Ordinal);
        Assert.Contains("2 of 5 answers differ", done, StringComparison.Ordinal);
        Assert.DoesNotContain("bent", done, StringComparison.Ordinal);
        Assert.DoesNotContain("bent", (await host.JsonAsync($"{Api}/history")).ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"{Staff}/paper/again/{elsewhere}", Token)).StatusCode);
        Assert.Contains(
            "No paper is typed twice",
            await without.Client.GetStringAsync($"{Staff}/paper/again", Token),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> AgainAsync(LocalHostUnderTest host, string reference, (string Name, string Value)[] fields)
    {
        await host.Client.GetStringAsync($"{Staff}/paper/again/{reference}", Token);
        using var response = await SendAsync(host, $"paper/again/{reference}", fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Paper_OfWhichNothingCanBeRead_IsTakenIn()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var next = await SaveAsync(host, "paper", [("received", "2026-11-20"), ("unreadable-asb", "true")]);
        await host.DrainAsync();

        var taken = await host.SubmissionAsync(next.Split("saved=")[1]);
        Assert.Empty(taken.GetProperty("points").EnumerateArray());
        Assert.Equal("[unreadable]", taken.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Paper_WithSomethingWrong_SavesNothingAndKeepsWhatWasTyped()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        using var response = await SendAsync(
            host,
            "paper",
            [("received", "2026-12-24"), ("q-asb", "The lanes are dark."), ("email", "ann@"), ("area", "nowhere")]
        );
        using var empty = await SendAsync(host, "paper", [("received", "2026-11-20")]);

        var page = await response.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Enter a postcode district", page, StringComparison.Ordinal);
        Assert.Contains("The lanes are dark.", page, StringComparison.Ordinal);
        Assert.Contains("Answer at least one question", await empty.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task Paper_ThatCameInTime_IsNotLateWhenItIsTypedLater()
    {
        await using var host = await LocalHostUnderTest.StartAsync(now: new DateTimeOffset(2027, 2, 10, 10, 0, 0, TimeSpan.Zero));

        var inTime = await SaveAsync(host, "paper", [("received", "2027-01-29"), ("q-asb", "The lanes are dark.")]);
        var late = await SaveAsync(host, "paper", [("received", "2027-01-30"), ("q-asb", "The lanes are dark.")]);

        Assert.False((await host.SubmissionAsync(inTime.Split("saved=")[1])).GetProperty("late").GetBoolean());
        Assert.True((await host.SubmissionAsync(late.Split("saved=")[1])).GetProperty("late").GetBoolean());
    }

    [Fact]
    public async Task Meeting_IsWrittenDown_ItsPointsAreFoundAsSaidThere_AndItIsCountedApart()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(new { answers = new[] { new { question = "asb", text = "Gangs gather in the park." } } });
        var saved = await SaveAsync(
            host,
            "meetings",
            [
                ("title", "Youth forum"),
                ("received", "2026-11-18"),
                ("place", "Town Hall"),
                ("present", "Ann Other; twelve members"),
                ("notes", "The gangs at the bus station frighten people.\n\nLamps in the lanes are broken."),
            ]
        );
        await host.DrainAsync();

        var points = await host.JsonAsync($"{Api}/points?channel=meeting");
        Assert.Equal(2, points.GetProperty("count").GetInt64());
        var page = await host.Client.GetStringAsync($"{Staff}/meetings", Token);
        Assert.Contains("Youth forum", page, StringComparison.Ordinal);
        Assert.Contains(
            "Ann Other; twelve members",
            await host.Client.GetStringAsync($"{Staff}/{saved.Split("saved=")[1]}", Token),
            StringComparison.Ordinal
        );
        Assert.Contains("Notes of 1 meeting", await host.Client.GetStringAsync(Staff, Token), StringComparison.Ordinal);
        using var nothing = await SendAsync(host, "meetings", [("received", "2026-11-18")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
    }

    [Fact]
    public async Task Paper_SavedAgainWithOtherWords_IsNotLostUnderTheFirst()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var attempt = ("attempt", Guid.NewGuid().ToString("N"));
        await SaveAsync(host, "paper", [attempt, ("received", "2026-11-20"), ("q-asb", "The lanes are dark.")]);

        using var again = await SendAsync(host, "paper", [attempt, ("received", "2026-11-20"), ("q-asb", "The bins are burnt.")]);

        var page = await again.Content.ReadAsStringAsync(Token);
        Assert.Contains("You saved this page before", page, StringComparison.Ordinal);
        Assert.Contains("The bins are burnt.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(attempt.Item2, page, StringComparison.Ordinal);
    }

    private static async Task<Submission> FindAsync(LocalHostUnderTest host, string reference) =>
        (await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, SubmissionReference.Parse(reference), Token))!;

    private static async Task<string> SaveAsync(LocalHostUnderTest host, string page, (string, string)[] fields, byte[]? scan = null)
    {
        using var response = await SendAsync(host, page, fields, scan);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> SendAsync(
        LocalHostUnderTest host,
        string page,
        (string Name, string Value)[] fields,
        byte[]? scan = null
    )
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        if (scan is not null)
        {
            var file = new ByteArrayContent(scan);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            form.Add(file, "scan", "scan.pdf");
        }

        return await host.Client.PostAsync($"{Staff}/{page}", form, Token);
    }
}
