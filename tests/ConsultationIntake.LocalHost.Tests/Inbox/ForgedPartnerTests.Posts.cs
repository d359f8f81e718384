using System.Text;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

public sealed partial class ForgedPartnerTests
{
    private static string Envelope => $$"""{"to":["{{SendGridPost.Inbox}}"],"from":"{{CouncilAddress}}"}""";

    private static string Verdicts => Field("envelope", Envelope) + Field("SPF", "pass");

    /// <summary>What a sender can write so that the post around the mail, or the signatures in it, read as what they are not.</summary>
    private static Dictionary<string, SendGridPost> Posts =>
        new()
        {
            ["an envelope written into the text, and the end of the post"] = Stranger with
            {
                From = CouncilAddress,
                Text = $"{Text}{Verdicts}\r\n--xYzZY--",
            },
            ["the true fields as parts of one that the text opens"] = Stranger with
            {
                From = CouncilAddress,
                Text = $"{Text}{Verdicts}\r\n--xYzZY\r\nContent-Type: multipart/mixed; boundary=xYzZY\r\n",
            },
            ["a whole post written into the header"] = Stranger with
            {
                Headers =
                [
                    "X-Note: none"
                        + Field("dkim", "{@northdale.example : pass}")
                        + Field("to", SendGridPost.Inbox)
                        + Field("from", CouncilAddress)
                        + Field("text", Text)
                        + Verdicts
                        + "\r\n--xYzZY--",
                ],
            },
            ["a signature that leaves the end of the text to anybody"] = Stranger with
            {
                From = CouncilAddress,
                Dkim = "{@northdale.example : pass}",
                Headers = [Signature("northdale.example; l=12")],
            },
            ["a broken signature whose domain reads like a verdict"] = Stranger with
            {
                From = CouncilAddress,
                Dkim = "{@northdale.example : pass, @x : fail}",
                Headers = [Signature("northdale.example : pass, @x")],
            },
            ["the same, and a signature whose domain is an encoded word"] = Stranger with
            {
                From = CouncilAddress,
                Dkim = "{@northdale.example : pass, @x : fail}",
                Headers = [Signature("northdale.example : pass, @x"), Signature("=?utf-8?q?northdale.example?=")],
            },
            ["the same, and a broken signature of the council's"] = Stranger with
            {
                From = CouncilAddress,
                Dkim = "{@northdale.example : pass, @x : fail, @northdale.example : fail}",
                Headers = [Signature("northdale.example : pass, @x"), Signature("northdale.example")],
            },
        };

    [Fact]
    public async Task Post_ThatReadsAsWhatItIsNot_DoesNotSpeakForThePartner()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        await Assert.AllAsync(
            Posts.Index(),
            async trick =>
            {
                var message = await host.DeliverAsync(trick.Item.Value with { MessageId = $"trick-{trick.Index}@elsewhere.example" });
                var forged = await host.SubmissionOfAsync(message);
                Assert.Equal((null, Standing.Current), (forged.Partner, forged.Standing));
                Assert.Equal(AcknowledgementState.SenderNotProven, message.Acknowledgement);
            }
        );
        Assert.Equal("invited", (await CouncilAsync(host)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Mail_WrittenIntoTheTextOfOneThatTheOfficePassedOn_IsNotThePartners()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Inbox:TrustedForwarders:0", "westmere-pcc.example"]);
        var mail = Encoding.UTF8.GetString(
            Message("Authentication-Results: mx; dkim=pass header.d=northdale.example", $"From: {CouncilAddress}")
        );

        var message = await host.DeliverAsync(
            Stranger with
            {
                EnvelopeFrom = "consultation+SRS=ab=CD=elsewhere.example=sam@westmere-pcc.example",
                Text = Text + Field("email", mail),
            }
        );

        Assert.Null((await host.SubmissionOfAsync(message)).Partner);
    }

    [Fact]
    public async Task Mail_WithTheSignatureThatHeld_IsThePartners()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            Genuine with
            {
                EnvelopeFrom = "bounce@relay.example",
                Dkim = "{@northdale.example : pass, @relay.example : fail}",
                Headers = [Signature("northdale.example"), Signature("relay.example")],
            }
        );

        Assert.Equal(Council, (await host.SubmissionOfAsync(message)).Partner);
    }

    private static byte[] Message(params string[] headers) =>
        Encoding.UTF8.GetBytes(string.Join("\r\n", [.. headers, "Subject: Ours", "Date: Tue, 24 Nov 2026 10:00:00 +0000", "", Text, ""]));

    private static string Signature(string domain) => $"DKIM-Signature: v=1; a=rsa-sha256; s=k; h=from; bh=eA==; b=eA==; d={domain}";

    private static string Field(string name, string value) =>
        $"\r\n--xYzZY\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}";
}
