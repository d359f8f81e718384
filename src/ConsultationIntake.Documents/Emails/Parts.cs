using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text.RegularExpressions;
using ConsultationIntake.Documents.Html;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;
using MimeKit;
using MimeKit.Cryptography;
using MimeKit.Tnef;

namespace ConsultationIntake.Documents.Emails;

/// <summary>
/// The texts and files of a message, in their order. Only the parts of multipart/alternative stand for each other; all
/// others are read. What Outlook wrapped (winmail.dat), what was signed and what was zipped is unwrapped.
/// </summary>
internal sealed partial class Parts(ReadingBudget budget, CancellationToken cancellationToken)
{
    /// <summary>Markup is seldom eight times its text.</summary>
    private const int BytesOfTextPerCharacter = 8;

    private readonly List<string> pages = [];

    public List<ExtractedText> Texts { get; } = [];

    public List<File> Files { get; } = [];

    public bool Complete { get; private set; } = true;

    /// <inheritdoc cref="InboundEmail.TextsDiffer"/>
    public bool TextsDiffer { get; private set; }

    /// <param name="Message">Taken apart already; null where it is a file's bytes.</param>
    internal sealed record File(ReceivedFile Content, DocumentKind Kind, string? ContentId, bool Inline, MimeMessage? Message = null);

    /// <summary>Whether a text shows the file of that id.</summary>
    public bool Shows(string? contentId) =>
        contentId is { Length: > 0 } && pages.Exists(page => page.Contains("cid:" + contentId, StringComparison.OrdinalIgnoreCase));

    public void Visit(MimeEntity entity)
    {
        switch (entity)
        {
            case MultipartAlternative alternatives:
                Choose(alternatives);
                break;
            case Multipart multipart:
                foreach (var part in multipart)
                    Visit(part);
                break;
            // What it says lies elsewhere (RFC 2046, section 5.2.3).
            case MimeEntity elsewhere when elsewhere.ContentType.IsMimeType("message", "external-body"):
                Complete = false;
                break;
            case MessagePart { Message: { } message } part:
                Attach(part, part.ContentDisposition?.FileName ?? "message.eml", BytesOf(message), message);
                break;
            case TnefPart wrapped when Unwrapped(wrapped) is { } inside:
                Visit(inside);
                break;
            case ApplicationPkcs7Mime signed when Unsigned(signed) is { } inside:
                Visit(inside);
                break;
            case TextPart text when IsBody(text):
                Add(TextOf(text));
                break;
            case MimePart part:
                Complete &= !part.ContentType.MediaType.Equals("multipart", StringComparison.OrdinalIgnoreCase);
                Attach(part, part.FileName, BytesOf(part), message: null);
                break;
        }
    }

