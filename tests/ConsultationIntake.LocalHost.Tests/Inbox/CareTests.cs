using System.Net;
using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>What keeps staff from taking something away, or from writing to somebody, by one press too many.</summary>
public sealed class CareTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Partner = "north-dale-district-council";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Partner_WithMailInQuarantine_IsNotRemindedAndTheRegisterLeadsToTheMail()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: UntrustedMail);
        var message = await host.DeliverAsync(new SendGridPost { From = "Jo Clerk <policy@northdale.example>" });

        var page = await host.Client.GetStringAsync($"{Staff}/partners", Token);
        var refused = await host.Client.PostAsync($"{Staff}/partners/{Partner}/remind", null, Token);

        Assert.Equal(MessageState.Quarantined, message.State);
        Assert.Contains($"{Staff}/inbox/{message.Id}", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"partners/{Partner}/remind", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Empty(host.Outbox);
    }

    [Fact]
    public async Task Reminder_OnceSent_IsOfferedAgainTheNextDayAndThePageBetweenLeadsBack()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        Task<string> PageAsync() => host.Client.GetStringAsync($"{Staff}/partners", Token);
        var offered = $"partners/{Partner}/remind";

        Assert.Contains(offered, await PageAsync(), StringComparison.Ordinal);
        await host.Client.PostAsync($"{Staff}/{offered}", null, Token);
        Assert.DoesNotContain(offered, await PageAsync(), StringComparison.Ordinal);
        using var again = await host.Client.PostAsync($"{Staff}/{offered}", null, Token);
        Assert.Contains($"href=\"{Staff}/partners\"", await again.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains(offered, await PageAsync(), StringComparison.Ordinal);
        Assert.Single(host.Outbox);
    }

    [Fact]
    public async Task Response_IsWithdrawnOnlyWithAReasonWhichTheHistoryKeeps()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "More patrols, please." } } });
        await host.DrainAsync();
        async Task<string> WithdrawAsync(string? reason)
        {
            var fields = new Dictionary<string, string> { ["decision"] = "Withdraw" };
            if (reason is not null)
                fields["reason"] = reason;
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await host.Client.PostAsync($"{Staff}/{reference}/version", form, Token);
            return await answer.Content.ReadAsStringAsync(Token);
        }
        async Task<Standing> StandingAsync() =>
            (await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, SubmissionReference.Parse(reference), Token))!.Standing;

        Assert.Contains("Withdraw it", await WithdrawAsync(reason: null), StringComparison.Ordinal);
        Assert.Contains("Say why", await WithdrawAsync(reason: " "), StringComparison.Ordinal);
        Assert.NotEqual(Standing.Withdrawn, await StandingAsync());
        await WithdrawAsync("Sent twice by mistake.");
        Assert.Equal(Standing.Withdrawn, await StandingAsync());
        Assert.Contains("Sent twice by mistake.", await host.Client.GetStringAsync($"{Staff}/history", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_InQuarantine_IsReadOnAPageWithoutRunningItAndDismissedOnlyWithAReason()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: UntrustedMail);
        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Subject = "<script>alert(1)</script>",
                Text = "Nobody comes when we ring. <img src=x onerror=alert(2)>",
                Files = [("letter.txt", "text/plain", Encoding.UTF8.GetBytes("A letter."), null)],
            }
        );

        var page = await host.Client.GetStringAsync($"{Staff}/inbox/{message.Id}", Token);
        using var asked = await host.Client.PostAsync(
            $"{Staff}/inbox/{message.Id}/decide",
            new FormUrlEncodedContent([new("decision", "Dismiss")]),
            Token
        );

        Assert.Contains("Nobody comes when we ring.", page, StringComparison.Ordinal);
        Assert.Contains("letter.txt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("Dismiss it", await asked.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(MessageState.Quarantined, (await host.MessageAsync(message.Id)).State);
        await host.Client.PostAsync(
            $"{Staff}/inbox/{message.Id}/decide",
            new FormUrlEncodedContent([new("decision", "Dismiss"), new("reason", "An advertisement.")]),
            Token
        );
        Assert.Equal(MessageState.SetAside, (await host.MessageAsync(message.Id)).State);
        Assert.Contains("An advertisement.", await host.Client.GetStringAsync($"{Staff}/history", Token), StringComparison.Ordinal);
    }

    /// <summary>A host that has a key of the mail service, so that a post without its signature is nobody's.</summary>
    private static string[] UntrustedMail
    {
        get
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return ["--Inbox:SignatureKeys:0", Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())];
        }
    }
}
