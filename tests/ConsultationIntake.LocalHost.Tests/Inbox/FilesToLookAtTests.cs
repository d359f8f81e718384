using System.Text;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>Files and parts of mails that may hold a view which is not in the text: somebody is asked to look.</summary>
public sealed class FilesToLookAtTests
{
    private const string Handed = "Please see the attached.";

    [Fact]
    public async Task EmptyFile_NeedsALook()
    {
        var submission = await SubmittedAsync(new SendGridPost { Text = Handed, Files = [("a.pdf", "application/pdf", [], null)] });

        Assert.Contains("attachment-empty", submission.Marks);
        Assert.True(submission.WaitsForPerson);
    }

    [Fact]
    public async Task EncryptedText_NeedsALook()
    {
        var submission = await SubmittedAsync(
            new SendGridPost { Text = "-----BEGIN PGP MESSAGE-----\n\nhQEMA0abcdabcdabcdabcd\n=abcd\n-----END PGP MESSAGE-----" }
        );

        Assert.Contains("attachment-encrypted", submission.Marks);
        Assert.True(submission.WaitsForPerson);
    }

    [Fact]
    public async Task BodyThatLiesElsewhere_NeedsALook()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var mail =
            "From: Jo Clerk <jo.clerk@northdale.example>\r\nTo: plan@consult.westmere-pcc.example\r\n"
            + "Subject: Our views on the draft plan\r\n"
            + "Message-ID: <elsewhere@northdale.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
            + "Content-Type: message/external-body; access-type=URL; URL=\"http://x.example/r.pdf\"\r\n\r\n"
            + "Content-Type: application/pdf\r\n\r\n\r\n--b--\r\n";

        var message = await host.DeliverAsync(new SendGridPost { Raw = Encoding.ASCII.GetBytes(mail) });

        Assert.Equal(MessageState.Submission, message.State);
        Assert.Contains("message-not-complete", (await host.SubmissionOfAsync(message)).Marks);
    }

    [Fact]
    public async Task NoteOnAPage_HasAReasonOfItsOwnAndNeedsALook()
    {
        var submission = await SubmittedAsync(
            new SendGridPost { Text = Handed, Files = [("a.pdf", "application/pdf", Page("(We like the plan.) Tj", Note), null)] }
        );

        Assert.Contains(submission.Passages, passage => passage.SetAside == SetAsideReason.MarginComment);
        Assert.Contains("attachment-comments", submission.Marks);
        Assert.True(submission.WaitsForPerson);
    }

    [Theory]
    [InlineData("0.87 0.5 -0.5 0.87 100 300 Tm (WE OBJECT to the closure) Tj", true)]
    [InlineData("0 1 -1 0 500 300 Tm (Please answer letters from prisoners) Tj", true)]
    [InlineData("0 1 -1 0 500 300 Tm (DRAFT 2) Tj", false)]
    public async Task WordsAtAnAngle_NeedALook(string words, bool marked)
    {
        var submission = await SubmittedAsync(
            new SendGridPost { Text = Handed, Files = [("a.pdf", "application/pdf", Page($"(We like the plan.) Tj {words}", ""), null)] }
        );

        Assert.Equal(marked, submission.Marks.Contains("attachment-slanted"));
        Assert.Equal(marked, submission.WaitsForPerson);
    }

    private const string Note = "/Annots [<< /Type /Annot /Subtype /Text /Rect [500 700 520 720] /Contents (Why no page on stalking?) >>]";

    private static async Task<Submission> SubmittedAsync(SendGridPost post)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        return await host.SubmissionOfAsync(await host.DeliverAsync(post));
    }

    private static byte[] Page(string words, string annotations)
    {
        var content = $"BT /F1 11 Tf 60 760 Td {words} ET";
        return Encoding.ASCII.GetBytes(
            "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
                + "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
                + $"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {annotations} "
                + "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n"
                + $"4 0 obj << /Length {content.Length} >> stream\n{content}\nendstream endobj\n"
                + "trailer << /Root 1 0 R /Size 5 >>\n%%EOF"
        );
    }
}
