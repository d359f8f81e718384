using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConsultationIntake.Clients;

namespace ConsultationIntake.LocalHost.Tests.Clients;

/// <summary>What staff do by the pages to finish a consultation, done by a program.</summary>
public sealed class MachineTests
{
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_AreGivenToAKeyThatReads_AndToNobodyElse()
    {
        await using var host = await StartAsync();
        var letter = await LetterAsync(host);
        var (reads, writes) = (await MakeAsync(host, ClientScopes.Read), await MakeAsync(host, ClientScopes.Write));

        foreach (
            var path in new[]
            {
                "export/panel.docx?by=theme&form=two&in=cy",
                "export/panel.xlsx?words=patrols",
                "export/report.docx",
                "export/report.docx?in=cy",
                "export/evidence.zip",
                "export/points.jsonl",
                $"submissions/{letter}/letter.docx",
                $"submissions/{letter}/reply.docx",
                "replies/police-and-crime-panel/reply.docx",
                "report",
                "replies",
                "publishable",
            }
        )
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, await AskAsync(host, path, reads)));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, await AskAsync(host, path, writes)));
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, await AskAsync(host, path, "ci_wrong")));
        }

        foreach (var path in new[] { "export/panel.docx?colour=red", "submissions/KVE-TTD-TJ6/letter.docx", "replies/nobody/reply.docx" })
        {
            using var wrong = await SendAsync(host, HttpMethod.Get, path, reads);
            Assert.Equal((path, "application/problem+json"), (path, wrong.Content.Headers.ContentType!.MediaType));
        }
    }

    [Fact]
    public async Task Report_HasTheNumbersOfTheListsItLeadsTo()
    {
        await using var host = await StartAsync();

        var report = await host.JsonAsync($"{Api}/report");

        Assert.Equal(2, report.GetProperty("received").GetInt64());
        foreach (
            var count in report
                .GetProperty("themes")
                .EnumerateArray()
                .Select(theme => theme.GetProperty("points"))
                .Append(report.GetProperty("ownViews"))
        )
        {
            var query = new Uri(count.GetProperty("link").GetString()!).Query;
            var listed = await host.JsonAsync($"{Api}/points{query}");
            Assert.Equal(count.GetProperty("count").GetInt64(), listed.GetProperty("count").GetInt64());
        }
    }

    [Fact]
    public async Task Replies_AreSentOnceByAProgram()
    {
        await using var host = await StartAsync();
        var writes = await MakeAsync(host, ClientScopes.Write);
        await DecideAllAsync(host);

        var first = await PostAsync(host, "replies", writes, new { partners = new[] { "police-and-crime-panel" } });
        var again = await PostAsync(host, "replies", writes, new { partners = new[] { "police-and-crime-panel" } });
        using var nobody = await SendAsync(host, HttpMethod.Post, "replies/respondents", writes, new { });
        using var wrong = await SendAsync(host, HttpMethod.Post, "replies", writes, new { partner = "police-and-crime-panel" });

        Assert.Equal("sent", first.GetProperty("outcomes").GetProperty("police-and-crime-panel").GetString());
        Assert.Equal("sentBefore", again.GetProperty("outcomes").GetProperty("police-and-crime-panel").GetString());
        Assert.Single(host.Outbox, mail => mail.Mail.Category == "reply");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (nobody.StatusCode, wrong.StatusCode));
        var listed = (await host.JsonAsync($"{Api}/replies")).GetProperty("partners")[0];
        Assert.Equal(("sent", 0), (listed.GetProperty("state").GetString(), listed.GetProperty("undecided").GetInt32()));
    }

    [Fact]
    public async Task PaperAndMeetings_ComeInOnce_AndAreCountedApart()
    {
        await using var host = await StartAsync();
        var writes = await MakeAsync(host, ClientScopes.Write);
        var paper = new
        {
            received = "2026-11-20",
            attempt = Guid.NewGuid(),
            answers = new[] { new { question = "asb", text = "The lanes are dark." } },
            unreadable = new[] { "victims" },
        };

        var first = await PostAsync(host, "paper", writes, paper);
        var again = await PostAsync(host, "paper", writes, paper);
        await PostAsync(
            host,
            "meetings",
            writes,
            new
            {
                received = "2026-11-21",
                attempt = Guid.NewGuid(),
                title = "Youth forum",
                notes = "The gangs at the bus station frighten people.",
            }
        );
        using var tomorrow = await SendAsync(
            host,
            HttpMethod.Post,
            "paper",
            writes,
            new
            {
                received = "2030-01-01",
                attempt = Guid.NewGuid(),
                answers = paper.answers,
            }
        );
        await host.DrainAsync();

        Assert.Equal(first.GetProperty("reference").GetString(), again.GetProperty("reference").GetString());
        Assert.Equal((false, true), (first.GetProperty("isRepeat").GetBoolean(), again.GetProperty("isRepeat").GetBoolean()));
        Assert.Equal(HttpStatusCode.BadRequest, tomorrow.StatusCode);
        var channels = (await host.AccountAsync()).GetProperty("channels");
        Assert.Equal((1, 1), (channels.GetProperty("paper").GetInt32(), channels.GetProperty("meeting").GetInt32()));
    }

    [Fact]
    public async Task Responses_AreLookedAtByAProgram_AndPublishedByAManager()
    {
        await using var host = await StartAsync();
        var writes = await MakeAsync(host, ClientScopes.Write);
        var reference = (await host.JsonAsync($"{Api}/submissions")).GetProperty("submissions")[0].GetProperty("reference").GetString();

        await PostAsync(host, $"publishable/{reference}/consent", writes, new { consent = "anonymous", given = "byMail" });
        var proposed = await host.JsonAsync($"{Api}/publishable/{reference}");
        var end = proposed.GetProperty("text").GetString()!.Length;
        using var outside = await SendAsync(
            host,
            HttpMethod.Post,
            $"publishable/{reference}",
            writes,
            new
            {
                spans = new[]
                {
                    new
                    {
                        start = end,
                        length = 1,
                        reason = "name",
                    },
                },
                publish = true,
            }
        );
        await PostAsync(
            host,
            $"publishable/{reference}",
            writes,
            new
            {
                spans = new[]
                {
                    new
                    {
                        start = 0,
                        length = 5,
                        reason = "name",
                    },
                },
                publish = true,
            }
        );
        using var byKey = await SendAsync(host, HttpMethod.Post, "responses/publish", writes, new { });
        using var published = await host.Client.PostAsync($"{Api}/responses/publish", null, Token);
        var said = (await host.JsonAsync($"{Api}/responses")).GetProperty("responses")[0].ToString();
        using var withdrawn = await host.Client.PostAsync($"{Api}/responses/withdraw", null, Token);
        using var outcome = await host.Client.PostAsync($"{Api}/outcome/publish", null, Token);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (outside.StatusCode, byKey.StatusCode));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (published.StatusCode, withdrawn.StatusCode));
        Assert.DoesNotContain(proposed.GetProperty("text").GetString()![..5], said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"{Api}/responses", Token)).StatusCode);
        Assert.True(outcome.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("imports")]
    [InlineData("archive")]
    public async Task AForm_WhereTheFileItselfIsAskedFor_IsRefusedAndNothingIsKept(string path)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        using var form = new MultipartFormDataContent();
        using var sheet = new StringContent("Date,asb\n01/11/2026,The lanes are dark.\n");
        sheet.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(sheet, "sheet", "survey.csv");

        using var response = await host.Client.PostAsync($"{Api}/{path}", form, Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.DoesNotContain(
            "survey.csv",
            await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/import", Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task JsonLines_HaveAnObjectARow_WithTheColumnsOfTheTable()
    {
        await using var host = await StartAsync();

        var lines = (await host.Client.GetStringAsync($"{Api}/export/points.jsonl", Token)).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        var header = (await host.Client.GetStringAsync($"{Api}/export/points.csv", Token)).TrimStart('\ufeff').Split("\r\n")[0].Split(',');

        var count = (await host.JsonAsync($"{Api}/points")).GetProperty("count").GetInt64();
        Assert.Equal(count, lines.Length);
        foreach (var row in lines.Select(line => JsonDocument.Parse(line).RootElement))
            Assert.Equal(header, row.EnumerateObject().Select(column => column.Name));
        var first = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(JsonValueKind.Number, first.GetProperty("paragraph").ValueKind);
        Assert.Equal(JsonValueKind.Null, first.GetProperty("concern").ValueKind);
    }

    private static async Task<LocalHostUnderTest> StartAsync()
    {
        var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(
            new { answers = new[] { new { question = "asb", text = "Gangs gather in the park and nobody patrols there." } } }
        );
        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Westmere Police and Crime Panel" },
                answers = new[]
                {
                    new { question = "letter", text = "a) Patrols should be doubled.\nb) Please publish an impact assessment." },
                },
            },
            partner: true
        );
        await host.DrainAsync();
        return host;
    }

    private static async Task<string> LetterAsync(LocalHostUnderTest host) =>
        (await host.JsonAsync($"{Api}/submissions?partner=police-and-crime-panel"))
            .GetProperty("submissions")[0]
            .GetProperty("reference")
            .GetString()!;

    private static async Task DecideAllAsync(LocalHostUnderTest host)
    {
        var count = (await host.JsonAsync($"{Api}/points")).GetProperty("count").GetInt64();
        using var decided = await host.Client.PostAsJsonAsync(
            $"{Api}/points/actions",
            new { action = new { @do = "decide", disposition = new { outcome = "noted", isAgreed = true } }, expected = count },
            Token
        );
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
    }

    private static async Task<string> MakeAsync(LocalHostUnderTest host, ClientScopes scope)
    {
        using var made = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/keys",
            new FormUrlEncodedContent([new("client", $"The {scope} programme"), new("scope", scope.ToString())]),
            Token
        );
        return Regex.Match(await made.Content.ReadAsStringAsync(Token), "ci_[0-9a-f]{16}_[0-9a-f]{64}").Value;
    }

    private static async Task<HttpStatusCode> AskAsync(LocalHostUnderTest host, string path, string key)
    {
        using var response = await SendAsync(host, HttpMethod.Get, path, key);
        return response.StatusCode;
    }

    private static async Task<JsonElement> PostAsync(LocalHostUnderTest host, string path, string key, object body)
    {
        using var response = await SendAsync(host, HttpMethod.Post, path, key, body);
        var said = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {said}");
        return JsonDocument.Parse(said).RootElement;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        LocalHostUnderTest host,
        HttpMethod method,
        string path,
        string key,
        object? body = null
    )
    {
        using var request = new HttpRequestMessage(method, $"{Api}/{path}");
        request.Headers.TryAddWithoutValidation("X-Api-Key", key);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await host.Client.SendAsync(request, Token);
    }
}
