using System.IO.Compression;
using System.Text;

namespace ConsultationIntake.Submissions.Files;

/// <summary>What a file is, by what is in it and never by its name.</summary>
public static class FileKind
{
    private const string OdtType = "application/vnd.oasis.opendocument.text";

    /// <summary><c>pdf</c>, <c>docx</c>, <c>odt</c>, <c>rtf</c>, <c>txt</c>, <c>jpg</c>, <c>png</c>; or null for anything else.</summary>
    public static string? Of(ReadOnlyMemory<byte> file)
    {
        var content = file.Span;
        if (content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
            return "pdf";
        if (content.StartsWith("{\\rtf"u8))
            return "rtf";
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "jpg";
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return "png";
        if (content.StartsWith("PK\x3\x4"u8))
            return Zipped(file);
        return IsText(content) ? "txt" : null;
    }

    private static string? Zipped(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.GetEntry("word/document.xml") is not null && archive.GetEntry("[Content_Types].xml") is not null)
                return "docx";
            if (archive.GetEntry("mimetype") is not { Length: < 100 } type)
                return null;
            using var reader = new StreamReader(type.Open(), Encoding.ASCII);
            return reader.ReadToEnd().Trim() == OdtType ? "odt" : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Text has no control characters but line ends, tabs and page breaks; in UTF-16 it says so in its first two bytes.</summary>
    private static bool IsText(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return content.Length % 2 == 0;
        foreach (var b in content)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C))
                return false;
        }

        return !content.StartsWith("MZ"u8);
    }
}
