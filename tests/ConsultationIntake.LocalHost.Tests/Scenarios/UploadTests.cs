using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ConsultationIntake.Contracts.Files;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>A file added to the form, with a virus scanner configured and without.</summary>
public sealed class UploadTests
{
    [Fact]
    public async Task File_WithAVirus_IsNotTakenAndTheVisitorIsTold()
    {
        await using var daemon = new ClamDaemon(content =>
            Encoding.UTF8.GetString(content).Contains("wicked", StringComparison.Ordinal) ? "stream: Test.Signature FOUND" : "stream: OK"
        );
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--VirusScan:ClamAv", $"127.0.0.1:{daemon.Port}"]);
        var draft = await StartAsync(host);

        var added = await AddAsync(host, draft, ("bad.txt", "something wicked"), ("good.txt", "The park needs lights."));

        Assert.Contains("bad.txt has a virus in it and was not added", added, StringComparison.Ordinal);
        Assert.Contains("Remove good.txt", added, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove bad.txt", added, StringComparison.Ordinal);
        Assert.DoesNotContain("Not scanned", await StaffPageAsync(host, draft), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("127.0.0.1:9")]
    public async Task File_NoScannerThatAnswers_IsKeptAndStaffAreTold(string? scanner)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: scanner is null ? [] : ["--VirusScan:ClamAv", scanner]);
        var draft = await StartAsync(host);

        var added = await AddAsync(host, draft, ("letter.txt", "The park needs lights."));

        Assert.Contains("Remove letter.txt", added, StringComparison.Ordinal);
        Assert.Contains("Not scanned for viruses", await StaffPageAsync(host, draft), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_AddedTwice_IsKeptOnceAndTheVisitorIsTold()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await StartAsync(host);
        await AddAsync(host, draft, ("letter.txt", "The park needs lights."));

        var again = await AddAsync(host, draft, ("letter (1).txt", "The park needs lights."));

        Assert.Contains("letter (1).txt has been added already", again, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove letter (1).txt", again, StringComparison.Ordinal);
    }

    private static async Task<string> StartAsync(LocalHostUnderTest host)
    {
        using var started = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}/start",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );
        return Regex.Match(started.Headers.Location!.ToString(), "^.*/answer/[a-z2-7]{32}").Value;
    }

    private static async Task<string> AddAsync(LocalHostUnderTest host, string draft, params (string Name, string Text)[] files)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync(host, $"{draft}/files")), "__RequestVerificationToken" },
            { new StringContent("add"), "action" },
        };
        foreach (var (name, text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", name);
        using var answer = await host.Client.PostAsync($"{draft}/files", form, TestContext.Current.CancellationToken);
        return WebUtility.HtmlDecode(
            answer.StatusCode == HttpStatusCode.Redirect
                ? await host.Client.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken)
                : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>Sends what the draft holds and reads the page that staff see of it.</summary>
    private static async Task<string> StaffPageAsync(LocalHostUnderTest host, string draft)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", await TokenAsync(host, $"{draft}/check"))]);
        using var sent = await host.Client.PostAsync($"{draft}/check", form, TestContext.Current.CancellationToken);
        var page = await host.Client.GetStringAsync(sent.Headers.Location, TestContext.Current.CancellationToken);
        var reference = Regex.Match(page, "[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}").Value;
        return await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/{reference}", TestContext.Current.CancellationToken);
    }

    private static async Task<string> TokenAsync(LocalHostUnderTest host, string page) =>
        Regex
            .Match(
                await host.Client.GetStringAsync(page, TestContext.Current.CancellationToken),
                "name=\"__RequestVerificationToken\" value=\"([^\"]+)\""
            )
            .Groups[1]
            .Value;
}
