using System.Net;
using ConsultationIntake.Digests;
using ConsultationIntake.History;
using ConsultationIntake.LocalHost.Tests.Staff;
using ConsultationIntake.Office;
using ConsultationIntake.Replies;

namespace ConsultationIntake.LocalHost.Tests.Archives;

public sealed partial class ArchiveTests
{
    [Fact]
    public async Task Archive_WhoseHistoryWasChanged_IsRefused_AndWhereThereIsAnotherItIsWrittenBehind()
    {
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        var archive = await ExportAsync(from);

        using var forged = await PostArchiveAsync(to, archive.Replace("Ask the council.", "Ask nobody.", StringComparison.Ordinal));
        await ActAsync(to, "concerns", new { title = "Made here before" });
        await ImportAsync(to, archive);
        await ImportAsync(to, archive);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
        Assert.Contains("The history is not as it was written", await forged.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var acts = (await to.JsonAsync($"{Api}/history?take=200"))
            .GetProperty("lines")
            .EnumerateArray()
            .Select(line => line.GetProperty("act").GetString())
            .ToList();
        Assert.Equal(("changeConcern", 1, 2), (acts[^1], acts.Count(act => act == "split"), acts.Count(act => act == "readArchive")));
        Assert.Null((await to.Get<VerifyHistory>().ExecuteAsync(to.Consultation.Slug, Token)).Problem);
    }

    [Fact]
    public async Task Archive_OfAnotherConsultation_IsRefusedWithBothNames_UnlessItIsMeant()
    {
        const string other = "violence-against-women-strategy";
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        using var folder = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(folder.Path, "strategy.jsonl"));
        var archive = (await ExportAsync(from)).Replace($"\"{LocalHostUnderTest.Slug}\"", $"\"{other}\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file.FullName, archive, Token);
        using var said = new StringWriter();

        using var refused = await PostArchiveAsync(to, archive);
        var code = await ImportAsync(file, confirm: true, from: null, to, said);
        var before = (await to.AccountAsync()).GetProperty("received").GetInt64();
        var meant = await ImportAsync(file, confirm: true, from: other, to, said);

        Assert.Equal((HttpStatusCode.Conflict, 1, 0L, 0), (refused.StatusCode, code, before, meant));
        Assert.Contains(
            $"It was taken out of {other}, and you are taking it into {LocalHostUnderTest.Slug}.",
            said.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(4, (await to.AccountAsync()).GetProperty("received").GetInt64());
        Assert.Contains($"of {other}", (await to.JsonAsync($"{Api}/history")).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("half")]
    [InlineData("line missing")]
    [InlineData("other format")]
    [InlineData("not JSON")]
    [InlineData("after the end")]
    [InlineData("foreign file")]
    public async Task Archive_WithSomethingWrong_IsRefusedByLineAndNothingIsTakenIn(string what)
    {
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        var lines = (await ExportAsync(from)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        switch (what)
        {
            case "half":
                lines.RemoveRange(4, lines.Count - 4);
                break;
            case "line missing":
                lines.RemoveAt(3);
                break;
            case "other format":
                lines[0] = lines[0].Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal);
                break;
            case "not JSON":
                lines[3] = lines[3][..40];
                break;
            case "after the end":
                lines.Add(lines[^1]);
                break;
            case "foreign file":
                lines.Insert(1, """{"line":"file","blob":"keys/master","content":"AAAA"}""");
                break;
        }

        using var response = await PostArchiveAsync(to, string.Join('\n', lines));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Matches("Line [0-9]+: ", await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(0, (await to.AccountAsync()).GetProperty("received").GetInt64());
        Assert.Empty((await to.JsonAsync($"{Api}/concerns")).GetProperty("concerns").EnumerateArray());
    }

    [Fact]
    public async Task Archive_WithAMailThatHasNoWords_IsRefusedByItsLine()
    {
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        var lines = (await ExportAsync(from)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        lines.Insert(
            1,
            """
            {"line":"sentMail","about":[],"mail":{"id":"digest.1","category":"digest","at":"2026-11-30T10:00:00Z","subject":"D",
            "language":"en","pieces":null}}
            """.ReplaceLineEndings("")
        );

        using var response = await PostArchiveAsync(to, string.Join('\n', lines));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Line 2: This mail has no words.", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(0, (await to.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task Archive_IsForAManagerWhoSaysWhy()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await using var staffed = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", "correct horse"));
        using var officer = await staffed.SignedInAsync("ann", "correct horse");

        using var unasked = await host.Client.PostAsync($"{Api}/archive/export", new FormUrlEncodedContent([]), Token);
        using var refused = await officer.PostAsync($"{Api}/archive/export", Because(), Token);
        using var imported = await officer.PostAsync($"{Api}/archive", new StringContent(""), Token);
        await ExportAsync(host);

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (unasked.StatusCode, refused.StatusCode, imported.StatusCode)
        );
        Assert.Contains("moving to the new body", (await host.JsonAsync($"{Api}/history")).ToString(), StringComparison.Ordinal);
    }
}
