using System.Text;
using ConsultationIntake.Documents.Emails;
using ConsultationIntake.Documents.Office;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents;

/// <summary>
/// Says what a file is: by its first bytes where they say it, by its name where they do not. What the sender declares comes last.
/// </summary>
internal static class DocumentKinds
{
    public static DocumentKind Of(ReceivedFile file)
    {
        var content = file.Content.Span;
        var extension = Path.GetExtension(file.FileName).ToLowerInvariant();
        if (content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
            return DocumentKind.Pdf;
        if (content.StartsWith("{\\rtf"u8))
            return DocumentKind.Rtf;
        if (content.StartsWith("PK"u8))
            return Zipped(file, extension);
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return Compound(content);
        if (IsImage(content) || file.ContentType.StartsWith("image/", StringComparison.Ordinal))
            return DocumentKind.Image;
        return ByName(extension, file);
    }

    private static DocumentKind ByName(string extension, ReceivedFile file) =>
        extension switch
        {
            ".txt" or ".text" or ".md" or ".csv" or ".log" => DocumentKind.Text,
            ".htm" or ".html" => DocumentKind.Html,
            ".eml" or ".mht" => DocumentKind.Email,
            ".docx" or ".docm" => DocumentKind.Docx,
            ".odt" => DocumentKind.Odt,
            ".pdf" => DocumentKind.Pdf,
            ".rtf" => DocumentKind.Rtf,
            ".p7m" => DocumentKind.EncryptedOffice,
            ".ics" or ".vcf" or ".p7s" or ".asc" => DocumentKind.Accessory,
            _ => file.ContentType switch
            {
                "message/rfc822" => DocumentKind.Email,
                "text/plain" => DocumentKind.Text,
                "text/html" => DocumentKind.Html,
                "application/rtf" or "text/rtf" => DocumentKind.Rtf,
                "application/pgp-encrypted" or "application/pkcs7-mime" or "application/x-pkcs7-mime" => DocumentKind.EncryptedOffice,
                "text/calendar"
                or "text/vcard"
                or "text/x-vcard"
                or "application/pkcs7-signature"
                or "application/x-pkcs7-signature"
                or "application/pgp-signature"
                or "message/delivery-status"
                or "message/disposition-notification"
                or "text/rfc822-headers" => DocumentKind.Accessory,
                "application/octet-stream" or "" when Messages.LooksLikeMessage(file.Content) => DocumentKind.Email,
                _ => DocumentKind.Unknown,
            },
        };

    private static DocumentKind Zipped(ReceivedFile file, string extension)
    {
        if (extension is ".docx" or ".docm" or ".dotx")
            return DocumentKind.Docx;
        if (extension is ".xlsx" or ".xlsm")
            return DocumentKind.Xlsx;
        if (extension is ".odt" or ".ott" or ".ods" or ".fodt")
            return DocumentKind.Odt;
        try
        {
            using var archive = Zip.Open(file.Content);
            return archive.GetEntry("word/document.xml") is not null ? DocumentKind.Docx
                : archive.GetEntry("xl/workbook.xml") is not null ? DocumentKind.Xlsx
                : archive.GetEntry("content.xml") is not null ? DocumentKind.Odt
                : archive.GetEntry("[Content_Types].xml") is not null ? DocumentKind.Unknown
                : DocumentKind.Zip;
        }
        catch (Exception broken) when (broken is InvalidDataException or InflatedTooFarException)
        {
            return DocumentKind.Unknown;
        }
    }

    /// <summary>Which of the kinds that are compound files: each has a stream that names it.</summary>
    private static DocumentKind Compound(ReadOnlySpan<byte> content)
    {
        bool Has(ReadOnlySpan<byte> content, string stream) => content.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;

        return Has(content, "EncryptedPackage") ? DocumentKind.EncryptedOffice
            : Has(content, "__substg1.0_") ? DocumentKind.OutlookMessage
            : Has(content, "WordDocument") ? DocumentKind.Doc
            : DocumentKind.Unknown;
    }

    private static bool IsImage(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || content.StartsWith("GIF8"u8)
        || content.StartsWith("II*\0"u8)
        || content.StartsWith("MM\0*"u8)
        || (content.Length > 12 && content[8..].StartsWith("WEBP"u8));
}
