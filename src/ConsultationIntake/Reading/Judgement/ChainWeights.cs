using System.Numerics;
using System.Runtime.InteropServices;
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

    private const string Magic = "CIRD1";
    private static readonly int Joins = Enum.GetValues<Join>().Length;

    private readonly Numbers<uint> keys;
    private readonly Numbers<short> weights;
    private readonly int[] steps;
    private readonly int[] slots;

    /// <param name="keys">The clues that have weights.</param>
    /// <param name="weights">A row a key, a weight a label.</param>
    /// <param name="steps">By join, then the label before, then the label. See <see cref="StepCount"/>.</param>
    /// <param name="families">What clues of families are read by.</param>
    public ChainWeights(Numbers<uint> keys, Numbers<short> weights, int[] steps, WordFamilies families)
    {
        (this.keys, this.weights, this.steps, Families) = (keys, weights, steps, families);
        slots = new int[BitOperations.RoundUpToPowerOf2((uint)(keys.Length + 1) * 2)];
        var all = keys.Span;
        for (var row = 0; row < all.Length; row++)
        {
            var slot = SlotOf(all[row]);
            while (slots[slot] != 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = row + 1;
        }
    }

    public WordFamilies Families { get; }

    public static int StepCount => Joins * Label.Count * Label.Count;

    public static int StepAt(Join join, int before, int label) => (((((int)join) * Label.Count) + before) * Label.Count) + label;

    public int Step(Join join, int before, int label) => steps[StepAt(join, before, label)];

    /// <summary>A clue's weights by label; empty where it has none.</summary>
    public ReadOnlySpan<short> Of(uint key)
    {
        var all = keys.Span;
        for (var slot = SlotOf(key); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
            if (all[slots[slot] - 1] == key)
                return weights.Span.Slice((slots[slot] - 1) * Label.Count, Label.Count);
        return [];
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

    private int SlotOf(uint key) => (int)(unchecked(key * 2654435769u) & (uint)(slots.Length - 1));
}
