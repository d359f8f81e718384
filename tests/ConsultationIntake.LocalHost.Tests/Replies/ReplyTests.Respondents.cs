using System.Text.RegularExpressions;
using ConsultationIntake.Imports;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Replies;

public sealed partial class ReplyTests
{
    [Theory]
    [InlineData("en", "They also asked to be told", "What we did with your response", "Changed the plan. It is in the plan now.")]
    [InlineData("cy", "Gofynnodd hefyd am gael gwybod", "Beth wnaethom gyda'ch ymateb", "Newidiwyd y cynllun. Mae yn y cynllun nawr.")]
    public async Task Respondent_WhoAskedAndProvedTheAddress_IsToldOnceInTheirLanguage(
        string language,
        string offered,
        string subject,
        string done
    )
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await AskAsync(host, "ann@example.com", language);
        var never = await AskAsync(host, "stranger@example.com", language);
        await host.DrainAsync();
        await DecideAllAsync(host);

        // Before the link was followed there is nobody to write to.
        var before = await SendToRespondentsAsync(host, ("response", reference), ("all", "yes"));
        await host.DrainAsync();
        var offer = Assert.Single(host.Outbox, mail => mail.Mail.To.Email == "ann@example.com").Mail;
        await FollowAsync(host, offer.Text);
        var known = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        var going = await SendToRespondentsAsync(host, ("all", "yes"));
        await host.DrainAsync();
        var sent = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        var again = await SendToRespondentsAsync(host, ("response", reference));
        await host.DrainAsync();

        Assert.Contains(offered, offer.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has asked for it yet", before, StringComparison.Ordinal);
        Assert.Contains(reference, known, StringComparison.Ordinal);
        Assert.DoesNotContain(never, known, StringComparison.Ordinal);
        Assert.Contains("0 looked at so far", going, StringComparison.Ordinal);
        Assert.Contains("1 going out now.", sent, StringComparison.Ordinal);
        Assert.Contains("None going out now; 1 sent before.", again, StringComparison.Ordinal);
        var reply = Assert.Single(host.Outbox, mail => mail.Mail.Category == "reply").Mail;
        Assert.Equal(("ann@example.com", language), (reply.To.Email, reply.Language));
        Assert.StartsWith(subject, reply.Subject, StringComparison.Ordinal);
        Assert.Contains(done, reply.Text, StringComparison.Ordinal);
        var line = Assert.Single((await host.JsonAsync($"{Api}/history?act=reply")).GetProperty("lines").EnumerateArray());
        Assert.Equal(reference, line.GetProperty("submission").GetString());
    }

    [Fact]
    public async Task Respondent_WhosePointsAreNotAllDecided_IsNotWrittenTo()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await AskAsync(host, "ann@example.com", "en");
        await host.DrainAsync();
        await FollowAsync(host, Assert.Single(host.Outbox).Mail.Text);

        await SendToRespondentsAsync(host, ("all", "yes"));
        await host.DrainAsync();
        var early = await host.Client.GetStringAsync($"{Staff}/replies", Token);

