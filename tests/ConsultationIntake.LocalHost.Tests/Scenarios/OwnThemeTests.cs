using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.ThemeWords;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>An office adds a theme, takes words for it that people used, corrects its points, and takes it all back.</summary>
public sealed class OwnThemeTests : IDisposable
{
    private const string Address = $"/staff/{LocalHostUnderTest.Slug}/themes/roads";

    /// <summary>No two are alike: what is copied is learned once.</summary>
    private static readonly string[] OnRoads =
    [
        "Our school lost its lollipop lady at Easter.",
        "Bring back a lollipop lady for Mill Lane.",
        "Pay the lollipop lady properly or she will go too.",
        "My twins cross six lanes since the lollipop lady retired.",
        "One lollipop lady for nine hundred pupils is a joke.",
        "The narrow pavement by the chapel pushes prams into traffic.",
        "A wider pavement would save somebody's life at Dale Corner.",
        "You cannot get a wheelchair along that pavement.",
        "Pavement parking means my gran walks among lorries.",
        "Mend the pavement outside number forty first.",
        "Zebra crossing, please, where the bus drops infants.",
        "Drivers go straight through our zebra crossing.",
        "The crossing lights give old people four seconds.",
        "Paint the zebra crossing again, nobody can see it.",
        "A crossing by the surgery was promised in 2019.",
        "Children run for the bus because there is no crossing.",
        "Infants walk to St Mary's beside forty-tonne lorries.",
        "Lorries mount the kerb outside nursery every morning.",
        "Kerbs are so high that buggies use the carriageway.",
        "Dropped kerbs at the crossing would help my scooter.",
        "I was knocked down crossing to the chemist in March.",
        "Two pupils knocked down this term, both at the bend.",
        "That bend by the quarry needs mirrors and a warning sign.",
        "Road signs are buried under hedges all along the valley.",
        "Cyclists are squeezed against parked vans on Bank Street.",
        "Give cyclists a proper lane past the roundabout.",
        "The roundabout terrifies every learner I teach.",
        "School run parking blocks the sight line at the junction.",
        "Nobody can see round the vans at our junction.",
        "The junction with the bypass has had three crashes since May.",
    ];
    private static readonly string[] Others =
    [
        "Burglars took grandad's medals and nobody rang us back.",
        "The front desk was shut when I came.",
        "Dealers sit in our stairwell every night.",
        "More money for youth clubs, please.",
        "I could not find the plan in Welsh anywhere.",
        "My shop is robbed twice a week.",
    ];

