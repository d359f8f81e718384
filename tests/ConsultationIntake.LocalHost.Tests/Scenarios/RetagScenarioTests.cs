using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>The office changes its themes in the middle of a consultation.</summary>
public sealed class RetagScenarioTests : IDisposable
{
    private const string Noise = "Anti-social behaviour outside the shops goes on every night.";
    private const string Tractors = "Thieves took two tractors from our farm last month.";

    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder consultations = new();

    [Fact]
    public async Task Start_WithAThemeRenamedAndOneAdded_ReadsAgainKeepsCorrectionsAndSaysWhatChanged()
    {
        CopyConsultation();
        string noise,
            tractors;
        await using (var before = await LocalHostUnderTest.StartAsync(data.Path, consultations: consultations.Path))
        {
            noise = await PostAsync(before, Noise);
            tractors = await PostAsync(before, Tractors);
            await before.DrainAsync();
            await CorrectAsync(before, tractors, "asb", applies: true);
            await CorrectAsync(before, noise, "victims", applies: true);
            AssertRetagging(await before.AccountAsync(), done: 2, total: 2);
        }

        RenameAndAdd();
        await using var host = await LocalHostUnderTest.StartAsync(data.Path, consultations: consultations.Path);
        AssertRetagging(await host.AccountAsync(), done: 0, total: 2);
        Assert.Equal((2, 2), await OnAsync(host, "disorder"));
        Assert.Contains("Reading again with changed themes: 0 of 2", await StaffPageAsync(host), StringComparison.Ordinal);
        await host.DrainAsync();

        var account = await host.AccountAsync();
        AssertRetagging(account, done: 2, total: 2);
        var change = Assert.Single(account.GetProperty("retagging").GetProperty("changes").EnumerateArray());
        Assert.Equal(
            ("rural", 1, 0),
            (change.GetProperty("theme").GetString(), change.GetProperty("gained").GetInt32(), change.GetProperty("lost").GetInt32())
        );
        Assert.Equal(["disorder", "victims"], await StandingAsync(host, noise));
        Assert.Equal(["disorder", "rural"], await StandingAsync(host, tractors));
        var correction = (await ThemesAsync(host, tractors))
            .Single(theme => theme.GetProperty("code").GetString() == "disorder")
            .GetProperty("correction");
        Assert.Equal("staff at this machine", correction.GetProperty("by").GetString());
        Assert.Contains(
            "Rural crime: 1 point gained it, 0 points lost it",
            System.Net.WebUtility.HtmlDecode(await StaffPageAsync(host)),
            StringComparison.Ordinal
        );
        await host.AssertTallyIsExactAsync();
    }

    [Fact]
    public async Task Start_WithTheSameThemes_ReadsNothingAgain()
    {
        CopyConsultation();
        await using (var before = await LocalHostUnderTest.StartAsync(data.Path, consultations: consultations.Path))
        {
            await PostAsync(before, Noise);
            await before.DrainAsync();
        }

        await using var host = await LocalHostUnderTest.StartAsync(data.Path, consultations: consultations.Path);

        Assert.Empty(await host.Get<ConsultationIntake.LocalHost.Work.SqliteWorkQueue>().TakeAsync(TestContext.Current.CancellationToken));
        Assert.Empty((await host.AccountAsync()).GetProperty("retagging").GetProperty("changes").EnumerateArray());
    }

    public void Dispose()
    {
        data.Dispose();
        consultations.Dispose();
    }

    private void CopyConsultation()
    {
        var (from, to) = (
            Path.Combine(Repository.Consultations, LocalHostUnderTest.Slug),
            Directory.CreateDirectory(Path.Combine(consultations.Path, LocalHostUnderTest.Slug)).FullName
        );
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private void RenameAndAdd()
    {
        var folder = Path.Combine(consultations.Path, LocalHostUnderTest.Slug);
        var path = Path.Combine(folder, "themes.json");
        var file = JsonNode.Parse(
            File.ReadAllText(path),
            documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        )!;
        var themes = file["themes"]!.AsArray();
        var renamed = themes.Single(theme => theme!["code"]!.GetValue<string>() == "asb")!;
        renamed["code"] = "disorder";
        renamed["formerCodes"] = new JsonArray("asb");
        themes.Add(
            new JsonObject
            {
                ["code"] = "rural",
                ["title"] = "Rural crime",
                ["vocabulary"] = new JsonArray("tractor"),
            }
        );
        File.WriteAllText(path, file.ToJsonString());
        var consultation = Path.Combine(folder, "consultation.json");
        File.WriteAllText(consultation, File.ReadAllText(consultation).Replace("\"asb\"", "\"disorder\"", StringComparison.Ordinal));
    }

    private static Task<string> PostAsync(LocalHostUnderTest host, string text) =>
        host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });

    private static async Task CorrectAsync(LocalHostUnderTest host, string reference, string theme, bool applies)
    {
        var corrected = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/points/{reference}.1/act",
            new FormUrlEncodedContent([new("do", "theme"), new("theme", theme), new("applies", applies ? "true" : "false")]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(System.Net.HttpStatusCode.Redirect, corrected.StatusCode);
    }

    private static async Task<(int Points, int Submissions)> OnAsync(LocalHostUnderTest host, string code)
    {
        var theme = (await host.AccountAsync())
            .GetProperty("themes")
            .EnumerateArray()
            .Single(theme => theme.GetProperty("code").GetString() == code);
        return (theme.GetProperty("points").GetInt32(), theme.GetProperty("submissions").GetInt32());
    }

    private static void AssertRetagging(JsonElement account, int done, int total)
    {
        var retagging = account.GetProperty("retagging");
        Assert.Equal((done, total), (retagging.GetProperty("done").GetInt32(), retagging.GetProperty("total").GetInt32()));
    }

    private static Task<string> StaffPageAsync(LocalHostUnderTest host) =>
        host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}", TestContext.Current.CancellationToken);

    private static async Task<List<JsonElement>> ThemesAsync(LocalHostUnderTest host, string reference) =>
        [.. (await host.SubmissionAsync(reference)).GetProperty("points")[0].GetProperty("themes").EnumerateArray()];

    private static async Task<IEnumerable<string?>> StandingAsync(LocalHostUnderTest host, string reference) =>
        (await ThemesAsync(host, reference))
            .Where(theme => theme.GetProperty("stands").GetBoolean())
            .Select(theme => theme.GetProperty("code").GetString())
            .Order(StringComparer.Ordinal);
}
