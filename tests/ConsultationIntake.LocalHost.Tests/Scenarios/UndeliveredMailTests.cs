using System.Net;
using System.Text.RegularExpressions;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Tests.Inbox;
using ConsultationIntake.LocalHost.Tests.Mail;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>A mail server that hangs, refuses or breaks off loses nothing, sends nothing twice and keeps nobody waiting.</summary>
public sealed partial class UndeliveredMailTests
{
    [Fact]
    public async Task MailServerThatHangs_DelaysNoTagging()
    {
        // given
        await using var server = new ScriptedSmtp(_ => "");
        await using var host = await LocalHostUnderTest.StartAsync(
            withLoops: true,
            settings:
            [
                "--LocalHost:Workers",
                "1",
                "--LocalHost:MailWorkers",
                "1",
                "--Smtp:Host",
                "127.0.0.1",
                "--Smtp:Port",
                $"{server.Port}",
                "--Smtp:Tls",
                "false",
                "--Smtp:TimeoutSeconds",
                "120",
            ]
        );
        for (var i = 0; i < 4; i++)
            await SendFormAsync(host, $"person{i}@example.com");
        await Patience.UntilAsync(() => server.Connections > 0);

        // when
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "More patrols, please." } } });
        await Patience.UntilAsync(async () =>
            (await host.SubmissionAsync(reference)).GetProperty("status").GetString() is "tagged" or "failed"
        );

        // then
        Assert.Equal("tagged", (await host.SubmissionAsync(reference)).GetProperty("status").GetString());
        // One for the mail worker and one for the digests: another would mean that one of these had been given up by now.
        Assert.InRange(server.Connections, 1, 2);
    }

    [Fact]
    public async Task MailRefusedForGood_StandsInTheOutboxAndIsSentAgainAtAPress()
    {
        // given
        var sender = new ScriptedSender { Outcome = _ => new MailOutcome.Refused("The mail server refused it: 550") };
        await using var host = await StartAsync(sender);
        var reference = await SendFormAsync(host, "ann@example.com");

        // when
        await host.DrainAsync();
        host.Clock.Advance(TimeSpan.FromHours(5));
        await host.DrainAsync();

        // then
        Assert.Single(sender.Tried);
        var page = await PageAsync(host, "outbox");
        Assert.Contains(reference, page, StringComparison.Ordinal);
        Assert.DoesNotContain("It arrived", page, StringComparison.Ordinal);
        Assert.Contains("The mail server refused it: 550", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ann@example.com", page, StringComparison.Ordinal);
        Assert.Contains("mail could not be delivered", await PageAsync(host, ""), StringComparison.Ordinal);

        // and when
        sender.Outcome = _ => new MailOutcome.Accepted();
        await RetryAsync(host, page);
        await host.DrainAsync();

        // then
        Assert.Equal(2, sender.Tried.Count);
        Assert.Contains("None.", await PageAsync(host, "outbox"), StringComparison.Ordinal);
        var lines = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/history")).GetRawText();
        Assert.Contains("retryMail", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MailServerThatAsksToWait_IsAskedAgainByTheHour_AndFiveTimesInAll()
    {
        // given
        var sender = new ScriptedSender { Outcome = _ => throw new MailDelayedException("451", new IOException()) };
        await using var host = await StartAsync(sender);
        await SendFormAsync(host, "ann@example.com");

        // when
        var tries = new List<int>();
        for (var hour = 0; hour < 8; hour++)
        {
            await host.DrainAsync();
            tries.Add(sender.Tried.Count);
            host.Clock.Advance(TimeSpan.FromMinutes(59));
            await host.DrainAsync();
            Assert.Equal(tries[^1], sender.Tried.Count);
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        // then
        Assert.Equal([1, 2, 3, 4, 5, 5, 5, 5], tries);
        Assert.Contains("in 5 tries", await PageAsync(host, "outbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MailTakenAndThenDropped_IsSentOnceAndStaffAreTold()
    {
        // given
        await using var server = new ScriptedSmtp(command =>
            command switch
            {
                "." => null,
                "DATA" => "354 go on",
                _ => "250 ok",
            }
        );
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: ["--Smtp:Host", "127.0.0.1", "--Smtp:Port", $"{server.Port}", "--Smtp:Tls", "false"]
        );
        await SendFormAsync(host, "ann@example.com");

        // when
        for (var hour = 0; hour < 6; hour++)
        {
            await host.DrainAsync();
            host.Clock.Advance(TimeSpan.FromHours(1));
        }

        // then
        Assert.Single(server.Taken);
        var page = await PageAsync(host, "outbox");
        Assert.Contains("it may have arrived", page, StringComparison.Ordinal);
        Assert.Empty(host.Get<SqliteWorkQueue>().Poisoned());

        // and when
        await RetryAsync(host, page, Arrived());
        await host.DrainAsync();

        // then
        Assert.Single(server.Taken);
        Assert.Contains("None.", await PageAsync(host, "outbox"), StringComparison.Ordinal);
        var lines = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/history")).GetRawText();
        Assert.Contains("settleMail", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReminderAndThanksThatAreRefused_StandInTheOutboxToo()
    {
        // given
        var sender = new ScriptedSender { Outcome = _ => new MailOutcome.Refused("The mail server refused it: 554") };
        await using var host = await StartAsync(sender);
        using var content = new ByteArrayContent(new SendGridPost().ToBytes());
        content.Headers.TryAddWithoutValidation("Content-Type", SendGridPost.ContentType);
        using var posted = await host.Client.PostAsync("/inbound/email", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        await host.DrainAsync();
        var partner = host.Consultation.ExpectedPartners.Last(partner => partner.Emails.Count > 0).Id;

        // when
        using var reminded = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/partners/{partner}/remind",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );

        // then
        var page = await PageAsync(host, "outbox");
        Assert.Contains("Thanks for a mail", page, StringComparison.Ordinal);
        Assert.Contains("Reminder to a partner", page, StringComparison.Ordinal);

        // and when
        sender.Outcome = _ => new MailOutcome.Accepted();
        await RetryAsync(host, page);
        await RetryAsync(host, await PageAsync(host, "outbox"));
        await host.DrainAsync();

        // then
        Assert.Contains("None.", await PageAsync(host, "outbox"), StringComparison.Ordinal);
        Assert.Equal(["acknowledgement", "acknowledgement", "reminder", "reminder"], sender.Tried.Select(mail => mail.Category).Order());
    }

    [Fact]
    public async Task ReminderThatIsBeingHandedOver_IsNotSentAgainAtAPress_AndStillStands()
    {
        // given
        string? page = null;
        HttpResponseMessage? pressed = null;
        LocalHostUnderTest? host = null;
        var sender = new ScriptedSender { Outcome = _ => new MailOutcome.Accepted() };
        sender.Meanwhile = async () =>
        {
            // Once: a second mail would come here too.
            sender.Meanwhile = () => Task.CompletedTask;
            pressed = await host!.Client.PostAsync(
                WebUtility.HtmlDecode(Retry().Match(await PageAsync(host, "outbox")).Groups[1].Value),
                new FormUrlEncodedContent([]),
                TestContext.Current.CancellationToken
            );
            page = await PageAsync(host, "outbox");
        };
        await using var started = host = await StartAsync(sender);
        var partner = host.Consultation.ExpectedPartners.Last(partner => partner.Emails.Count > 0).Id;

        // when
        using var reminded = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/partners/{partner}/remind",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );

        // then
        using (pressed)
        {
            Assert.Single(sender.Tried);
            Assert.Equal(HttpStatusCode.Conflict, pressed!.StatusCode);
            Assert.Contains(
                "It was not sent again",
                await pressed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }

        Assert.Contains("Reminder to a partner", page, StringComparison.Ordinal);
        Assert.Contains("None.", await PageAsync(host, "outbox"), StringComparison.Ordinal);
        var lines = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/history")).GetRawText();
        Assert.DoesNotContain("retryMail", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReminderThatWasCutOffWhileItWasHandedOver_StandsInTheOutbox_AndGoesOutAtAPress()
    {
        // given
        var sender = new ScriptedSender { Outcome = _ => throw new OperationCanceledException() };
        await using var host = await StartAsync(sender);
        var partner = host.Consultation.ExpectedPartners.Last(partner => partner.Emails.Count > 0).Id;

        // when
        using var reminded = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/partners/{partner}/remind",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );

        // then
        Assert.Single(sender.Tried);
        var page = await PageAsync(host, "outbox");
        Assert.Contains("Reminder to a partner", page, StringComparison.Ordinal);
        Assert.Contains("It arrived", page, StringComparison.Ordinal);

        // and when
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        sender.Outcome = _ => new MailOutcome.Accepted();
        await RetryAsync(host, page);

        // then
        Assert.Equal(2, sender.Tried.Count);
        Assert.Contains("None.", await PageAsync(host, "outbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReminderWhosePartnerHasAnsweredMeanwhile_IsNotSent_AndStaffAreToldAndTheHistoryToo()
    {
        // given
        var sender = new ScriptedSender { Outcome = _ => new MailOutcome.Refused("The mail server refused it: 554") };
        await using var host = await StartAsync(sender);
        var partner = host.Consultation.ExpectedPartners.First(partner => partner.Emails.Count > 0);
        using var reminded = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/partners/{partner.Id}/remind",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );
        var page = await PageAsync(host, "outbox");
        Assert.Contains("Reminder to a partner", page, StringComparison.Ordinal);
        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = partner.Name },
                answers = new[] { new { question = "letter", text = "We ask for more patrols in the town." } },
            },
            partner: true
        );
        await host.DrainAsync();
        var tried = sender.Tried.Count;

        // when
        using var pressed = await host.Client.PostAsync(
            WebUtility.HtmlDecode(Retry().Match(page).Groups[1].Value),
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );

        // then
        Assert.Equal(tried, sender.Tried.Count);
        Assert.Equal(HttpStatusCode.Conflict, pressed.StatusCode);
        var said = await pressed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("This mail was not sent", said, StringComparison.Ordinal);
        Assert.Contains("The partner has answered meanwhile.", said, StringComparison.Ordinal);
        Assert.Contains("None.", await PageAsync(host, "outbox"), StringComparison.Ordinal);
        var lines = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/history")).GetRawText();
        Assert.Contains("dropMail", lines, StringComparison.Ordinal);
        Assert.Contains("The partner has answered meanwhile.", lines, StringComparison.Ordinal);
    }

    private static Task<LocalHostUnderTest> StartAsync(ScriptedSender sender) =>
        LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IMailSender>(sender));

    private static async Task<string> SendFormAsync(LocalHostUnderTest host, string email)
    {
        using var response = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}",
            new FormUrlEncodedContent([new($"q-{host.Consultation.Questions[^1].Id}", "More patrols."), new("email", email)]),
            TestContext.Current.CancellationToken
        );
        return Reference().Match(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Value;
    }

    private static Task<string> PageAsync(LocalHostUnderTest host, string page) =>
        host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/{page}".TrimEnd('/'), TestContext.Current.CancellationToken);

    private static async Task RetryAsync(LocalHostUnderTest host, string page, Regex? action = null)
    {
        using var retried = await host.Client.PostAsync(
            WebUtility.HtmlDecode((action ?? Retry()).Match(page).Groups[1].Value),
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Redirect, retried.StatusCode);
    }

    [GeneratedRegex("[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}")]
    private static partial Regex Reference();

    [GeneratedRegex("action=\"([^\"]+/outbox/[^\"]+/arrived)\"")]
    private static partial Regex Arrived();

    [GeneratedRegex("action=\"([^\"]+/outbox/[^\"]+/retry)\"")]
    private static partial Regex Retry();

    /// <summary>A mail service that does as the test says, and remembers what it was asked to send.</summary>
    private sealed class ScriptedSender : IMailSender
    {
        internal required Func<OutgoingMail, MailOutcome> Outcome { get; set; }

        internal List<OutgoingMail> Tried { get; } = [];

        /// <summary>What goes on while a mail is being handed over.</summary>
        internal Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

        public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            Tried.Add(mail);
            await Meanwhile();
            return Outcome(mail);
        }
    }
}
