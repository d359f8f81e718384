using System.Text;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>Posts as SendGrid builds them, over HTTP, to the running host.</summary>
public sealed class ReceivingTests
{
    [Fact]
    public async Task Post_Letter_BecomesASubmissionWithPointsAndIsAcknowledged()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(new SendGridPost());

        var submission = await host.SubmissionOfAsync(message);
        Assert.Equal(
            (Channel.Email, SubmissionStatus.Tagged, "north-dale-district-council"),
            (submission.Channel, submission.Status, submission.Partner)
        );
        Assert.NotEmpty(submission.Points);
        var thanks = Assert.Single(host.Thanks()).Mail;
        Assert.Equal("jo.clerk@northdale.example", thanks.To.Email);
        Assert.Contains(submission.Reference.ToString(), thanks.Text, StringComparison.Ordinal);
        Assert.Equal("auto-replied", thanks.Headers["Auto-Submitted"]);
        Assert.Equal(AcknowledgementState.Sent, message.Acknowledgement);
    }

    [Fact]
    public async Task Post_BeforeTheQueueIsWorked_IsKeptByteForByteAndCountedAsWaiting()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var body = new SendGridPost().ToBytes();

        var id = await host.PostMailAsync(body);

        using var kept = new MemoryStream();
        await using (
            var stream = (
                await host.Get<IBlobStore>().OpenAsync((await host.MessageAsync(id)).Blob, TestContext.Current.CancellationToken)
            )!
        )
            await stream.CopyToAsync(kept);
        Assert.Equal(body, kept.ToArray());
        Assert.Equal(1, (await host.MailTallyAsync("")).Waiting);
    }

    [Theory]
    [InlineData("iso-8859-1", "It costs £20.3m a year. Café owners want more patrols.")]
    [InlineData("windows-1252", "“Safer streets” cost £20.3m – that’s too much. More patrols please.")]
    [InlineData("utf-8", "“Safer streets” cost £20.3m – that’s too much. Rhagor o heddlu yn y dŵr.")]
    public async Task Post_TextInItsOwnCharset_IsReadAsItWasWritten(string charset, string text)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(new SendGridPost { Charset = charset, Text = text });

        Assert.Equal(text, (await host.SubmissionOfAsync(message)).OwnWords());
    }

    [Fact]
    public async Task Post_Latin1LabelOnWindowsBytes_KeepsCurlyQuotes()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var body = Encoding.Latin1.GetString(
            new SendGridPost { Charset = "windows-1252", Text = "The “plan” isn’t clear about patrols." }.ToBytes()
        );

        var message = await host.DeliverAsync(
            Encoding.Latin1.GetBytes(body.Replace("\"text\":\"windows-1252\"", "\"text\":\"iso-8859-1\"", StringComparison.Ordinal))
        );

        Assert.Equal("The “plan” isn’t clear about patrols.", (await host.SubmissionOfAsync(message)).OwnWords());
    }

    [Fact]
    public async Task Post_WithoutTextPart_IsReadFromItsHtml()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        const string Html =
            "<html><head><style>p{color:red}</style></head><body><p>We ask for more patrols &amp; lighting.</p><ol "
            + "type=a><li>First: the park.</li><li>Second: the station.</li></ol></body></html>";

        var message = await host.DeliverAsync(new SendGridPost { Text = null, Html = Html });

        var words = (await host.SubmissionOfAsync(message)).OwnWords();
        Assert.Contains("We ask for more patrols & lighting.", words, StringComparison.Ordinal);
        Assert.Contains("Second: the station.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("color", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutAnyPart_IsFailedAndKept()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync("--xYzZY--\r\n"u8.ToArray());

        Assert.Equal((MessageState.Failed, MessageReason.NotAnEmail), (message.State, message.Reason));
    }

    [Fact]
    public async Task Post_WithoutAnyWords_IsSetAside()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(new SendGridPost { Text = null, Subject = "" });

        Assert.Equal((MessageState.SetAside, MessageReason.Empty), (message.State, message.Reason));
    }

    [Fact]
    public async Task Post_TwentyAttachments_AreAllParts()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var files = Enumerable
            .Range(1, 20)
            .Select(i =>
                (
                    $"letter-{i}.txt",
                    "text/plain",
                    Encoding.UTF8.GetBytes($"Point {i}: there should be more patrols in ward {i}."),
                    (string?)null
                )
            );

        var message = await host.DeliverAsync(new SendGridPost { Files = [.. files] });

        var attached = (await host.SubmissionOfAsync(message))
            .Text.Parts.Where(part => part.Kind == PartKind.Attachment)
            .Select(part => part.Name);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"letter-{i}.txt"), attached);
    }

    [Fact]
    public async Task Post_InlineLogo_IsNoAttachmentAndAPhotographIs()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. new byte[500]];

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Html = "<p>We ask for more patrols in the town centre.</p><img src=\"cid:logo1\">",
                Files = [("logo.png", "image/png", png, "logo1"), ("photo.png", "image/png", [.. png, .. new byte[200_000]], null)],
            }
        );

        var submission = await host.SubmissionOfAsync(message);
        Assert.Equal(["photo.png"], submission.Text.Parts.Where(part => part.Note is not null).Select(part => part.Name));
        Assert.Contains("attachment-image", submission.Marks);
    }

    [Fact]
    public async Task Post_HtmlOverFourMegabytes_IsRead()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var html =
            "<p>We ask for more patrols.</p>"
            + $"{string.Concat(Enumerable.Repeat("<div style=\"mso-style-name:x\"><span></span></div>", 100_000))}<p>And for "
            + "better lighting.</p>";
        Assert.True(html.Length > 4_000_000);

        var message = await host.DeliverAsync(new SendGridPost { Text = null, Html = html });

        Assert.Equal("We ask for more patrols.\n\nAnd for better lighting.", (await host.SubmissionOfAsync(message)).OwnWords());
    }

    [Fact]
    public async Task Post_ThirtyMegabytes_IsKeptAndItsLetterRead()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var large = new byte[30_000_000];
        new Random(7).NextBytes(large);

        var message = await host.DeliverAsync(new SendGridPost { Files = [("film.bin", "application/octet-stream", large, null)] });

        var submission = await host.SubmissionOfAsync(message);
        Assert.Contains("patrols", submission.OwnWords(), StringComparison.Ordinal);
        Assert.Contains("attachment-not-read", submission.Marks);
    }

    [Fact]
    public async Task Post_RawMode_IsReadLikeParsedMode()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        const string Raw = """
            From: =?UTF-8?Q?Jo_Cl=C3=A9rk?= <jo.clerk@northdale.example>
            To: plan@consult.westmere-pcc.example
            Subject: =?utf-8?B?RHJhZnQgcGxhbiDigJMgcmVzcG9uc2U=?=
            Message-ID: <raw1@northdale.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="outer"

            --outer
            Content-Type: multipart/alternative; boundary="inner"

            --inner
            Content-Type: text/plain; charset=windows-1252
            Content-Transfer-Encoding: quoted-printable

            Patrols cost =A320 =96 that=92s fair. There should be more of =
            them.
            --inner
            Content-Type: text/html; charset=utf-8

            <p>not this one</p>
            --inner--
            --outer
            Content-Type: text/plain; name*=utf-8''llythyr%20ŵ.txt
            Content-Disposition: attachment; filename*0*=utf-8''llythyr%20; filename*1*=%C5%B5.txt
            Content-Transfer-Encoding: base64

            VGhlIGNvdW5jaWwgYXNrcyBmb3IgYmV0dGVyIHN0cmVldCBsaWdodGluZyBpbiB0aGUgcGFyay4=
            --outer--
            """;

        var message = await host.DeliverAsync(new SendGridPost { Raw = Encoding.UTF8.GetBytes(Raw.ReplaceLineEndings("\r\n")) });

        var submission = await host.SubmissionOfAsync(message);
        Assert.Equal("Draft plan – response", message.Subject);
        Assert.Equal("Jo Clérk", message.SenderName);
        Assert.Equal(
            "Patrols cost £20 – that’s fair. There should be more of them.\n\nThe council asks for better street lighting in the park.",
            submission.OwnWords()
        );
        Assert.Equal("llythyr ŵ.txt", submission.Text.Parts[^1].Name);
    }

    [Fact]
    public async Task Post_ToTwoConsultationsOrNone_IsCountedForEachOrShownToStaff()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var bySlug = await host.DeliverAsync(new SendGridPost { EnvelopeTo = ["police-and-crime-plan@parse.example.org"] });
        var redirected = await host.DeliverAsync(
            new SendGridPost { EnvelopeTo = ["all@parse.example.org"], Text = "Redirected: more patrols by the river, please." }
        );
        var lost = await host.DeliverAsync(new SendGridPost { EnvelopeTo = ["all@parse.example.org"], To = "somebody@else.example" });

        Assert.Equal((MessageState.Submission, MessageState.Submission), (bySlug.State, redirected.State));
        Assert.Equal((MessageState.SetAside, MessageReason.NoConsultation, ""), (lost.State, lost.Reason, lost.Consultation));
    }
}
