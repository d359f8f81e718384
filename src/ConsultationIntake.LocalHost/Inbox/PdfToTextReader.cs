using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;
using ConsultationIntake.Inbox.Extraction;
using ConsultationIntake.Inbox.Extraction.Pdf;

namespace ConsultationIntake.LocalHost.Inbox;

/// <summary>
/// Reads PDFs with poppler's <c>pdftotext</c> in a process of its own: what a hostile file does to it, it does to nobody
/// else. No shell, no network, limits on time and on what it writes; the file is passed by path and deleted after.
/// </summary>
internal sealed class PdfToTextReader(string program, string folder) : IPdfReader
{
    private const int BytesOfOutputPerCharacter = 100;
    private const string WrongPassword = "password";

    public async Task<PdfOutcome> ReadAsync(ReadOnlyMemory<byte> content, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.pdf");
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                await file.WriteAsync(content, cancellationToken);
            return await RunAsync(path, limits, cancellationToken);
        }
        catch (Win32Exception)
        {
            // Not installed here: the file is kept, and a person reads it.
            return new PdfOutcome.Unread(ExtractionMark.NotRead);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<PdfOutcome> RunAsync(string path, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        using var process = Process.Start(StartOf(path, limits)) ?? throw new InvalidOperationException("pdftotext did not start.");
        try
        {
            var errors = ReadAsync(process.StandardError.BaseStream, 64 * 1024, cancellationToken);
            var output = await ReadAsync(process.StandardOutput.BaseStream, limits.MaxCharacters * BytesOfOutputPerCharacter, cancellationToken);
            if (output is null)
                return new PdfOutcome.Unread(ExtractionMark.TooMuchText);
            var said = Encoding.UTF8.GetString(await errors ?? []);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                return new PdfOutcome.Unread(said.Contains(WrongPassword, StringComparison.OrdinalIgnoreCase) ? ExtractionMark.Encrypted : ExtractionMark.Damaged);
            return Parse(output, limits, cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo StartOf(string path, ExtractionLimits limits)
    {
        var last = (limits.MaxPages + 1).ToString(CultureInfo.InvariantCulture);
        return new ProcessStartInfo(program, ["-bbox-layout", "-enc", "UTF-8", "-f", "1", "-l", last, path, "-"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
    }

    /// <summary>Everything a stream holds, or null where it is more than <paramref name="most"/> bytes.</summary>
    private static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > most)
                return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static PdfOutcome Parse(byte[] output, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false };
        using var xml = XmlReader.Create(new MemoryStream(output), settings);
        var pages = new List<PdfPage>();
        List<PdfLine>? lines = null;
        try
        {
            while (xml.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.LocalName == "page")
                {
                    if (pages.Count == limits.MaxPages)
                        return new PdfOutcome.Read(pages, MorePages: true);
                    lines = [];
                    pages.Add(new PdfPage(lines));
                }
                else if (xml.LocalName == "line" && lines is not null && Line(xml) is { } line)
                {
                    lines.Add(line);
                }
            }
        }
        catch (XmlException) when (pages.Count > 0)
        {
            // Characters that no XML may hold: what came before them stands, and a person reads the rest.
            return new PdfOutcome.Read(pages, MorePages: true);
        }
        catch (XmlException)
        {
            return new PdfOutcome.Unread(ExtractionMark.Damaged);
        }

        return pages.Count > 0 ? new PdfOutcome.Read(pages) : new PdfOutcome.Unread(ExtractionMark.Damaged);
    }

    private static PdfLine? Line(XmlReader xml)
    {
        var (left, top, right, bottom) = (Number(xml, "xMin"), Number(xml, "yMin"), Number(xml, "xMax"), Number(xml, "yMax"));
        var words = new List<string>();
        if (xml.IsEmptyElement)
            return null;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace && xml.Value.Trim() is { Length: > 0 } word)
                words.Add(word);
        }

        return words.Count == 0 ? null : new PdfLine(string.Join(' ', words), left, top, right, bottom);
    }

    private static double Number(XmlReader xml, string name) =>
        double.TryParse(xml.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;
}
