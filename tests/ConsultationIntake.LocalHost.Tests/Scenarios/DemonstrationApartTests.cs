using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ConsultationIntake.Demonstrations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>Every way by which what was invented could get among what people said.</summary>
public sealed class DemonstrationApartTests
{
    private const string Slug = LocalHostUnderTest.Slug;
    private static readonly string[] Demonstrating = ["--LocalHost:Demonstration", "true"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_WouldFillAConsultationThatIsNone_IsRefusedAndPutsNothingIn(bool large)
    {
        using var real = Real();
        using var data = new TemporaryFolder();
        string[] settings = large
            ? [.. Demonstrating, "--LocalHost:DemonstrationTexts", Path.Combine(Repository.Root, "eng")]
            : Demonstrating;

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            LocalHostUnderTest.StartAsync(data.Path, consultations: real.Path, settings: settings)
        );
        await using var host = await LocalHostUnderTest.StartAsync(data.Path, consultations: real.Path);

        Assert.StartsWith($"{Slug} is not a demonstration", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await ReceivedAsync(host));
        Assert.Equal(new DateTime(2027, 1, 29, 17, 0, 0), host.Consultation.Window.Closes.UtcDateTime);
    }

    [Fact]
    public async Task Start_OneOfSeveralConsultationsIsNone_IsRefused()
    {
        using var both = Real();
        Copy(Repository.Consultations, Slug, both.Path, "trying-it");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            LocalHostUnderTest.StartAsync(consultations: both.Path, settings: Demonstrating)
        );

        Assert.StartsWith($"{Slug} is not a demonstration", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnTheDataOfADemonstrationThatIsNoneAnyMore_IsRefusedUntilTheFolderIsAnother()
    {
        using var real = Real();
        using var data = new TemporaryFolder();
        await (await LocalHostUnderTest.StartAsync(data.Path, settings: Demonstrating)).DisposeAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            LocalHostUnderTest.StartAsync(data.Path, consultations: real.Path)
        );
        await using var again = await LocalHostUnderTest.StartAsync(data.Path);

        Assert.Contains("no longer says that it is one", refused.Message, StringComparison.Ordinal);
        Assert.True(await ReceivedAsync(again) > 0);
    }

    [Fact]
    public async Task Start_EmptyDemonstrationBecomesReal_TakesPeoplesResponsesAndStartsAgain()
    {
        using var real = Real();
        using var data = new TemporaryFolder();
        await (await LocalHostUnderTest.StartAsync(data.Path)).DisposeAsync();
        await using (var open = await LocalHostUnderTest.StartAsync(data.Path, consultations: real.Path))
            await open.AcceptedAsync(Answer());

        await using (var again = await LocalHostUnderTest.StartAsync(data.Path, consultations: real.Path))
            Assert.Equal(1, await ReceivedAsync(again));
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            LocalHostUnderTest.StartAsync(data.Path, settings: Demonstrating)
        );

        Assert.Contains("are not a demonstration's", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnADemonstrationsDataOlderThanItsMark_BelievesTheFile()
    {
        using var data = new TemporaryFolder();
        await using (var host = await LocalHostUnderTest.StartAsync(data.Path))
        {
            await host.AcceptedAsync(Answer());
            var records = host.Get<IOfficeRecords>();
            var mark = (await records.FindAsync<DemonstrationMark>(host.Consultation.Slug, DemonstrationMark.Only, Token))!;
            Assert.True(await records.DeleteAsync(host.Consultation.Slug, mark, entry: null, Token));
        }

        await using var again = await LocalHostUnderTest.StartAsync(data.Path, settings: Demonstrating);

        Assert.True(await ReceivedAsync(again) > 0);
    }

    [Fact]
    public async Task Archive_OfADemonstration_ComesIntoADemonstrationOnly()
    {
        using var real = Real();
        await using var from = await LocalHostUnderTest.StartAsync();
        await from.AcceptedAsync(Answer());
        using var taken = await from.Client.PostAsync(
            $"/api/consultations/{Slug}/archive/export",
            new FormUrlEncodedContent([new("reason", "Moving")]),
            Token
        );
        var archive = await taken.Content.ReadAsStringAsync(Token);
        await using var people = await LocalHostUnderTest.StartAsync(consultations: real.Path);
        await using var another = await LocalHostUnderTest.StartAsync();

        using var refused = await people.Client.PostAsync($"/api/consultations/{Slug}/archive", new StringContent(archive), Token);
        using var welcome = await another.Client.PostAsync($"/api/consultations/{Slug}/archive", new StringContent(archive), Token);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (refused.StatusCode, welcome.StatusCode));
        Assert.Contains("taken out of a demonstration", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal((0, 1), (await ReceivedAsync(people), await ReceivedAsync(another)));
    }

    [Fact]
    public async Task Start_WithTheKeyThatEverybodyKnows_IsRefusedWherePeopleAnswer()
    {
        using var real = Real();
        var known = Convert.ToHexString(SHA256.HashData("demonstration"u8));

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            LocalHostUnderTest.StartAsync(consultations: real.Path, settings: ["--Partners:Keys:westmere-city-council", known])
        );

        Assert.StartsWith("Partners:Keys:westmere-city-council is the key", refused.Message, StringComparison.Ordinal);
    }

    private static object Answer() => new { answers = new[] { new { question = "else", text = "The lanes are dark." } } };

    private static async Task<long> ReceivedAsync(LocalHostUnderTest host) =>
        (await host.Get<ISubmissionStore>().TallyAsync(host.Consultation.Slug, Token)).Received;

    /// <summary>The shipped consultation as an office would open it.</summary>
    private static TemporaryFolder Real()
    {
        var folder = new TemporaryFolder();
        Copy(Repository.Consultations, Slug, folder.Path, Slug);
        var file = Path.Combine(folder.Path, Slug, "consultation.json");
        var json = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        Assert.True(json.Remove("demonstration"));
        File.WriteAllText(file, json.ToJsonString());
        return folder;
    }

    private static void Copy(string from, string slug, string to, string name)
    {
        Directory.CreateDirectory(Path.Combine(to, name));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, slug)))
            File.Copy(file, Path.Combine(to, name, Path.GetFileName(file)));
    }
}