        Assert.Contains("None going out now; 1 not sent, as something is not decided", early, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Outbox, mail => mail.Mail.Category == "reply");
    }

    [Fact]
    public async Task Respondent_IsWrittenToOnce_ThoughTheMailServiceWasAwayAndManySendAtOnce()
    {
        var mail = new CountingMail();
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IMailSender>(mail));
        var reference = SubmissionReference.Parse(await AskAsync(host, "ann@example.com", "en"));
        await host.DrainAsync();
        await DecideAllAsync(host);
        var response = await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, reference, Token);
        await host.Get<NoteWantedReply>().ExecuteAsync(response!, Token);
        var (replies, slug, first) = (host.Get<ReplyToRespondents>(), host.Consultation.Slug, mail.Taken);
        var chosen = new HashSet<SubmissionReference> { reference };
        mail.IsAway = true;

        Assert.Equal(new QueuedReplies(1, 0, 0), await replies.QueueAsync(host.Consultation, chosen, "ann", Token));
        await Assert.ThrowsAsync<HttpRequestException>(() => replies.SendAsync(slug, reference, Token));
        await replies.GiveUpAsync(slug, reference, Token);
        var away = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        mail.IsAway = false;
        Assert.Equal(new QueuedReplies(1, 0, 0), await replies.QueueAsync(host.Consultation, chosen, "ann", Token));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => replies.SendAsync(slug, reference, Token)));

        Assert.Contains("could not be reached: send it again", away, StringComparison.Ordinal);
        Assert.Equal(first + 1, mail.Taken);
        Assert.Equal(new QueuedReplies(0, 0, 1), await replies.QueueAsync(host.Consultation, chosen, "ann", Token));
        foreach (
            var (state, said) in new[]
            {
                (ReplyState.Refused, "1 refused by the mail service: see the outbox"),
                (ReplyState.Sending, "1 may have gone out before: settle them in the outbox"),
            }
        )
        {
            var records = host.Get<IOfficeRecords>();
            var delivery = (await records.FindAsync<ReplyDelivery>(slug, reference.ToString(), Token))!;
            Assert.True(await records.SaveAsync(slug, delivery with { State = state }, entry: null, Token));
            Assert.Contains(
                $"None going out now; {said}.",
                await SendToRespondentsAsync(host, ("response", reference.ToString())),
                StringComparison.Ordinal
            );
        }

        Assert.Equal(first + 1, mail.Taken);
    }

    [Theory]
    [InlineData("arrived", ReplyState.Sent, 0)]
    [InlineData("retry", ReplyState.Sent, 1)]
    public async Task Respondent_OfWhomNobodyKnowsWhetherTheyWereTold_IsSettledByStaff(string decision, ReplyState state, int sentAgain)
    {
        var mail = new CountingMail();
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IMailSender>(mail));
        var reference = await WantedAsync(host);
        mail.IsSilent = true;
        await host.Get<ReplyToRespondents>().QueueAsync(host.Consultation, new HashSet<SubmissionReference> { reference }, "ann", Token);
        await host.DrainAsync();
        var (outbox, sent) = (await host.Client.GetStringAsync($"{Staff}/outbox", Token), mail.Taken);
        mail.IsSilent = false;

        using var settled = await host.Client.PostAsync($"{Staff}/outbox/Reply-{reference}/{decision}", null, Token);
        await host.DrainAsync();
        using var again = await host.Client.PostAsync($"{Staff}/outbox/Reply-{reference}/{decision}", null, Token);
        await host.DrainAsync();

        Assert.Contains($"Reply-{reference}", outbox, StringComparison.Ordinal);
        Assert.Equal(state, (await DeliveryAsync(host, $"{reference}"))!.State);
        Assert.Equal(sent + sentAgain, mail.Taken);
        Assert.Contains("None.", await host.Client.GetStringAsync($"{Staff}/outbox", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostKilledWhileItHandsOverAReply_LeavesALineToSettle_AndSoOnce()
    {
        var mail = new CountingMail();
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IMailSender>(mail));
        var reference = await WantedAsync(host);
        var (records, sweep, slug) = (host.Get<IOfficeRecords>(), host.Get<SweepReplies>(), host.Consultation.Slug);
        // As a host leaves it that dies between the record and the mail: a respondent's, and a partner's.
        var stuck = (await DeliveryAsync(host, $"{reference}"))! with
        {
            State = ReplyState.Sending,
            At = host.Clock.GetUtcNow(),
        };
        await records.SaveAsync(slug, stuck, entry: null, Token);
        await records.SaveAsync(slug, stuck with { Id = Panel, Version = null }, entry: null, Token);

        var atOnce = await sweep.ExecuteAsync(Token);
        host.Clock.Advance(TimeSpan.FromHours(2));
        var later = await sweep.ExecuteAsync(Token);
        var again = await sweep.ExecuteAsync(Token);

        Assert.Equal((0, 2, 0), (atOnce, later, again));
        var outbox = await host.Client.GetStringAsync($"{Staff}/outbox", Token);
        Assert.Contains($"Reply-{reference}/arrived", outbox, StringComparison.Ordinal);
        Assert.Contains($"Reply-{Panel}/retry", outbox, StringComparison.Ordinal);
    }

    /// <summary>Sends a response whose sender wants to be told; its reference.</summary>
    private static async Task<string> AskAsync(LocalHostUnderTest host, string email, string language)
    {
        using var response = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}?lang={language}",
            new FormUrlEncodedContent([
                new($"q-{host.Consultation.Questions[^1].Id}", $"There should be many more patrols at night by the station, says {email}."),
                new("email", email),
                new("reply", "yes"),
            ]),
            Token
        );
        var page = await response.Content.ReadAsStringAsync(Token);
        return Regex.Match(page, "app-reference\">([^<]+)<").Groups[1].Value;
    }

    /// <summary>Presses the button on the page that the mailed link leads to.</summary>
    private static async Task FollowAsync(LocalHostUnderTest host, string mail)
    {
        var link = new Uri(Regex.Match(mail, @"https?://\S+/copy/\S+").Value).AbsolutePath;
        var page = await host.Client.GetStringAsync(link, Token);
        using var pressed = await host.Client.PostAsync(
            link,
            new FormUrlEncodedContent([
                new(
                    "__RequestVerificationToken",
                    Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value
                ),
            ]),
            Token
        );
        Assert.True(pressed.IsSuccessStatusCode);
        await host.DrainAsync();
    }
}
