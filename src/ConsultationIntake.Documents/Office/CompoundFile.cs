using System.Buffers.Binary;
using System.Text;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// The folders and files inside a compound file (MS-CFB), which old Word files and saved Outlook messages are. No library
/// for it restores here in a version that is kept up. Throws <see cref="InvalidDataException"/> for what is broken.
/// </summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int MostEntries = 20_000;
    private const int MaxDepth = 32;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint NoEntry = 0xFFFFFFFF;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly ReadOnlyMemory<byte> content;
    private readonly ReadingBudget budget;
    private readonly int sectorLength;
    private readonly int smallSectorLength;
    private readonly uint smallestLarge;
    private readonly List<uint> sectors;
    private readonly List<uint> smallSectors;
    private readonly ReadOnlyMemory<byte> entries;
    private readonly ReadOnlyMemory<byte> small;

    public CompoundFile(ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        this.content = content;
        this.budget = budget;
        if (content.Length < HeaderLength)
            throw new InvalidDataException("Too short for a compound file.");
        var header = content.Span;
        sectorLength = 1 << (header[0x1E] is 9 or 12 ? header[0x1E] : throw new InvalidDataException("No sector has that length."));
        smallSectorLength = 1 << (header[0x20] is >= 4 and <= 9 ? header[0x20] : 6);
        smallestLarge = Number(header[0x38..]);
        sectors = Table(header);
        entries = Chain(Number(header[0x30..]), long.MaxValue);
        if (entries.Length < EntryLength || entries.Length / EntryLength > MostEntries)
            throw new InvalidDataException("No directory, or one without end.");
        smallSectors = Numbers(Chain(Number(header[0x3C..]), long.MaxValue).Span);
        small = Chain(Number(Entry(0)[0x74..]), Length(0));
        Root = FolderOf(0, []);
    }

    public Folder Root { get; }

    internal sealed class Folder(string name)
    {
        private readonly Dictionary<string, Func<ReadOnlyMemory<byte>>> files = new(StringComparer.OrdinalIgnoreCase);

        public string Name => name;

        public List<Folder> Folders { get; } = [];

        /// <summary>What a file of that name holds, or null where there is none.</summary>
        public ReadOnlyMemory<byte>? File(string file) => files.TryGetValue(file, out var read) ? read() : null;

        internal void Add(string file, Func<ReadOnlyMemory<byte>> read) => files.TryAdd(file, read);
    }

    private Folder FolderOf(uint number, HashSet<uint> seen, int depth = 0)
    {
        if (depth > MaxDepth)
            throw new InvalidDataException("Folders within folders, too deep to be a letter.");
        var folder = new Folder(NameOf(number));
        var waiting = new Stack<uint>([Number(Entry(number)[0x4C..])]);
        while (waiting.TryPop(out var child))
        {
            if (child == NoEntry)
                continue;
            if (child >= entries.Length / EntryLength || !seen.Add(child))
                throw new InvalidDataException("A directory that goes round in a circle.");
            waiting.Push(Number(Entry(child)[0x44..]));
            waiting.Push(Number(Entry(child)[0x48..]));
            if (Entry(child)[0x42] == 1 && seen.Count < MostEntries)
                folder.Folders.Add(FolderOf(child, seen, depth + 1));
            else if (Entry(child)[0x42] == 2)
                folder.Add(NameOf(child), () => FileOf(child));
        }

        return folder;
    }

    private ReadOnlyMemory<byte> FileOf(uint number)
    {
        var (start, length) = (Number(Entry(number)[0x74..]), Length(number));
        return length < smallestLarge ? SmallChain(start, length) : Chain(start, length);
    }

    private ReadOnlySpan<byte> Entry(uint number) => entries.Span.Slice((int)number * EntryLength, EntryLength);

    private long Length(uint number) => Number(Entry(number)[0x78..]);

    private string NameOf(uint number)
    {
        var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(Entry(number)[0x40..]) - 2, 0, 62);
        return Encoding.Unicode.GetString(Entry(number)[..length]);
    }

    /// <summary>For each sector the next one of its chain: the header names the sectors that hold this.</summary>
    private List<uint> Table(ReadOnlySpan<byte> header)
    {
        var table = new List<uint>();
        var listed = Numbers(header[0x4C..HeaderLength]);
        for (var next = Number(header[0x44..]); next < LastSector && listed.Count < content.Length / sectorLength; )
        {
            var more = Numbers(Sector(next));
            listed.AddRange(more[..^1]);
            next = more[^1];
        }

        foreach (var sector in listed.Where(sector => sector < LastSector).Take(content.Length / sectorLength))
            table.AddRange(Numbers(Sector(sector)));
        return table;
    }

    private ReadOnlyMemory<byte> Chain(uint start, long length)
    {
        using var bytes = new MemoryStream();
        for (var sector = start; sector < LastSector && bytes.Length < length; sector = Next(sectors, sector))
        {
            bytes.Write(Sector(sector));
            Bounded(bytes.Length);
        }

        return Cut(bytes, length);
    }

    private ReadOnlyMemory<byte> SmallChain(uint start, long length)
    {
        using var bytes = new MemoryStream();
        for (var sector = start; sector < LastSector && bytes.Length < length; sector = Next(smallSectors, sector))
        {
            var at = (long)sector * smallSectorLength;
            if (at + smallSectorLength > small.Length)
                throw new InvalidDataException("A sector beyond the end.");
            bytes.Write(small.Span.Slice((int)at, smallSectorLength));
            Bounded(bytes.Length);
        }

        return Cut(bytes, length);
    }

    private static ReadOnlyMemory<byte> Cut(MemoryStream bytes, long length) =>
        bytes.GetBuffer().AsMemory(0, (int)Math.Min(bytes.Length, length));

    /// <summary>A chain that goes round in a circle grows longer than the file.</summary>
    private void Bounded(long length)
    {
        if (length > content.Length || (length % (1024 * 1024) == 0 && budget.TimeLeft == TimeSpan.Zero))
            throw new InvalidDataException("A chain of sectors without end.");
    }

    private ReadOnlySpan<byte> Sector(uint number)
    {
        var start = ((long)number + 1) * sectorLength;
        if (start >= content.Length)
            throw new InvalidDataException("A sector beyond the end.");
        var there = content.Span[(int)start..Math.Min(content.Length, (int)start + sectorLength)];
        if (there.Length == sectorLength)
            return there;
        var filled = new byte[sectorLength];
        there.CopyTo(filled);
        return filled;
    }

    private static uint Next(List<uint> table, uint sector) => sector < table.Count ? table[(int)sector] : EndOfChain;

    private static List<uint> Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new List<uint>(bytes.Length / 4);
        for (; bytes.Length >= 4; bytes = bytes[4..])
            numbers.Add(Number(bytes));
        return numbers;
    }

    private static uint Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
