using System.Net;
using System.Text.RegularExpressions;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>A new draft beside the old one, over HTTP as the page's forms send it.</summary>
public sealed partial class NewDraftTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Seizing = "Off-road motorbikes that are ridden dangerously will be seized and crushed.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passage_IsAProposalUntilAnOfficerTakesIt_AndCanBeTakenBack()
    {
        using var folder = ConsultationsWith($"## Objective 1: Streets we can enjoy\n\n{Seizing}\n");
        await using var host = await LocalHostUnderTest.StartAsync(consultations: folder.Path);
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "Seize the motorbikes that are ridden through the park." } } }
        );
        await host.DrainAsync();

        var page = await host.Client.GetStringAsync($"{Staff}/draft", Token);
        Assert.Contains("Proposal 1, not taken", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Answered by the new draft", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Answered by the new draft",
            await host.Client.GetStringAsync($"{Staff}/points", Token),
            StringComparison.Ordinal
        );

        await ActAsync(host, reference, Passage().Match(page).Groups[1].Value);

        Assert.Contains(
            "Answered by the new draft",
            await host.Client.GetStringAsync($"{Staff}/points?newDraft=taken", Token),
            StringComparison.Ordinal
        );
        var history = WebUtility.HtmlDecode(await host.Client.GetStringAsync($"{Staff}/history?submission={reference}", Token));
        Assert.Contains($"Objective 1: Streets we can enjoy: {Seizing}", history, StringComparison.Ordinal);

        await ActAsync(host, reference, "");
        Assert.Contains("Proposal 1, not taken", await host.Client.GetStringAsync($"{Staff}/draft", Token), StringComparison.Ordinal);
        await ActAsync(host, reference, "none");
        Assert.Contains(
            "None of the new draft answers it",
            await host.Client.GetStringAsync($"{Staff}/draft?newDraft=none", Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Passage_ThatTheDraftHasNot_IsRefused()
    {
        using var folder = ConsultationsWith($"{Seizing}\n");
        await using var host = await LocalHostUnderTest.StartAsync(consultations: folder.Path);
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "The lanes are dark." } } });
        await host.DrainAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await ActAsync(host, reference, "made-up")).StatusCode);
    }

    [Fact]
    public async Task NoNewDraft_NoPageAndNoWayToIt()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"{Staff}/draft", Token)).StatusCode);
        Assert.DoesNotContain($"{Staff}/draft", await host.Client.GetStringAsync(Staff, Token), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ActAsync(LocalHostUnderTest host, string reference, string passage) =>
        host.Client.PostAsync(
            $"{Staff}/points/{reference}.1/act",
            new FormUrlEncodedContent([new("do", "compareWithPlan"), new("passage", passage), new("back", $"{Staff}/draft")]),
            Token
        );

    /// <summary>The consultations of the repository, with a new draft.</summary>
    private static TemporaryFolder ConsultationsWith(string draft)
    {
        var folder = new TemporaryFolder();
        var to = Directory.CreateDirectory(Path.Combine(folder.Path, LocalHostUnderTest.Slug)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Consultations, LocalHostUnderTest.Slug)))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(to, "plan.new.md"), draft);
        return folder;
    }

    [GeneratedRegex("name=\"passage\" value=\"([0-9a-f]{12})\"")]
    private static partial Regex Passage();
}
