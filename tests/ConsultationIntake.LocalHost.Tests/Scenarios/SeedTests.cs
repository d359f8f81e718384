using System.Text.Json;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>Two real documents that stand beside some checkouts and are not part of this one.</summary>
public sealed class SeedTests
{
    [Fact]
    public async Task RealLetters_SentByPartners_ArePointsAndADigestThatAddsUp()
    {
        var lettered = Repository.Shared("seeds", "001_8443a81479f0cbab.txt");
        var briefing = Repository.Shared("seeds", "004_59b930215df6f4e5.txt");
        Assert.SkipWhen(lettered is null || briefing is null, "The real letters (../shared/seeds) are not on this machine.");
        await using var host = await LocalHostUnderTest.StartAsync();

        var first = await PostAsync(host, lettered, "Westmere City Council");
        await PostAsync(host, briefing, "North Dale District Council");
        await host.DrainAsync();
        await host.SendDueDigestsAsync();

        var submission = await host.SubmissionAsync(first);
        var text = submission.GetProperty("text").GetString()!;
        var points = submission.GetProperty("points").EnumerateArray().ToList();
        Assert.All(
            points,
            point =>
                Assert.Equal(
                    point.GetProperty("text").GetString(),
                    text[point.GetProperty("span").GetProperty("start").GetInt32()..point.GetProperty("span").GetProperty("end").GetInt32()]
                )
        );
        var labels = points
            .Where(point => point.GetProperty("kind").GetString() == "ownView")
            .Select(point => point.GetProperty("label").GetString())
            .OfType<string>()
            .Distinct();
        Assert.Equal(Enumerable.Range('a', 25).Select(letter => ((char)letter).ToString()), labels.Where(label => label.Length == 1));

        var account = await host.AccountAsync();
        Assert.Equal(
            account.GetProperty("received").GetInt32(),
            account.GetProperty("tagged").GetInt32() + account.GetProperty("waiting").GetInt32() + account.GetProperty("failed").GetInt32()
        );
        var digest = host.Outbox.Single(mail => mail.Mail.To.Name == "Consultation team").Mail.Text;
        Assert.Contains("2 received = 2 tagged + 0 waiting + 0 failed", digest, StringComparison.Ordinal);
        foreach (var theme in account.GetProperty("themes").EnumerateArray())
        {
            Assert.True(theme.GetProperty("points").GetInt32() > 0, theme.GetProperty("code").GetString());
            Assert.Contains(
                $"{theme.GetProperty("title").GetString()}: {theme.GetProperty("points").GetInt32()} point",
                digest,
                StringComparison.Ordinal
            );
        }
    }

    private static async Task<string> PostAsync(LocalHostUnderTest host, string path, string organisation) =>
        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation },
                answers = new[] { new { question = "letter", text = await File.ReadAllTextAsync(path) } },
            },
            partner: true
        );
}
