using System.Text;
using static ConsultationIntake.Documents.Tests.WrittenCompoundFile;

namespace ConsultationIntake.Documents.Tests;

/// <summary>Messages that Outlook saved (.msg), sent on as files.</summary>
public sealed class OutlookMessageTests
{
    private const int Subject = 0x0037;
    private const int Headers = 0x007D;
    private const int SenderName = 0x0C1A;
    private const int Sender = 0x5D01;
    private const int Body = 0x1000;
    private const int Html = 0x1013;

    [Fact]
    public void Message_WithAFileAndAMessageInIt_IsReadWhole()
    {
        var longLetter = string.Join("\r\n\r\n", Enumerable.Range(1, 400).Select(i => $"Point {i}: we ask for a lamp in lane {i}."));
        var message = Message(
            [
                Text(Subject, "Ein hymateb"),
                Text(SenderName, "Siân Prys"),
                Text(Sender, "sian@cyngor.example"),
                Text(Body, "Hoffem weld mwy o heddlu yn y dref, a tŷ diogel."),
            ],
            Folder("__attach_version1.0_#00000000", Text(0x3707, "letter.txt"), Bytes(0x3701, Encoding.UTF8.GetBytes(longLetter))),
            Folder(
                "__attach_version1.0_#00000001",
                Folder(
                    "__substg1.0_3701000D",
                    Text(Subject, "The first letter"),
                    Text(Headers, "From: Jo Clerk <jo@council.example>\r\nDate: Mon, 30 Nov 2026 09:00:00 +0000\r\n"),
                    Bytes(Html, "<p>Victims should have <b>one</b> contact.</p>"u8.ToArray())
                )
            )
        );

        var outer = Assert.Single(Reading.Mail(Carrying(message))!.Attachments).Message!;

        Assert.Equal(("sian@cyngor.example", "Siân Prys"), (outer.From!.Email, outer.From.Name));
        Assert.Equal("Hoffem weld mwy o heddlu yn y dref, a tŷ diogel.", outer.Body.Value);
        Assert.Equal("letter.txt", outer.Attachments[0].FileName);
        Assert.Equal(longLetter, Encoding.UTF8.GetString(outer.Attachments[0].File.Content.Span));
        var inner = outer.Attachments[1].Message!;
        Assert.Equal("jo@council.example", inner.From!.Email);
        Assert.Equal("Victims should have one contact.", inner.Body.Value);
    }

    [Fact]
    public void Message_CutOff_IsKeptForAPerson()
    {
        var message = Message([Text(Body, string.Concat(Enumerable.Repeat("We ask for lamps. ", 600)))]);

        var file = Assert.Single(Reading.Mail(Carrying(message[..(message.Length / 3)]))!.Attachments);

        Assert.Null(file.Message);
    }

    private static byte[] Message(Item[] properties, params Item[] attachments) =>
        Of([new Item("__properties_version1.0", new byte[32]), .. properties, .. attachments]);

    private static Item Text(int property, string text) => new($"__substg1.0_{property:X4}001F", Encoding.Unicode.GetBytes(text));

    private static Item Bytes(int property, byte[] content) => new($"__substg1.0_{property:X4}0102", content);

    private static Item Folder(string name, params Item[] items) => new(name, null, items);

    private static byte[] Carrying(byte[] message) =>
        Samples.Latin(
            "From: a@b.example\r\nDate: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the message.\r\n--b\r\n"
                + "Content-Type: application/vnd.ms-outlook; name=\"letter.msg\"\r\nContent-Disposition: attachment; "
                + "filename=\"letter.msg\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Convert.ToBase64String(message, Base64FormattingOptions.InsertLineBreaks)
                + "\r\n--b--\r\n"
        );
}
