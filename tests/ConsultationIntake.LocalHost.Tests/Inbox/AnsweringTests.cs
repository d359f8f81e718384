using System.Text;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>Who is thanked, in which language, and who is not.</summary>
public sealed class AnsweringTests
{
    [Fact]
    public async Task Welsh_IsThankedInWelsh()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        await host.DeliverAsync(
            new SendGridPost
            {
                Text =
                    "Rydym yn croesawu'r cynllun, ond mae angen mwy o heddlu yn y dref gyda'r nos. Nid yw'r cynllun yn sôn am ddioddefwyr.",
            }
        );

        var thanks = Assert.Single(host.Thanks()).Mail;
        Assert.Equal("cy", thanks.Language);
        Assert.Contains("Eich cyfeirnod yw", thanks.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-generated")]
    [InlineData("X-Auto-Response-Suppress: All")]
    [InlineData("Precedence: bulk")]
    [InlineData("List-Id: <members.example.org>")]
    public async Task SenderThatWantsNoAnswer_IsNotThanked(string header)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Headers = [header],
                Files = [("letter.txt", "text/plain", Encoding.UTF8.GetBytes("There should be more patrols."), null)],
            }
        );

        Assert.Equal((MessageState.Submission, AcknowledgementState.NotWanted), (message.State, message.Acknowledgement));
        Assert.Empty(host.Thanks());
    }

    [Theory]
    [InlineData("{@sendgrid.net : pass}", AcknowledgementState.SenderNotProven)]
    [InlineData("{@northdale.example : fail}", AcknowledgementState.SenderNotProven)]
    [InlineData("none", AcknowledgementState.SenderNotProven)]
    [InlineData("{@mail.northdale.example : pass, @sendgrid.net : pass}", AcknowledgementState.Sent)]
    public async Task SenderThatCouldBeForged_IsKeptAndNotThanked(string dkim, AcknowledgementState expected)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(new SendGridPost { Dkim = dkim, Spf = "softfail" });

        Assert.Equal((MessageState.Submission, expected), (message.State, message.Acknowledgement));
    }

    [Fact]
    public async Task ForwardedByATrustedMailbox_IsThankedThoughItsSignatureBroke()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Inbox:TrustedForwarders:0", "westmere-pcc.example"]);

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Dkim = "{@northdale.example : fail}",
                EnvelopeFrom = "consultation+SRS=abcd=EF=northdale.example=jo.clerk@westmere-pcc.example",
                Headers = ["Authentication-Results: spf=pass smtp.mailfrom=northdale.example; dkim=pass header.d=northdale.example"],
            }
        );

        Assert.Equal(AcknowledgementState.Sent, message.Acknowledgement);
        Assert.Equal("north-dale-district-council", message.Partner);
    }

    [Fact]
    public async Task NullReturnPath_IsNeverAnswered()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(new SendGridPost { EnvelopeFrom = "" });

        Assert.Equal((MessageState.Submission, AcknowledgementState.NotWanted), (message.State, message.Acknowledgement));
    }

    [Fact]
    public async Task SecondLetterWithinTheHour_IsNotThankedAndOneAfterItIs()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        await host.DeliverAsync(new SendGridPost());
        var soon = await host.DeliverAsync(new SendGridPost { Text = "And another point: better lighting in the park." });
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        var later = await host.DeliverAsync(new SendGridPost { Text = "And a third point: the budget should be published." });

        Assert.Equal((AcknowledgementState.TooSoon, AcknowledgementState.Sent), (soon.Acknowledgement, later.Acknowledgement));
        Assert.Equal(2, host.Thanks().Count);
    }

    [Theory]
    [InlineData("Automatic reply: Consultation", "Auto-Submitted: auto-generated", MessageReason.OutOfOffice)]
    [InlineData("Re: Consultation", "Auto-Submitted: auto-replied", MessageReason.OutOfOffice)]
    [InlineData("Undeliverable: thanks", "Content-Type: multipart/report; report-type=delivery-status; boundary=x", MessageReason.Bounce)]
    [InlineData(
        "Read: your letter",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
        MessageReason.ReadReceipt
    )]
    public async Task AutomaticMail_IsSetAsideCountedAndNotAnswered(string subject, string header, MessageReason reason)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Subject = subject,
                Headers = [header],
                Text = "I will be back on Monday.",
            }
        );

        Assert.Equal((MessageState.SetAside, reason), (message.State, message.Reason));
        Assert.Equal(1, (await host.MailTallyAsync()).SetAsideBy[reason]);
        Assert.Empty(host.Outbox);
    }

    [Theory]
    [InlineData("Out of office hours patrols are missing from the plan", "")]
    [InlineData("Receipt: everybody who reports a crime should have one", "")]
    [InlineData("Read: the plan, and what we think of it", "")]
    [InlineData("Response", "List-Id: <quarry.groups.example>|List-Unsubscribe: <mailto:u@groups.example>|Precedence: list")]
    [InlineData(
        "Response",
        "List-Id: <q.groups.example>|List-Unsubscribe: <mailto:u@g.example>|List-Post: <mailto:q@g.example>|Feedback-ID: 1"
    )]
    public async Task MailThatOnlyLooksAutomatic_IsAResponse(string subject, string headers)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                From = "hefin@x.example",
                Subject = subject,
                Headers = headers.Split('|'),
            }
        );

        Assert.Equal(MessageState.Submission, message.State);
    }

    [Theory]
    [InlineData("X-Failed-Recipients: k@council.example", MessageReason.Bounce)]
    [InlineData("X-Autoreply-From: hefin@x.example", MessageReason.AutomaticReply)]
    [InlineData("Precedence: auto_reply", MessageReason.AutomaticReply)]
    [InlineData("Content-Type: multipart/report; report-type=feedback-report; boundary=x", MessageReason.AutomaticReply)]
    public async Task MailWhoseHeadersSayIt_IsSetAsideForCertain(string header, MessageReason reason)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(new SendGridPost { Headers = [header], Text = "Your message was received." });

        Assert.Equal((MessageState.SetAside, reason, false), (message.State, message.Reason, message.Doubtful));
        Assert.Equal(
            0,
            (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/inbox")).GetProperty("needsPerson").GetInt32()
        );
    }

    [Theory]
    [InlineData("___\nReservoir Friends list. To leave, write to the moderator.", "")]
    [InlineData("", "")]
    [InlineData("", "Re: ")]
    public async Task MailWithoutWordsOfItsOwn_IsSetAsideAndListedForDecision(string text, string subject)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(new SendGridPost { Text = text, Subject = subject });

        Assert.Equal((MessageReason.Empty, true), (message.Reason, message.Doubtful));
    }

    [Theory]
    [InlineData("TakeIn", MessageState.Submission)]
    [InlineData("Dismiss", MessageState.SetAside)]
    public async Task MailSetAsideOnAnUncertainSign_WaitsForAPersonWhoSettlesItWithOnePress(string decision, MessageState settled)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var message = await host.DeliverAsync(
            new SendGridPost
            {
                From = "j@x.example",
                Subject = "Out of office",
                Text = "I am back on Monday.",
            }
        );
        var waiting = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/inbox"))
            .GetProperty("toDecide")
            .GetArrayLength();

        using var response = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/inbox/{message.Id}/decide",
            new FormUrlEncodedContent([new("decision", decision), new("reason", "It is a test.")]),
            TestContext.Current.CancellationToken
        );
        await host.DrainAsync();

        Assert.Equal((MessageState.SetAside, MessageReason.OutOfOffice, 1), (message.State, message.Reason, waiting));
        Assert.Equal(System.Net.HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(settled, (await host.MessageAsync(message.Id)).State);
        Assert.Equal(
            0,
            (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/inbox")).GetProperty("toDecide").GetArrayLength()
        );
    }

    [Fact]
    public async Task NewslettersAndSpam_AreSetAsideUnlessFromAPartner()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var stranger = new SendGridPost
        {
            From = "News <news@offers.example>",
            EnvelopeFrom = "bounce@offers.example",
            Dkim = "{@offers.example : pass}",
        };

        var newsletter = await host.DeliverAsync(
            stranger with
            {
                Headers = ["List-Unsubscribe: <mailto:u@offers.example>", "Precedence: bulk"],
            }
        );
        var spam = await host.DeliverAsync(stranger with { SpamScore = "9.1" });
        var partner = await host.DeliverAsync(new SendGridPost { SpamScore = "9.1" });

        Assert.Equal((MessageReason.Newsletter, MessageReason.Spam), (newsletter.Reason, spam.Reason));
        Assert.Equal(MessageState.Submission, partner.State);
    }

    [Fact]
    public async Task SetAside_TakenInByStaff_BecomesASubmission()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var message = await host.DeliverAsync(new SendGridPost { Headers = ["Auto-Submitted: auto-replied"] });

        var response = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/inbox/{message.Id}/decide",
            new FormUrlEncodedContent([new("decision", "TakeIn")]),
            TestContext.Current.CancellationToken
        );
        await host.DrainAsync();

        Assert.Equal(System.Net.HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(MessageState.Submission, (await host.MessageAsync(message.Id)).State);
        Assert.Equal(SubmissionStatus.Tagged, (await host.SubmissionOfAsync(await host.MessageAsync(message.Id))).Status);
    }
}
