using System.Text.RegularExpressions;
using ConsultationIntake.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Browser.Tests;

/// <summary>axe on the pages that the first mail leads to, on the mail that did not go out, and on a response of several pages.</summary>
public sealed class CopyAndOutboxAccessibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData("en", 320)]
    [InlineData("cy", 1280)]
    public async Task EveryPage_HasNoViolation(string language, int width)
    {
        var mails = new KeepingSender();
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IMailSender>(mails));
        var views = string.Join("\n\n", Enumerable.Range(1, 103).Select(i => $"We want more police on foot in street {i}."));
        using var sent = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}?lang={language}",
            new FormUrlEncodedContent([new("q-else", views), new("email", "ann@example.com")]),
            TestContext.Current.CancellationToken
        );
        var body = await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var reference = Regex.Match(body, "[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}").Value;
        await host.DrainAsync();
        var link = new Uri(Regex.Match(Assert.Single(mails.Sent).Text, @"https?://\S+/copy/\S+").Value).AbsolutePath;
        var page = await chromium.NewPageAsync(host.Address, width: width);
        var found = new List<string>();

        await page.OpenAsync($"{link}?lang={language}");
        await LookAsync("the link");
        await page.PressHereAsync("Tab");
        await page.FocusAsync("#send");
        await page.PressAndFollowAsync("Enter");
        Assert.Equal(0, await page.Locator("#send").CountAsync());
        await LookAsync("the copy is sent");
        await page.OpenAsync($"/{LocalHostUnderTest.Slug}/copy/nonsense?lang={language}");
        await LookAsync("no such link");
        await host.DrainAsync();
        foreach (var path in new[] { "outbox", reference, $"{reference}?point=102" })
        {
            await page.OpenAsync($"/staff/{LocalHostUnderTest.Slug}/{path}");
            await LookAsync(path);
        }

        Assert.True(found.Count == 0, string.Join('\n', found));

        async Task LookAsync(string what) => found.AddRange((await page.ViolationsAsync()).Select(violation => $"{what}: {violation}"));
    }

    /// <summary>Takes the first mail and refuses the copy, so that it stands in the outbox.</summary>
    private sealed class KeepingSender : IMailSender
    {
        internal List<OutgoingMail> Sent { get; } = [];

        public Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            if (mail.Category == "copy")
                return Task.FromResult<MailOutcome>(new MailOutcome.Refused("The mail server refused it: 550"));
            Sent.Add(mail);
            return Task.FromResult<MailOutcome>(new MailOutcome.Accepted());
        }
    }
}
