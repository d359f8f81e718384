using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ConsultationIntake.Contracts;
using ConsultationIntake.Contracts.Sheets;
using ConsultationIntake.Documents.Sheets;
using ConsultationIntake.Imports;

namespace ConsultationIntake.Documents.Tests;

/// <summary>
/// Archives that lie: entries that lie over one another, archives within archives, lengths that are not so. Each is read or refused for at
/// most so many bytes of memory, by what is counted and not by the clock.
/// </summary>
public sealed class ZipBombTests
{
    private const long MostBytes = 200 * 1024 * 1024;
    private const int Kernel = 4 * 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lies =>
        ["overlapping", "overlapping by the thousand", "nested", "says it is nothing", "says it is everything", "an entry beyond the end"];

    [Theory]
    [MemberData(nameof(Lies))]
    public void Mail_WithALyingArchive_IsReadWithinItsBudget(string lie)
    {
        var bomb = Made(lie, i => $"letter{i}.txt");
        var mail = Samples.Latin(
            "From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: text/plain\r\n\r\nMore patrols, please.\r\n--b\r\nContent-Type: application/zip; name=a.zip\r\n"
                + "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.zip\r\n\r\n"
                + Convert.ToBase64String(bomb, Base64FormattingOptions.InsertLineBreaks)
                + "\r\n--b--\r\n"
        );

        Bounded(() => Assert.NotNull(Reading.Mail(mail)));
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void Document_ThatIsALyingArchive_IsReadOrRefused(string lie)
    {
        foreach (var (name, part) in new[] { ("a.docx", "word/document.xml"), ("a.odt", "content.xml"), ("a.xlsx", "xl/workbook.xml") })
        {
            var bomb = Made(lie, i => i == 0 ? part : $"word/header{i}.xml");
            Bounded(() => Assert.NotNull(Reading.File(name, bomb)));
        }
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void Import_OfALyingArchive_IsRefused(string lie)
    {
        var bomb = Made(lie, i => i == 0 ? "xl/workbook.xml" : $"xl/worksheets/sheet{i}.xml");
        using var reader = new SheetReader(new TestClock(DateTimeOffset.UnixEpoch));

        Bounded(() => Assert.IsType<SheetOutcome.Refused>(reader.ReadAsync(bomb, Token).GetAwaiter().GetResult()));
    }

    /// <summary>A workbook in order but for its strings, which are the sheet again under a length of nothing.</summary>
    [Fact]
    public void Import_OfAWorkbookWhoseLengthsLie_IsReadOrRefused()
    {
        var workbook = SheetFiles.Xlsx(SheetFiles.Row(1, "Response") + SheetFiles.Row(2, "The lanes are dark."));
        // Every length in the directory at the end says four gigabytes.
        for (var at = workbook.AsSpan().IndexOf("PK\x01\x02"u8); at >= 0; )
        {
            BinaryPrimitives.WriteUInt32LittleEndian(workbook.AsSpan(at + 24), uint.MaxValue - 1);
            var next = workbook.AsSpan(at + 4).IndexOf("PK\x01\x02"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        using var reader = new SheetReader(new TestClock(DateTimeOffset.UnixEpoch));

        Bounded(() => Assert.NotNull(reader.ReadAsync(workbook, Token).GetAwaiter().GetResult()));
    }

    private static byte[] Made(string lie, Func<int, string> name)
    {
        // So that it unpacks to some sixty times its size, which one file in order may.
        var random = new Random(20261130);
        var kernel = new byte[Kernel];
        for (var i = 0; i < Kernel; i += 200)
            kernel[i] = (byte)random.Next(256);
        return lie switch
        {
            "overlapping" => Raw(kernel, 200, name, declared: Kernel),
            "overlapping by the thousand" => Raw(kernel, 30_000, name, declared: Kernel),
            "nested" => Enumerable
                .Range(0, 3)
                .Aggregate(
                    SheetFiles.Zip(Enumerable.Range(0, 2).Select(i => (name(i), kernel)).ToArray()),
                    (inner, _) => SheetFiles.Zip(Enumerable.Range(0, 2).Select(i => ($"{i}.zip", inner)).ToArray())
                ),
            "says it is nothing" => Raw(kernel, 1, name, declared: 0),
            "says it is everything" => Raw(kernel, 1, name, declared: uint.MaxValue - 1),
            "an entry beyond the end" => Raw(kernel, 1, name, declared: Kernel, offset: 0x7FFFFFFF),
            _ => throw new ArgumentOutOfRangeException(nameof(lie)),
        };
    }

    /// <summary>
    /// One deflated kernel, and a directory with many entries that all are it: no program writes such a file, and each entry unpacks.
    /// </summary>
    private static byte[] Raw(byte[] kernel, int entries, Func<int, string> name, uint declared, uint offset = 0)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(kernel);
        using var file = new MemoryStream();
        // Nothing here is read with its sum: it is left out.
        const uint crc = 0;
        Header(file, isLocal: true, name(0), crc, (uint)packed.Length, declared, 0);
        file.Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        var directory = (uint)file.Length;
        for (var i = 0; i < entries; i++)
            Header(file, isLocal: false, name(i), crc, (uint)packed.Length, declared, offset);
        var length = (uint)file.Length - directory;
        Span<byte> end = stackalloc byte[22];
        "PK\x05\x06"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)entries);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)entries);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], directory);
        file.Write(end);
        return file.ToArray();
    }

    private static void Header(Stream file, bool isLocal, string name, uint crc, uint packed, uint declared, uint offset)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        var header = new byte[isLocal ? 30 : 46];
        (isLocal ? "PK\x03\x04"u8 : "PK\x01\x02"u8).CopyTo(header);
        // What follows stands two bytes later in the directory than before the file.
        var common = header.AsSpan(isLocal ? 4 : 6);
        BinaryPrimitives.WriteUInt16LittleEndian(common, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(common[4..], 8);
        BinaryPrimitives.WriteUInt32LittleEndian(common[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(common[14..], packed);
        BinaryPrimitives.WriteUInt32LittleEndian(common[18..], declared);
        BinaryPrimitives.WriteUInt16LittleEndian(common[22..], (ushort)bytes.Length);
        if (!isLocal)
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), offset);
        file.Write(header);
        file.Write(bytes);
    }

    private static void Bounded(Action read)
    {
        var bytes = Patience.Ends(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                read();
                return GC.GetAllocatedBytesForCurrentThread() - before;
            },
            "the archive"
        );
        Assert.InRange(bytes, 0, MostBytes);
    }
}
