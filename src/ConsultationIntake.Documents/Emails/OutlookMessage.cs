using System.Globalization;
using System.Text;
using ConsultationIntake.Documents.Office;
using ConsultationIntake.Reading.Files;
using MimeKit;
using MimeKit.Tnef;

namespace ConsultationIntake.Documents.Emails;

/// <summary>Reads a message that Outlook saved as a file (.msg, MS-OXMSG): properties as streams of a compound file.</summary>
internal static class OutlookMessage
{
    private const string AttachmentStorage = "__attach_version1.0_";
    private const int Subject = 0x0037;
    private const int TransportHeaders = 0x007D;
    private const int SenderName = 0x0C1A;
    private const int SenderAddress = 0x0C1F;
    private const int SenderSmtpAddress = 0x5D01;
    private const int MessageId = 0x1035;
    private const int PlainBody = 0x1000;
    private const int CompressedRtf = 0x1009;
    private const int HtmlBody = 0x1013;
    private const int AttachmentData = 0x3701;
    private const int AttachmentName = 0x3704;
    private const int AttachmentLongName = 0x3707;
    private const int AttachmentType = 0x370E;
    private const int AttachmentContentId = 0x3712;

    /// <summary>Null where it is broken: then a person opens it.</summary>
    public static LoadedMessage? Load(ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        try
        {
            return new LoadedMessage(MessageOf(new CompoundFile(content, budget).Root, budget, depth: 0), Complete: true);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static MimeMessage MessageOf(CompoundFile.Folder folder, ReadingBudget budget, int depth)
    {
        var message = new MimeMessage();
        message.Headers.Clear();
        foreach (
            var header in Messages
                .LoadHeaders(Text(folder, TransportHeaders))
                .Where(header => !header.Field.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        )
            message.Headers.Add(header);
        if (
            message.From.Count == 0
            && (Text(folder, SenderSmtpAddress) is { Length: > 0 } smtp ? smtp : Text(folder, SenderAddress)) is { Length: > 0 } sender
        )
            message.From.Add(new MailboxAddress(Text(folder, SenderName), sender));
        if (!message.Headers.Contains(HeaderId.Subject))
            message.Subject = Text(folder, Subject);
        if (!message.Headers.Contains(HeaderId.MessageId) && Text(folder, MessageId).Trim('<', '>', ' ') is { Length: > 0 } id)
            message.MessageId = id;
        message.Body = BodyOf(folder, budget, depth);
        return message;
    }

    private static Multipart BodyOf(CompoundFile.Folder folder, ReadingBudget budget, int depth)
    {
        var texts = new MultipartAlternative();
        if (Text(folder, PlainBody) is { Length: > 0 } plain)
            texts.Add(new TextPart("plain") { Text = plain });
        if (Html(folder) is { Length: > 0 } html)
            texts.Add(new TextPart("html") { Content = new MimeContent(Zip.StreamOf(html)) });
        var mixed = new Multipart("mixed") { texts };
        if (texts.Count == 0 && folder.File(Name(CompressedRtf, "0102")) is { } rtf)
            mixed.Add(File("message.rtf", "application/rtf", Decompressed(rtf)));
        foreach (
            var attachment in folder
                .Folders.Where(one => one.Name.StartsWith(AttachmentStorage, StringComparison.OrdinalIgnoreCase))
                .Take(budget.Limits.MaxFiles)
        )
        {
            if (AttachmentOf(attachment, budget, depth) is { } part)
                mixed.Add(part);
        }

        return mixed;
    }

    private static MimeEntity? AttachmentOf(CompoundFile.Folder folder, ReadingBudget budget, int depth)
    {
        if (
            folder.Folders.FirstOrDefault(one => one.Name.Equals(Name(AttachmentData, "000D"), StringComparison.OrdinalIgnoreCase)) is
            { } inner
        )
            return depth < budget.Limits.MaxNesting ? new MessagePart("rfc822") { Message = MessageOf(inner, budget, depth + 1) } : null;
        if (folder.File(Name(AttachmentData, "0102")) is not { } data)
            return null;
        var name = Text(folder, AttachmentLongName) is { Length: > 0 } longName ? longName : Text(folder, AttachmentName);
        var file = File(name, Text(folder, AttachmentType), data);
        if (Text(folder, AttachmentContentId) is { Length: > 0 } id)
            file.Headers.Replace(HeaderId.ContentId, $"<{id.Trim('<', '>')}>");
        return file;
    }

    private static MimePart File(string name, string type, ReadOnlyMemory<byte> content) =>
        new(ContentType.TryParse(type, out var declared) ? declared : new ContentType("application", "octet-stream"))
        {
            Content = new MimeContent(Zip.StreamOf(content)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = name },
        };

    /// <summary>The page with a charset that its bytes bear out: they say it themselves, or are UTF-8.</summary>
    private static ReadOnlyMemory<byte>? Html(CompoundFile.Folder folder) =>
        folder.File(Name(HtmlBody, "0102"))
        ?? (Text(folder, HtmlBody) is { Length: > 0 } text ? Encoding.UTF8.GetBytes(text) : default(ReadOnlyMemory<byte>?));

    private static ReadOnlyMemory<byte> Decompressed(ReadOnlyMemory<byte> compressed)
    {
        var bytes = compressed.ToArray();
        var flushed = new RtfCompressedToRtf().Flush(bytes, 0, bytes.Length, out var start, out var length);
        return flushed.AsMemory(start, length);
    }

    /// <summary>A property of text, in UTF-16 or in the code page of the machine that wrote it; empty where there is none.</summary>
    private static string Text(CompoundFile.Folder folder, int property) =>
        folder.File(Name(property, "001F")) is { } wide ? Encoding.Unicode.GetString(wide.Span).TrimEnd('\0')
        : folder.File(Name(property, "001E")) is { } narrow ? Charsets.Decode(narrow.Span, null).TrimEnd('\0')
        : "";

    private static string Name(int property, string type) =>
        string.Create(CultureInfo.InvariantCulture, $"__substg1.0_{property:X4}{type}");
}
