using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>
/// What was learned: a weight for each clue and label, and one for each label after another across each kind of join. Whole numbers,
/// so that every machine adds them to the same sums.
/// </summary>
internal sealed class ChainWeights
{
    /// <summary>How many whole units one unit of log-odds is.</summary>
    public const double Units = 256;

    /// <summary>Of a clue that has no weights.</summary>
    public const int None = -1;

    private const string Magic = "CIRD1";
    private static readonly int Joins = Enum.GetValues<Join>().Length;

    private readonly Numbers<uint> keys;
    private readonly Numbers<short> weights;
    private readonly int[] steps;

    /// <summary>
    /// A clue's row and 1 in the lower bits, which are as many as rows need, and in the upper ones those of its mixed key: what is not
    /// there is nearly always told without a look at the keys.
    /// </summary>
    private readonly uint[] slots;
    private readonly uint rowBits;

    /// <param name="keys">The clues that have weights.</param>
    /// <param name="weights">A row a key, a weight a label.</param>
    /// <param name="steps">By join, then the label before, then the label. See <see cref="StepCount"/>.</param>
    /// <param name="families">What clues of families are read by.</param>
    public ChainWeights(Numbers<uint> keys, Numbers<short> weights, int[] steps, WordFamilies families)
    {
        (this.keys, this.weights, this.steps, Families) = (keys, weights, steps, families);
        slots = new uint[BitOperations.RoundUpToPowerOf2((uint)(keys.Length + 1) * 2)];
        rowBits = BitOperations.RoundUpToPowerOf2((uint)keys.Length + 1) - 1;
        var all = keys.Span;
        for (var row = 0; row < all.Length; row++)
        {
            var mixed = Mixed(all[row]);
            var slot = SlotOf(mixed);
            while (slots[slot] != 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = (mixed & ~rowBits) | ((uint)row + 1);
        }
    }

    public WordFamilies Families { get; }

    public static int StepCount => Joins * Label.Count * Label.Count;

    public static int StepAt(Join join, int before, int label) => (((((int)join) * Label.Count) + before) * Label.Count) + label;

    public int Step(Join join, int before, int label) => steps[StepAt(join, before, label)];

    /// <summary>The row of a clue's weights, or <see cref="None"/>.</summary>
    public int RowOf(uint key)
    {
        var mixed = Mixed(key);
        for (var slot = SlotOf(mixed); slots[slot] is not 0 and var held; slot = (slot + 1) & (slots.Length - 1))
            if (((held ^ mixed) & ~rowBits) == 0 && (int)(held & rowBits) - 1 is var row && keys.Span[row] == key)
                return row;
        return None;
    }

    /// <summary>A row's weights by label.</summary>
    public ReadOnlySpan<short> At(int row) => weights.Span.Slice(row * Label.Count, Label.Count);

    /// <summary>
    /// The sum of what a sentence's clues weigh, by label, in log-odds. They are some hundreds of whole numbers of sixteen bits: in
    /// whatever order they are added, and in whatever registers, it is the same sum.
    /// </summary>
    public void Sum(ReadOnlySpan<KnownClue> clues, Span<double> sums)
    {
        const int lanes = 2 * 16;
        Span<int> whole = stackalloc int[lanes];
        whole.Clear();
        var left = Vector256.IsHardwareAccelerated && Label.Count <= lanes ? SumWide(clues, whole) : clues;
        foreach (var clue in left)
        {
            var row = At(clue.Row);
            for (var label = 0; label < row.Length; label++)
                whole[label] += row[label];
        }

        for (var label = 0; label < sums.Length; label++)
            sums[label] = whole[label] / Units;
    }

    /// <summary>
    /// Adds two registers a row, which reach into the next row: what stands there is summed up as well and nobody's. Leaves the clues
    /// from the first on whose row is too near the end.
    /// </summary>
    private ReadOnlySpan<KnownClue> SumWide(ReadOnlySpan<KnownClue> clues, scoped Span<int> whole)
    {
        var all = weights.Span;
        var (first, second) = (Vector256<int>.Zero, Vector256<int>.Zero);
        var (third, fourth) = (Vector256<int>.Zero, Vector256<int>.Zero);
        var added = 0;
        for (; added < clues.Length; added++)
        {
            var row = all[(clues[added].Row * Label.Count)..];
            if (row.Length < whole.Length)
                break;
            var (low, high) = (Vector256.Create(row), Vector256.Create(row[Vector256<short>.Count..]));
            first += Vector256.WidenLower(low);
            second += Vector256.WidenUpper(low);
            third += Vector256.WidenLower(high);
            fourth += Vector256.WidenUpper(high);
        }

        first.CopyTo(whole);
        second.CopyTo(whole[Vector256<int>.Count..]);
        third.CopyTo(whole[(2 * Vector256<int>.Count)..]);
        fourth.CopyTo(whole[(3 * Vector256<int>.Count)..]);
        return clues[added..];
    }

    public static ChainWeights Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != Magic)
            throw new InvalidDataException("These are not the reader's weights of this version.");
        var keys = Numbers<uint>.Read(stream, reader.ReadInt32());
        var weights = Numbers<short>.Read(stream, keys.Length * Label.Count);
        var steps = ReadAll<int>(reader, StepCount);
        var words = reader.ReadInt32();
        return new ChainWeights(keys, weights, steps, new WordFamilies(ReadAll<ushort>(reader, words), ReadAll<ushort>(reader, words)));
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(keys.Length);
        writer.Write(MemoryMarshal.AsBytes(keys.Span));
        writer.Write(MemoryMarshal.AsBytes(weights.Span));
        writer.Write(MemoryMarshal.AsBytes(steps.AsSpan()));
        writer.Write(Families.Near.Length);
        writer.Write(MemoryMarshal.AsBytes(Families.Near.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(Families.Wide.AsSpan()));
    }

    private static T[] ReadAll<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static uint Mixed(uint key) => unchecked(key * 2654435769u);

    private int SlotOf(uint mixed) => (int)(mixed & (uint)(slots.Length - 1));
}
