namespace ConsultationIntake.Reading.Judgement.Network;

/// <summary>How a reading came about, for the trainer, who hides some of what is read so that nothing hangs on one thing.</summary>
/// <param name="lot">Draws from 0 to 1, by which it is decided what is hidden.</param>
/// <param name="count">How many sentences are read.</param>
/// <param name="hiddenShare">The share of numbers that is hidden.</param>
/// <param name="hiddenWords">The share of words that is read without their stem.</param>
internal sealed class NetworkTrace(Func<float> lot, int count, float hiddenShare, float hiddenWords)
{
    private readonly SentenceTrace[] sentences = [.. Enumerable.Range(0, count).Select(_ => new SentenceTrace())];
    private readonly GateTrace?[] gates = new GateTrace?[NetworkWeights.Directions];

    /// <summary>So many times what is shown is raised for what is hidden.</summary>
    public float Raised => 1 / (1 - hiddenShare);

    /// <summary>What each sentence came to, as the memories heard it.</summary>
    public float[] Sentences { get; set; } = [];

    /// <summary>What was remembered at each sentence, as the labels heard it.</summary>
    public float[] Heard { get; set; } = [];

    public SentenceTrace At(int place) => sentences[place];

    public GateTrace GatesOf(int direction, int length) => gates[direction] ??= new GateTrace(length);

    /// <summary>Sets a share of the numbers to nothing and raises the others, so that their sum stays what it was.</summary>
    public void Hide(Span<float> numbers)
    {
        foreach (ref var number in numbers)
            number = lot() < hiddenShare ? 0 : number / (1 - hiddenShare);
    }

    /// <summary>The words, now and then one without its stem.</summary>
    public WordInput[] Hide(WordInput[] words) => Array.ConvertAll(words, word => lot() < hiddenWords ? word with { Stem = 0 } : word);
}

/// <summary>The same of a sentence by itself.</summary>
internal sealed class SentenceTrace
{
    /// <summary>The words as they were read, some without their stem.</summary>
    public WordInput[] Read { get; set; } = [];
    public float[] Words { get; set; } = [];
    public float[] Found { get; set; } = [];
    public float[] Gathered { get; set; } = [];
    public float[] Contexts { get; set; } = [];

    /// <summary>The word at which each channel said most, or -1 where it said nothing.</summary>
    public int[] MostAt { get; } = [.. Enumerable.Repeat(-1, NetworkWeights.Channels)];
}

/// <summary>The gates of a memory at each sentence.</summary>
internal sealed class GateTrace(int length)
{
    private readonly (float Keeps, float Stays, float Says, float Held, float Before)[] all = new (float, float, float, float, float)[
        length * NetworkWeights.Memory
    ];

    public void Set(int place, int i, float keeps, float stays, float says, float held, float before) =>
        all[(place * NetworkWeights.Memory) + i] = (keeps, stays, says, held, before);

    public (float Keeps, float Stays, float Says, float Held, float Before) At(int place, int i) =>
        all[(place * NetworkWeights.Memory) + i];
}