    private readonly TemporaryFolder consultations = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_FoundInResponses_AreTakenLeftAndUndone_AndResponsesReadAgain()
    {
        await using var host = await StartAsync();
        foreach (var i in Enumerable.Range(0, 6))
            await PostAsync(host, $"Speeding motorists on street {i}.");
        var motorists = await PostAsync(host, "Motorists ignore the crossing by the school.");
        await host.DrainAsync();

        var page = await PageAsync(host, Address);
        Assert.Contains("motorists", page, StringComparison.Ordinal);
        Assert.Contains("Motorists ignore the crossing by the school.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("roads", await ThemesAsync(host, motorists));

        await ChangeAsync(host, HttpStatusCode.Redirect, ("do", "take"), ("word", "motorists"));
        await host.DrainAsync();
        Assert.Contains("roads", await ThemesAsync(host, motorists));
        Assert.Contains(
            "Road safety: it says “Motorists”.",
            (await host.SubmissionAsync(motorists)).GetProperty("points")[0].GetProperty("themes").ToString(),
            StringComparison.Ordinal
        );

        await ChangeAsync(host, HttpStatusCode.Redirect, ("do", "undo"));
        await host.DrainAsync();
        Assert.DoesNotContain("roads", await ThemesAsync(host, motorists));
        await ChangeAsync(host, HttpStatusCode.Redirect, ("do", "leave"), ("word", "motorists"));
        Assert.Contains("1 not to be proposed", await PageAsync(host, Address), StringComparison.Ordinal);
        await ChangeAsync(host, HttpStatusCode.UnprocessableEntity, ("do", "take"));
        await ChangeAsync(host, HttpStatusCode.UnprocessableEntity, ("do", "learn"));

        var lines = await host.Get<IHistory>()
            .ListAsync(new HistoryQuery { Consultation = host.Consultation.Slug, Act = HistoryActs.ChangeTheme }, Token);
        Assert.Equal(["Left “motorists”", "Undid the last change", "Took “motorists”"], lines.Lines.Select(line => line.Words!.After));
    }

    [Fact]
    public async Task Corrections_ThirtyOfThem_TeachTheTheme_UntilItIsDropped()
    {
        await using var host = await StartAsync();
        Assert.Equal(LearnedTheme.LeastCorrections, OnRoads.Length);
        foreach (var (i, text) in OnRoads.Index())
        {
            var reference = await PostAsync(host, text);
            await host.DrainAsync();
            await CorrectAsync(host, reference);
            if (i == 5)
                Assert.Equal(0, await host.Get<LearnThemes>().ExecuteAsync(Token));
        }

        foreach (var text in Others)
            await PostAsync(host, text);
        var like = await PostAsync(host, "The new pavement and a zebra crossing would keep infants safe.");
        var other = await PostAsync(host, "Nobody rang us again about the burglars.");
        await host.DrainAsync();
        Assert.DoesNotContain("roads", await ThemesAsync(host, like));

        Assert.Equal(1, await host.Get<LearnThemes>().ExecuteAsync(Token));
        await host.DrainAsync();

        Assert.Contains("roads", await ThemesAsync(host, like));
        Assert.DoesNotContain("roads", await ThemesAsync(host, other));
        Assert.Equal(0, await host.Get<LearnThemes>().ExecuteAsync(Token));
        Assert.Contains("It learned from 30 corrections", await PageAsync(host, Address), StringComparison.Ordinal);
        Assert.Contains(
            "read like points that staff put under it",
            await host.Client.GetStringAsync($"/api/consultations/{LocalHostUnderTest.Slug}/submissions/{like}", Token),
            StringComparison.Ordinal
        );

        await ChangeAsync(host, HttpStatusCode.Redirect, ("do", "drop"));
        await host.DrainAsync();
        Assert.DoesNotContain("roads", await ThemesAsync(host, like));
        Assert.Equal(0, await host.Get<LearnThemes>().ExecuteAsync(Token));
        Assert.Null((await host.Get<IOfficeRecords>().FindAsync<OwnTheme>(host.Consultation.Slug, "roads", Token))!.Learned);
    }

    public void Dispose() => consultations.Dispose();

    private async Task<LocalHostUnderTest> StartAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(consultations.Path, LocalHostUnderTest.Slug)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Consultations, LocalHostUnderTest.Slug)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var path = Path.Combine(folder, "themes.json");
        var themes = JsonNode.Parse(
            File.ReadAllText(path),
            documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        )!;
        themes["themes"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["code"] = "roads",
                    ["title"] = "Road safety",
                    ["description"] = "How safe people are on roads.",
                    ["vocabulary"] = new JsonArray("speeding"),
                }
            );
        File.WriteAllText(path, themes.ToJsonString());
        return await LocalHostUnderTest.StartAsync(consultations: consultations.Path);
    }

    private static Task<string> PostAsync(LocalHostUnderTest host, string text) =>
        host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });

    private static async Task<string> PageAsync(LocalHostUnderTest host, string address) =>
        WebUtility.HtmlDecode(await host.Client.GetStringAsync(address, Token));

    private static async Task<IEnumerable<string>> ThemesAsync(LocalHostUnderTest host, string reference) =>
        (await host.SubmissionAsync(reference))
            .GetProperty("points")[0]
            .GetProperty("themes")
            .EnumerateArray()
            .Where(theme => theme.GetProperty("stands").GetBoolean())
            .Select(theme => theme.GetProperty("code").GetString()!);

    private static async Task ChangeAsync(LocalHostUnderTest host, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await host.Client.PostAsync(Address, form, Token);
        Assert.Equal(expected, answer.StatusCode);
    }

    private static async Task CorrectAsync(LocalHostUnderTest host, string reference)
    {
        using var form = new FormUrlEncodedContent([new("do", "theme"), new("theme", "roads"), new("applies", "true")]);
        using var corrected = await host.Client.PostAsync($"/staff/{LocalHostUnderTest.Slug}/points/{reference}.1/act", form, Token);
        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
    }
}
