using System.Buffers.Binary;
using System.Text;

namespace ConsultationIntake.Documents.Tests;

/// <summary>
/// A compound file as Office writes it (MS-CFB, version 3): small files share a stream of their own, large ones have sectors.
/// </summary>
internal sealed class WrittenCompoundFile
{
    private const int SectorLength = 512;
    private const int SmallLength = 64;
    private const int SmallestLarge = 4096;
    private const int EntryLength = 128;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;
    private const uint OfTable = 0xFFFFFFFD;

    private readonly List<Entry> entries = [];
    private readonly List<byte[]> sectors = [];
    private readonly List<uint> table = [];
    private readonly List<uint> smallTable = [];
    private readonly List<byte> small = [];

    /// <summary>A folder, or a file where it has content.</summary>
    internal sealed record Item(string Name, byte[]? Content, params Item[] Items);

    private sealed record Entry(string Name, byte Kind, uint Start, int Length)
    {
        public uint Next { get; set; } = Free;

        public uint Child { get; set; } = Free;
    }

    public static byte[] Of(params Item[] items)
    {
        var file = new WrittenCompoundFile();
        file.entries.Add(new Entry("Root Entry", 5, End, 0));
        file.entries[0].Child = file.Add(items);
        return file.ToBytes();
    }

    /// <summary>Where the first of a folder's items stands; each names the next, in the order of the format: short names first.</summary>
    private uint Add(IReadOnlyList<Item> items)
    {
        var (first, before) = (Free, (Entry?)null);
        foreach (var item in items.OrderBy(one => one.Name.Length).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase))
        {
            var number = (uint)entries.Count;
            var entry = item.Content is { } content
                ? new Entry(item.Name, 2, content.Length < SmallestLarge ? Small(content) : Large(content), content.Length)
                : new Entry(item.Name, 1, 0, 0);
            entries.Add(entry);
            first = first == Free ? number : first;
            if (before is not null)
                before.Next = number;
            before = entry;
            if (item.Content is null)
                entry.Child = Add(item.Items);
        }

        return first;
    }

    private uint Small(byte[] content)
    {
        if (content.Length == 0)
            return End;
        var start = (uint)smallTable.Count;
        var count = (content.Length + SmallLength - 1) / SmallLength;
        for (var i = 1; i <= count; i++)
            smallTable.Add(i == count ? End : start + (uint)i);
        small.AddRange(content);
        small.AddRange(new byte[(count * SmallLength) - content.Length]);
        return start;
    }

    private uint Large(byte[] content)
    {
        if (content.Length == 0)
            return End;
        var start = (uint)sectors.Count;
        foreach (var chunk in content.Chunk(SectorLength))
        {
            sectors.Add([.. chunk, .. new byte[SectorLength - chunk.Length]]);
            table.Add((uint)sectors.Count);
        }

        table[^1] = End;
        return start;
    }

    private byte[] ToBytes()
    {
        var smallStart = Large(small.ToArray());
        var smallTableStart = Large(Bytes(smallTable));
        entries[0] = new Entry("Root Entry", 5, smallStart, small.Count) { Child = entries[0].Child };
        while (entries.Count % (SectorLength / EntryLength) != 0)
            entries.Add(new Entry("", 0, 0, 0));
        var directoryStart = Large([.. entries.SelectMany(BytesOf)]);
        var tables = 1;
        while (tables * (SectorLength / 4) < table.Count + tables)
            tables++;
        var tableStart = sectors.Count;
        table.AddRange(Enumerable.Repeat(OfTable, tables));
        table.AddRange(Enumerable.Repeat(Free, (tables * (SectorLength / 4)) - table.Count));

        var header = new byte[SectorLength];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(header, 0);
        foreach (var (at, value) in new (int, ushort)[] { (0x18, 0x3E), (0x1A, 3), (0x1C, 0xFFFE), (0x1E, 9), (0x20, 6) })
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at), value);
        foreach (
            var (at, value) in new (int, uint)[]
            {
                (0x2C, (uint)tables),
                (0x30, directoryStart),
                (0x38, SmallestLarge),
                (0x3C, smallTableStart),
                (0x40, (uint)((smallTable.Count * 4) + SectorLength - 1) / SectorLength),
                (0x44, End),
            }
        )
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at), value);
        for (var i = 0; i < 109; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(0x4C + (4 * i)), i < tables ? (uint)(tableStart + i) : Free);
        return [.. header, .. sectors.SelectMany(sector => sector), .. Bytes(table)];
    }

    private static byte[] BytesOf(Entry entry)
    {
        var bytes = new byte[EntryLength];
        var name = Encoding.Unicode.GetBytes(entry.Name);
        name.CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(0x40), (ushort)(name.Length == 0 ? 0 : name.Length + 2));
        bytes[0x42] = entry.Kind;
        bytes[0x43] = 1;
        foreach (
            var (at, value) in new (int, uint)[]
            {
                (0x44, Free),
                (0x48, entry.Next),
                (0x4C, entry.Child),
                (0x74, entry.Start),
                (0x78, (uint)entry.Length),
            }
        )
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
        return bytes;
    }

    private static byte[] Bytes(List<uint> numbers)
    {
        var bytes = new byte[numbers.Count * 4];
        foreach (var (i, number) in numbers.Index())
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), number);
        return bytes;
    }
}
