using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ConsultationIntake.Clients;
using ConsultationIntake.Examples;
using ConsultationIntake.LocalHost.Tests.Staff;
using ConsultationIntake.Office;

namespace ConsultationIntake.LocalHost.Tests.Clients;

/// <summary>Programs with keys of their own.</summary>
public sealed class ClientKeyTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}/keys";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_DoesWhatItMay_AndNothingElse()
    {
        await using var host = await StartAsync();
        var id = (await host.JsonAsync($"{Api}/points?words=lanes")).GetProperty("points")[0].GetProperty("id").GetString()!;
        string[] read = ["account", "concerns", "equality", "points", "export/points.csv"];
        string[] personal = [$"points/{id}", $"points/{id}/like", $"submissions/{id.Split('.')[0]}", "submissions", "history", "inbox"];

        foreach (
            var (scope, reads, readsAll, writes) in new[]
            {
                ("Read", true, false, false),
                ("Personal", true, true, false),
                ("Write", false, false, true),
            }
        )
        {
            var key = await MakeAsync(host, scope);
            foreach (var path in read)
                Assert.Equal((path, reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (path, await AskAsync(host, path, key)));
            foreach (var path in personal)
                Assert.Equal((path, readsAll ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (path, await AskAsync(host, path, key)));
            using var written = await SendAsync(host, HttpMethod.Post, "concerns", key, new { title = $"From {scope}" });
            Assert.Equal(writes ? HttpStatusCode.OK : HttpStatusCode.Forbidden, written.StatusCode);
            using var archive = await SendAsync(host, HttpMethod.Post, "archive/export", key, new { });
            Assert.Equal(HttpStatusCode.Forbidden, archive.StatusCode);
        }

        var line = (await host.JsonAsync($"{Api}/history")).GetProperty("lines").EnumerateArray().First();
        Assert.Equal(("changeConcern", "The Write programme"), (line.GetProperty("act").GetString(), line.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task Key_WithoutPersonalData_GetsPointsWithoutIt()
    {
        await using var host = await StartAsync();

        var redacted = await TextAsync(host, await MakeAsync(host, "Read"));
        var whole = await TextAsync(host, await MakeAsync(host, "Personal"));

        Assert.DoesNotContain("01632", redacted, StringComparison.Ordinal);
        Assert.Contains("[phone]", redacted, StringComparison.Ordinal);
        Assert.Contains("01632 960001", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_OfAnOfficer_GetsNoPersonalDataFromTheApi_AndAManagersDoes()
    {
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: [.. Staffed.With("ann", "correct horse"), .. Staffed.With("mel", "battery staple", "manager")]
        );
        var reference = await host.AcceptedAsync(
            new
            {
                respondent = new { name = "Gwenllian Prys", email = "gwenllian@example.com" },
                answers = new[] { new { question = "else", text = "The lanes are dark. Ring me on 01632 960001." } },
            }
        );
        await host.DrainAsync();
        using var officer = await host.SignedInAsync("ann", "correct horse");
        using var manager = await host.SignedInAsync("mel", "battery staple");
        string[] paths = [$"submissions/{reference}", "submissions", "points", $"points/{reference}.1", $"points/{reference}.2"];

        foreach (var path in paths)
        {
            using var answer = await officer.GetAsync($"{Api}/{path}", Token);
            var said = await answer.Content.ReadAsStringAsync(Token);
            foreach (var planted in new[] { "Gwenllian", "gwenllian@", "960001" })
                Assert.DoesNotContain(planted, said, StringComparison.Ordinal);
        }

        var masked = await officer.GetStringAsync($"{Api}/submissions/{reference}", Token);
        var whole = await manager.GetStringAsync($"{Api}/submissions/{reference}", Token);
        Assert.Contains("The lanes are dark.", masked, StringComparison.Ordinal);
        Assert.Contains("Ring me on 01632 960001.", whole, StringComparison.Ordinal);
        Assert.Contains("gwenllian@example.com", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_RevokedOrWrongOrOfAnotherConsultation_OpensNothing()
    {
        await using var host = await StartAsync();
        var key = await MakeAsync(host, "Read");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(host, "account", key));

        foreach (
            var wrong in new[] { "", "ci", key + "0", key[..^1] + (key[^1] == '0' ? '1' : '0'), key.ToUpperInvariant(), "ci_../../x_y" }
        )
            Assert.Equal((wrong, HttpStatusCode.Unauthorized), (wrong, await AskAsync(host, "account", wrong)));
        var record = Assert.Single(await host.Get<IOfficeRecords>().ListAsync<ClientKey>(host.Consultation.Slug, Token));
        Assert.Equal(host.Clock.GetUtcNow(), record.LastUsed);
        Assert.DoesNotContain(key[20..], record.ToString(), StringComparison.Ordinal);
        using var revoked = await host.Client.PostAsync($"{Staff}/{record.Id}/revoke", null, Token);

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(host, "account", key));
        Assert.Contains("Revoked", await host.Client.GetStringAsync(Staff, Token), StringComparison.Ordinal);
        Assert.Contains("revokeKey", (await host.JsonAsync($"{Api}/history")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_AreAManagers()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", "correct horse"));
        using var officer = await host.SignedInAsync("ann", "correct horse");

        using var shown = await officer.GetAsync(Staff, Token);
        using var made = await officer.PostAsync(Staff, Form("Read"), Token);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (shown.StatusCode, made.StatusCode));
    }

    [Fact]
    public async Task Example_InCSharp_ReadsCountsAndPoints()
    {
        await using var host = await StartAsync();
        using var client = new ConsultationClient(host.Address, await MakeAsync(host, "Read"), LocalHostUnderTest.Slug);

        var counts = await client.CountAsync(Token);
        var points = new List<string>();
        await foreach (var point in client.PointsAsync("words=lanes", Token))
            points.Add(point.Text);

        Assert.Equal((2, counts.Points), counts);
        Assert.Contains("lanes", Assert.Single(points), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Example_InPython_ReadsCountsAndPoints()
    {
        const string python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(python), "Python is not installed on this machine.");
        await using var host = await StartAsync();
        using var run = Process.Start(
            new ProcessStartInfo(
                python,
                [Path.Combine(Repository.Root, "docs", "examples", "consultation_client.py"), LocalHostUnderTest.Slug, "words=lanes"]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["CONSULTATION_ADDRESS"] = host.Address.ToString(), ["CONSULTATION_KEY"] = await MakeAsync(host, "Read") },
            }
        )!;
        var errors = run.StandardError.ReadToEndAsync(Token);
        var said = await run.StandardOutput.ReadToEndAsync(Token);
        await run.WaitForExitAsync(Token);

        Assert.True(run.ExitCode == 0, await errors);
        Assert.StartsWith("2 responses, ", said, StringComparison.Ordinal);
        Assert.Contains("lanes", Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)), StringComparison.Ordinal);
    }

    private static async Task<LocalHostUnderTest> StartAsync()
    {
        var host = await LocalHostUnderTest.StartAsync();
        foreach (var text in new[] { "The lanes are dark, call me on 01632 960001.", "Victims wait too long for a letter." })
            await host.AcceptedAsync(new { answers = new[] { new { question = "asb", text } } });
        await host.DrainAsync();
        return host;
    }

    private static async Task<string> MakeAsync(LocalHostUnderTest host, string scope)
    {
        using var made = await host.Client.PostAsync(Staff, Form(scope), Token);
        return Regex.Match(await made.Content.ReadAsStringAsync(Token), "ci_[0-9a-f]{16}_[0-9a-f]{64}").Value;
    }

    private static FormUrlEncodedContent Form(string scope) => new([new("client", $"The {scope} programme"), new("scope", scope)]);

    private static async Task<HttpStatusCode> AskAsync(LocalHostUnderTest host, string path, string key)
    {
        using var response = await SendAsync(host, HttpMethod.Get, path, key, null);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        LocalHostUnderTest host,
        HttpMethod method,
        string path,
        string key,
        object? body
    )
    {
        using var request = new HttpRequestMessage(method, $"{Api}/{path}");
        request.Headers.TryAddWithoutValidation("X-Api-Key", key);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await host.Client.SendAsync(request, Token);
    }

    private static async Task<string> TextAsync(LocalHostUnderTest host, string key)
    {
        using var response = await SendAsync(host, HttpMethod.Get, "points?words=lanes", key, null);
        return await response.Content.ReadAsStringAsync(Token);
    }
}
