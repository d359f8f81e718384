namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>From a response that may show a person at risk to the people the office names, in the whole host.</summary>
public sealed class SafeguardingMailTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Words = "My ex-husband said he will kill me and the police never came.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FlaggedResponse_IsToldOfAsSoonAsItIsRead_NotWithTheDigest()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = Words } } });
        await host.DrainAsync();

        var mail = Assert.Single(host.Outbox).Mail;

        Assert.Equal(("safeguarding", "safeguarding@westmere-pcc.example"), (mail.Category, mail.To.Email));
        Assert.Contains(reference, mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("husband", mail.Text + mail.Html, StringComparison.Ordinal);
        var link = mail.Text.Split(' ', '\n').First(word => word.StartsWith("http", StringComparison.Ordinal));
        var letter = await host.Client.GetStringAsync(new Uri(link).PathAndQuery, Token);
        Assert.Contains($"id=\"p-{reference}.1\"", letter, StringComparison.Ordinal);
        await host.DrainAsync();
        Assert.Single(host.Outbox);
    }

    [Fact]
    public async Task FlagThatNobodyAnswers_StandsAtTheTopOfTheOverviewAndInTheDigest_UntilSomebodyDoes()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = Words } } });
        await host.DrainAsync();
        Assert.DoesNotContain("#overdue\"", await host.Client.GetStringAsync(Staff, Token), StringComparison.Ordinal);

        host.Clock.Advance(TimeSpan.FromDays(8));
        await host.SendDueDigestsAsync();

        var overview = await host.Client.GetStringAsync(Staff, Token);
        Assert.Matches($"<ul class=\"needs\">\\s*<li class=\"alarm\"><a href=\"{Staff}/safeguarding#overdue\"[^>]*>1</a>", overview);
        Assert.Contains("(1)</h2>", await host.Client.GetStringAsync($"{Staff}/safeguarding", Token), StringComparison.Ordinal);
        var digest = host.Outbox.First(mail => mail.Mail.Category == "digest").Mail.Text;
        Assert.Contains("1 point that may show a person at risk has waited for more than 24 hours", digest, StringComparison.Ordinal);

        await host.Client.PostAsync(
            $"{Staff}/points/{reference}.1/act",
            new FormUrlEncodedContent([new("do", "answerFlag"), new("state", "NoConcern"), new("reason", "She is with the refuge.")]),
            Token
        );
        Assert.DoesNotContain("#overdue\"", await host.Client.GetStringAsync(Staff, Token), StringComparison.Ordinal);
    }
}
