using System.Buffers.Binary;
using ConsultationIntake.Points.Learned;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Themes.Own;

/// <summary>What a theme learned of corrections, ready to be read by.</summary>
internal sealed class TaughtWeights
{
    private const int BytesAClue = 5;

    private readonly Dictionary<uint, float> byClue = [];

    public TaughtWeights(LearnedTheme learned)
    {
        Offset = learned.Offset;
        for (var at = 0; at + BytesAClue <= learned.Weights.Length; at += BytesAClue)
            byClue[BinaryPrimitives.ReadUInt32LittleEndian(learned.Weights.AsSpan(at))] =
                (sbyte)learned.Weights[at + BytesAClue - 1] * (float)learned.Unit;
    }

    public double Offset { get; }

    public float Of(uint clue) => byClue.GetValueOrDefault(clue);

    /// <summary>The bytes of <see cref="LearnedTheme.Weights"/>, in the order of the clues.</summary>
    public static byte[] Pack(IEnumerable<(uint Clue, sbyte Weight)> weights)
    {
        var ordered = weights.OrderBy(one => one.Clue).ToList();
        var packed = new byte[ordered.Count * BytesAClue];
        for (var i = 0; i < ordered.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(i * BytesAClue), ordered[i].Clue);
            packed[(i * BytesAClue) + BytesAClue - 1] = (byte)ordered[i].Weight;
        }

        return packed;
    }
}

/// <summary>
/// Walks over what a theme can learn from: a point's words without their inflection, their families, and pairs of neighbours of both.
/// </summary>
internal abstract class TaughtSink(WordBook book) : ClueSink(book)
{
    private readonly List<(uint Clue, int At, int Last)> group = [];

    public sealed override void Word(KnownWord word, WordClue by, uint salt, int at)
    {
        if (salt != 0)
            return;
        switch (by)
        {
            case WordClue.Stem:
                group.Add((Clues.OfWord(by, word.Stem, 0), at, at));
                break;
            case WordClue.Near when word.Near >= 0:
                group.Add((Clues.OfWord(by, (uint)word.Near, 0), at, at));
                break;
            case WordClue.Wide when word.Wide >= 0:
                group.Add((Clues.OfWord(by, (uint)word.Wide, 0), at, at));
                break;
        }
    }

    public sealed override void Clue(uint clue, int at, int last)
    {
        if (last == at + 1)
            group.Add((clue, at, last));
    }

    public sealed override void EndGroup(double weight, ClueSource source)
    {
        var share = (float)(weight / Math.Sqrt(Math.Max(1, group.Count)));
        foreach (var (clue, at, last) in group)
            Take(clue, share, at, last);
        group.Clear();
    }

    protected abstract void Take(uint clue, float value, int at, int last);
}

/// <summary>Adds up what a theme learned of a point's clues, and gives each word its part.</summary>
internal sealed class TaughtScore(WordBook book) : TaughtSink(book)
{
    private TaughtWeights weights = null!;

    public double Sum { get; private set; }

    /// <summary>By word.</summary>
    public double[] Credit { get; private set; } = new double[512];

    public void Read(in ClueText text, TaughtWeights by)
    {
        (weights, Sum) = (by, by.Offset);
        if (Credit.Length < text.Words.Length)
            Credit = new double[text.Words.Length];
        Array.Clear(Credit);
        Clues.Walk(text, [], this);
    }

    protected override void Take(uint clue, float value, int at, int last)
    {
        var said = weights.Of(clue) * value;
        Sum += said;
        for (var word = at; word <= last; word++)
            Credit[word] += said / (last - at + 1);
    }
}
