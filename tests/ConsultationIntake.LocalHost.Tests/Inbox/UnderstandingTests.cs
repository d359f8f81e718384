using System.Text;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>What in a mail is the response, and who it is from.</summary>
public sealed class UnderstandingTests
{
    [Fact]
    public async Task ThreadFiveRepliesDeep_OnlyTheNewWordsAreTheResponse()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var thread =
            "There should be more patrols at the station.\n\nKind regards\nJo Clerk\nDemocratic Services\n\n"
            + "This email is confidential and intended solely for the addressee.\n\n";
        for (var depth = 1; depth <= 5; depth++)
            thread +=
                $"{new string('>', depth - 1)} On {depth} Nov 2026, at 10:00, Person {depth} <p{depth}@northdale.example> "
                + $"wrote:\n{new string('>', depth)} Old words number {depth}.\n";

        var message = await host.DeliverAsync(new SendGridPost { Subject = "Re: Consultation", Text = thread });

        var submission = await host.SubmissionOfAsync(message);
        Assert.Equal("There should be more patrols at the station.", submission.OwnWords());
        Assert.Equal(["body", "signature", "disclaimer", "quoted"], submission.Text.Parts.Select(part => part.Name));
        for (var depth = 1; depth <= 5; depth++)
            Assert.Contains($"Old words number {depth}.", submission.Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(submission.PointTexts(), text => text.Contains("Old words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OutlookReplyInHtml_QuotedMailIsSetAside()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        const string Html = """
            <div class=WordSection1><p class=MsoNormal>CAUTION: This email originated from outside the organisation.</p>
            <p class=MsoNormal>&nbsp;</p>
            <p class=MsoNormal>We ask for a named contact for victims.</p><p class=MsoNormal>&nbsp;</p>
            <div style='border:none;border-top:solid #E1E1E1 1.0pt'>
            <p class=MsoNormal><b>From:</b> The Office &lt;consultation@westmere-pcc.example&gt;<br>
            <b>Sent:</b> 1 November 2026 10:00<br>
            <b>To:</b> Jo Clerk<br><b>Subject:</b> Consultation</p></div>
            <p class=MsoNormal>Please tell us what you think.</p></div>
            """;

        var message = await host.DeliverAsync(new SendGridPost { Text = null, Html = Html });

        Assert.Equal("We ask for a named contact for victims.", (await host.SubmissionOfAsync(message)).OwnWords());
    }

    [Fact]
    public async Task ForwardedByTheOffice_TheForwardedLetterIsTheResponseAndItsWriterAClaim()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                From = "Duty officer <officer@westmere-pcc.example>",
                EnvelopeFrom = "officer@westmere-pcc.example",
                Dkim = "{@westmere-pcc.example : pass}",
                Subject = "FW: Our response",
                Text =
                    "One for the inbox.\n\nThanks\nSam\n\n________________________________\n"
                    + "From: Ada Reeve <ada@harbourwa.example>\nSent: Monday, 30 November 2026 09:12\nTo: Duty officer\n"
                    + "Subject: Our response\n\nSurvivors should be asked what they need before a case is closed.\n\nAda Reeve\n",
            }
        );

        var submission = await host.SubmissionOfAsync(message);
        Assert.Equal((null, "harbour-womens-aid"), (submission.Partner, submission.PartnerClaim));
        Assert.Equal("ada@harbourwa.example", submission.Respondent.Email);
        Assert.StartsWith("Survivors should be asked", submission.OwnWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("One for the inbox", submission.OwnWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CoverNote_WithALetterAttached_IsSetAside()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Text = "Dear team,\n\nPlease find attached our response to the draft plan.\n\nKind regards,\nJo",
                Files =
                [
                    ("response.txt", "text/plain", Encoding.UTF8.GetBytes("There should be more patrols in the market square."), null),
                ],
            }
        );

        var submission = await host.SubmissionOfAsync(message);
        Assert.Equal(
            "cover-note",
            Assert.Single(submission.Text.Parts, part => part.Evidence is not null && part.Name != "signature").Name
        );
        Assert.Equal(["There should be more patrols in the market square."], submission.PointTexts());
    }

    [Fact]
    public async Task CoverNote_WithAViewInIt_IsReadBesideTheLetter()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Text = "Our response is attached.\n\nMembers also strongly oppose the closure of the custody suite at Northgate.",
                Files =
                [
                    ("response.txt", "text/plain", Encoding.UTF8.GetBytes("There should be more patrols in the market square."), null),
                ],
            }
        );

        Assert.Equal(2, (await host.SubmissionOfAsync(message)).Points.Count);
    }

    [Fact]
    public async Task MailHandedOverByStaff_ToAColleague_IsAResponseToTheOpenConsultation()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        using var saved = new StringContent(
            "From: Sam <sam@x.example>\nTo: jo@westmere-pcc.example\nSubject: Plan\nDate: Tue, 1 Dec 2026 10:00:00 +0000\n\n"
                + "More patrols are needed.\n"
        );

        using var handed = await host.Client.PostAsync("/api/inbox/messages", saved, TestContext.Current.CancellationToken);
        await host.DrainAsync();

        Assert.Equal(1, (await host.MailTallyAsync()).Submissions);
    }

    [Theory]
    [InlineData("clerk@gmail.com", "Westmere City Council response to the draft plan\n\nMore patrols.", null, "westmere-city-council")]
    [InlineData("clerk@gmail.com", "On behalf of the Westmere Race Equality Forum: more patrols!", null, "westmere-race-equality-forum")]
    [InlineData("clerk@gmail.com", "I live near Westmere City Council and there should be more patrols.", null, null)]
    [InlineData("clerk@parks.northdale.example", "There should be more patrols.", "north-dale-district-council", null)]
    [InlineData("panel@westmere.example", "There should be more patrols.", "police-and-crime-panel", null)]
    public async Task Sender_IsKnownByItsProvenAddressAndClaimsByANameInTheLetter(string from, string text, string? partner, string? claim)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var submission = await host.SubmissionOfAsync(await host.DeliverAsync(new SendGridPost { From = from, Text = text }));

        Assert.Equal((partner, claim), (submission.Partner, submission.PartnerClaim));
        Assert.Equal(claim is not null, submission.Marks.Contains(SubmissionMarks.PartnerToConfirm));
    }

    [Fact]
    public async Task UnknownOrganisation_IsSettledByStaffInOneClick()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var submission = await host.SubmissionOfAsync(
            await host.DeliverAsync(new SendGridPost { From = "clerk@parish.example", Text = "There should be more patrols in the lanes." })
        );
        Assert.Contains(EmailMarks.SenderUnknown, submission.Marks);

        await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{submission.Reference}/settle",
            new FormUrlEncodedContent([new("partner", "safeguarding-partnership")]),
            TestContext.Current.CancellationToken
        );

        var settled = (
            await host.Get<ISubmissionStore>()
                .FindAsync(submission.Consultation, submission.Reference, TestContext.Current.CancellationToken)
        )!;
        Assert.Equal("safeguarding-partnership", settled.Partner);
        Assert.DoesNotContain(EmailMarks.SenderUnknown, settled.Marks);
    }

    [Theory]
    [InlineData("clerk@parish.example", "There should be more patrols.", null, "Not an expected partner")]
    [InlineData(
        "clerk@gmail.com",
        "I write on behalf of the Westmere Race Equality Forum. There should be more patrols.",
        "westmere-race-equality-forum",
        "It is from them"
    )]
    public async Task SenderInDoubt_IsSettledFromTheStaffPageItself(string from, string text, string? partner, string button)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var submission = await host.SubmissionOfAsync(await host.DeliverAsync(new SendGridPost { From = from, Text = text }));
        var before = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/inbox", TestContext.Current.CancellationToken);

        var response = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{submission.Reference}/settle",
            new FormUrlEncodedContent([new("partner", partner ?? ""), new("back", "desk")]),
            TestContext.Current.CancellationToken
        );

        Assert.Contains($">{button}</button>", before, StringComparison.Ordinal);
        Assert.Equal($"/staff/{LocalHostUnderTest.Slug}/inbox#letters", response.Headers.Location!.ToString());
        Assert.Equal(
            0,
            (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/inbox")).GetProperty("needsPerson").GetInt32()
        );
    }

    [Theory]
    [InlineData("This response is subject to Cabinet approval on 12 January 2027.", Standing.Provisional, "2027-01-12")]
    [InlineData(
        "Please treat this as a draft response; the Committee will consider it on 9th February.",
        Standing.Provisional,
        "2027-02-09"
    )]
    [InlineData("Mae'r ymateb hwn yn amodol ar gymeradwyaeth y Cabinet ar 12 Ionawr 2027.", Standing.Provisional, "2027-01-12")]
    [InlineData("This response was approved by the Cabinet on 24 November 2026.", Standing.Ratified, "2026-11-24")]
    [InlineData("There should be more patrols.", Standing.Current, null)]
    public async Task CommitteesWord_IsNoticedWithItsDate(string sentence, Standing standing, string? date)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var submission = await host.SubmissionOfAsync(
            await host.DeliverAsync(new SendGridPost { Text = $"We ask for more patrols in the town. {sentence}" })
        );

        Assert.Equal(
            (standing, date),
            (submission.Standing, submission.CommitteeDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    [Fact]
    public async Task HoldingReply_IsSetAsideAndThePartnerHasAcknowledged()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            new SendGridPost { Text = "Thank you for the invitation. We will respond before the closing date.\n\nJo" }
        );

        Assert.Equal(MessageReason.HoldingReply, message.Reason);
        var partners = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/inbox"))
            .GetProperty("partners")
            .EnumerateArray();
        Assert.Equal(
            "acknowledged",
            partners.Single(line => line.GetProperty("id").GetString() == "north-dale-district-council").GetProperty("state").GetString()
        );
    }
}
