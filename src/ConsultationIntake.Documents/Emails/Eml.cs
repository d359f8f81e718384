using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Emails;

/// <summary>Reads a whole MIME message: raw mode, an <c>.eml</c> file, a message attached to a message.</summary>
internal static class Eml
{
    public static InboundEmail Read(ReadOnlyMemory<byte> message, ReadingLimits limits) => Parts(message).ToEmail(limits);

    public static MailParts Parts(ReadOnlyMemory<byte> message)
    {
        var root = MimeEntity.Parse(message, out var complete);
        var reading = new Reading();
        reading.Visit(root);
        return FromHeaders(root.Headers) with
        {
            Text = reading.Texts.Count > 0 ? string.Join("\n\n", reading.Texts) : null,
            Html = reading.Htmls.Count > 0 ? string.Join("\n", reading.Htmls) : null,
            Files = reading.Attachments,
            Complete = complete,
        };
    }

    /// <summary>What the header fields alone say.</summary>
    public static MailParts FromHeaders(HeaderFields headers) => new()
    {
        Headers = headers,
        EnvelopeFrom = headers.Raw("Return-Path")?.Trim().Trim('<', '>'),
        EnvelopeTo = [.. headers.AllOf("Delivered-To").Concat(headers.AllOf("X-Original-To")).Select(to => to.Trim().Trim('<', '>'))],
        From = AddressList.First(headers.Raw("From") ?? headers.Raw("Sender")),
        To = AddressList.Parse(headers.Raw("To")),
        Cc = AddressList.Parse(headers.Raw("Cc")),
        Subject = headers["Subject"] ?? "",
    };

    /// <summary>Whether bytes look like a message: header lines first, with one of the fields every message has.</summary>
    public static bool LooksLikeMessage(ReadOnlyMemory<byte> content)
    {
        var (block, _) = HeaderFields.Split(content[..Math.Min(content.Length, 64 * 1024)]);
        var headers = HeaderFields.Parse(block);
        return headers.Raw("From") is not null && (headers.Raw("Date") ?? headers.Raw("Subject") ?? headers.Raw("Message-ID")) is not null;
    }

    private sealed class Reading
    {
        public List<string> Texts { get; } = [];

        public List<string> Htmls { get; } = [];

        public List<MailParts.File> Attachments { get; } = [];

        public void Visit(MimeEntity entity)
        {
            if (entity.IsMultipart && entity.Children.Count > 0)
            {
                foreach (var child in entity.Children)
                    Visit(child);
                return;
            }

            var disposition = entity.Disposition.Value;
            var named = entity.FileName is not null;
            switch (entity.ContentType.Value)
            {
                case "text/plain" when disposition != "attachment" && !named:
                    Texts.Add(entity.Text);
                    break;
                case "text/html" when disposition != "attachment" && !named:
                    Htmls.Add(entity.Text);
                    break;
                case "message/rfc822":
                    Attach(entity, entity.FileName ?? "message.eml");
                    break;
                default:
                    Attach(entity, entity.FileName);
                    break;
            }
        }

        private void Attach(MimeEntity entity, string? name) => Attachments.Add(new MailParts.File(
            new ReceivedFile(ReceivedFile.SafeName(name, Attachments.Count + 1), entity.ContentType.Value, entity.Content),
            entity.ContentId,
            Inline: entity.Disposition.Value == "inline" || (entity.ContentId is not null && entity.Disposition.Value != "attachment")));
    }
}