    public static ReadOnlyMemory<byte> BytesOf(MimePart part)
    {
        if (part.Content is null)
            return ReadOnlyMemory<byte>.Empty;
        // At once as long as it will be: a stream that grows holds its bytes twice, and for a mail of 30 MB that is the most there ever is.
        using var bytes = new MemoryStream(part.Content.Stream is { CanSeek: true } encoded ? LengthOf(part, encoded.Length) : 0);
        part.Content.DecodeTo(bytes);
        return new ReadOnlyMemory<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static int LengthOf(MimePart part, long encoded) =>
        (int)(part.ContentTransferEncoding == ContentEncoding.Base64 ? (encoded * 3 / 4) + 3 : encoded);

    private static ReadOnlyMemory<byte> BytesOf(MimeMessage message)
    {
        using var bytes = new MemoryStream();
        message.WriteTo(bytes);
        return new ReadOnlyMemory<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>The fullest text, and of those that say the same the plainest; the files of all.</summary>
    private void Choose(MultipartAlternative alternatives)
    {
        Parts? best = null;
        foreach (
            var alternative in alternatives.Where(part =>
                part is Multipart or TextPart { IsPlain: true } or TextPart { IsHtml: true } or MessagePart
            )
        )
        {
            var read = new Parts(budget, cancellationToken);
            read.Visit(alternative);
            pages.AddRange(read.pages);
            Files.AddRange(read.Files);
            Complete &= read.Complete;
            TextsDiffer |= read.TextsDiffer;
            best = best is null ? read : Fuller(best, read);
        }

        foreach (var text in best?.Texts ?? [])
            Add(text);
    }

    /// <summary>The one that says more; where that leaves words out, <see cref="TextsDiffer"/> says so.</summary>
    private Parts Fuller(Parts plain, Parts rich)
    {
        var compared = AlternativeTexts.Compare(plain.Texts, rich.Texts);
        TextsDiffer |= compared.LeavesOut;
        return compared.IsRichFuller ? rich : plain;
    }

    /// <summary>A part that repeats what another says, as some programs send it, is left out.</summary>
    private void Add(ExtractedText text)
    {
        if (text.Value.Length > 0 && !Texts.Exists(other => TextTidy.Line(other.Value) == TextTidy.Line(text.Value)))
            Texts.Add(text);
    }

    private static bool IsBody(TextPart text) =>
        (text.IsPlain || text.IsHtml) && text.FileName is null && text.ContentDisposition?.Disposition != ContentDisposition.Attachment;

    private ExtractedText TextOf(TextPart part)
    {
        var bytes = BytesOf(part);
        var most = budget.Limits.MaxCharacters * BytesOfTextPerCharacter;
        if (bytes.Length > most)
            (bytes, Complete) = (bytes[..most], false);
        var written = Charsets.Decode(bytes.Span, part.ContentType.Charset);
        if (!part.IsHtml)
        {
            var lines = part.IsFlowed
                ? FlowedText.Unfold(written, DeletesSpace(part))
                : written.Replace("\r\n", "\n", StringComparison.Ordinal);
            return ExtractedText.Plain(PlaceOfPicture().Replace(lines, "").Trim());
        }

        pages.Add(written);
        var text = HtmlText.Read(written, budget, cancellationToken);
        Complete &= !text.Marks.Any(mark => mark.NeedsPerson());
        return text;
    }

    private static bool DeletesSpace(TextPart part) =>
        "yes".Equals(part.ContentType.Parameters["delsp"], StringComparison.OrdinalIgnoreCase);

    private void Attach(MimeEntity part, string? name, ReadOnlyMemory<byte> bytes, MimeMessage? message)
    {
        var disposition = part.ContentDisposition?.Disposition;
        var file = new ReceivedFile(ReceivedFile.SafeName(name, Files.Count + 1), part.ContentType.MimeType.ToLowerInvariant(), bytes);
        var kind = message is null ? DocumentKinds.Of(file) : DocumentKind.Email;
        if (kind == DocumentKind.Zip && ZippedFiles.Of(file, budget) is { } inside)
            Files.AddRange(inside.Select(one => new File(one, DocumentKinds.Of(one), ContentId: null, Inline: false)));
        else
            Files.Add(new File(file, kind, part.ContentId, IsInline(disposition, part.ContentId), message));
    }

    private static bool IsInline(string? disposition, string? contentId) =>
        disposition == ContentDisposition.Inline || (contentId is not null && disposition != ContentDisposition.Attachment);

    /// <summary>What Outlook put into one file, or null where that is broken: then a person opens it.</summary>
    private static MimeEntity? Unwrapped(TnefPart wrapped)
    {
        try
        {
            return wrapped.ConvertToMessage().Body;
        }
        catch (Exception broken) when (broken is TnefException or FormatException or ArgumentException or IOException)
        {
            return null;
        }
    }

    /// <summary>What was signed, whoever signed it; null for what is encrypted or broken.</summary>
    private static MimeEntity? Unsigned(ApplicationPkcs7Mime signed)
    {
        try
        {
            var cms = new SignedCms();
            cms.Decode(BytesOf(signed).Span);
            return MimeEntity.Load(new MemoryStream(cms.ContentInfo.Content, writable: false), persistent: true);
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Where a program that makes plain text of a page leaves a picture out.</summary>
    [GeneratedRegex(@"\[cid:[^\]\r\n]{1,200}\]|\[image: [^\]\r\n]{1,200}\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PlaceOfPicture();
}
