using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConsultationIntake.Reading.Learned;

/// <summary>
/// A small convolutional network over words, trained offline on sentences written for it (<c>eng/tagger</c>). Every window of one
/// to three words is compared with a few dozen patterns, each pattern keeps its best window, and the score of a question (is this about
/// victims?) is a weighted sum of those: so each part of a score belongs to words that can be shown. All arithmetic on words is on whole
/// numbers, so that every machine gets the same.
/// </summary>
internal sealed class SentenceModel
{
    public const int Widths = 3;
    public const int Offsets = 6;

    /// <summary>How many words of a text it reads: places are kept as 16-bit numbers, sixteen side by side.</summary>
    public const int MostWords = 32_000;

    /// <summary>Sums of products are kept without their last bits; three of them and a bias fit 16 bits.</summary>
    private const int Shift = 6;
    private const int MostProjected = 10_000;

    private readonly sbyte[] vectors;
    private readonly short[] filters;
    private readonly short[] biases;
    private readonly float[] output;
    private readonly short[]?[] projections;
    private readonly float scale;

    /// <param name="words">The table of <paramref name="file"/>'s words, which models share.</param>
    /// <param name="file">For its vectors.</param>
    /// <param name="weights">What was learned.</param>
    public SentenceModel(WordTable words, ModelFile file, LearnedWeights weights)
    {
        (Questions, Dimensions, Filters, Blend) = (weights.Questions, file.Dimensions, weights.Filters, weights.Blend);
        Words = words;
        Pairs = new PairModel(weights.PairKeys, weights.PairWeights, weights.PairBiases);
        (vectors, filters, output) = (file.Vectors, weights.FilterWeights, weights.Output);
        biases = [.. weights.Biases.Select(Narrow)];
        scale = (float)(weights.Scale * (1 << Shift));
        projections = new short[file.Words.Length][];
    }

    /// <summary>What it answers, by name.</summary>
    public IReadOnlyList<string> Questions { get; }
    public WordTable Words { get; }

    /// <summary>What speaks beside the network.</summary>
    public PairModel Pairs { get; }

    /// <summary>How many patterns there are of each width.</summary>
    public int Filters { get; }
    public int Dimensions { get; }
    public int Pooled => Filters * Widths;

    /// <summary>How its scores and those of listed words are put together, for each question.</summary>
    public IReadOnlyList<BlendWeights> Blend { get; }

    /// <summary>
    /// The best match of every pattern and where its window starts; a pattern that matches nowhere is 0 at -1.
    /// </summary>
    /// <param name="rows">The text's words that the model knows, at most <see cref="MostWords"/>.</param>
    /// <param name="projected">Room for as many references as there are rows.</param>
    /// <param name="best">As long as <see cref="Pooled"/>, and so is <paramref name="at"/>.</param>
    /// <param name="at">The word at which the best window of each pattern starts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Match(ReadOnlySpan<int> rows, short[][] projected, Span<short> best, Span<short> at)
    {
        for (var i = 0; i < rows.Length; i++)
            projected[i] = Project(rows[i]);
        var words = projected.AsSpan(0, rows.Length);
        for (var width = 0; width < Widths; width++)
        {
            var filter = 0;
            for (; filter <= Filters - Vector<short>.Count; filter += Vector<short>.Count)
                MatchLanes(words, width, filter, best, at);
            for (; filter < Filters; filter++)
                MatchOne(words, width, filter, best, at);
        }
    }

    /// <summary>What pattern <paramref name="pattern"/> at its best match adds to a question's log-odds.</summary>
    public double Contribution(int question, int pattern, short best) => best * scale * output[(question * (Pooled + 1)) + pattern];

    /// <summary>The log-odds of a question. Summed eight lanes at a time in a fixed order, whatever the machine has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Score(int question, ReadOnlySpan<float> best)
    {
        var weights = output.AsSpan(question * (Pooled + 1), Pooled);
        var sums = Vector256<float>.Zero;
        var pattern = 0;
        for (; pattern <= Pooled - Vector256<float>.Count; pattern += Vector256<float>.Count)
            sums += Vector256.Create(best[pattern..]) * Vector256.Create<float>(weights[pattern..]);
        var sum = 0.0;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
            sum += sums[lane];
        for (; pattern < Pooled; pattern++)
            sum += best[pattern] * weights[pattern];
        return Bias(question) + (sum * scale);
    }

    public double Bias(int question) => output[(question * (Pooled + 1)) + Pooled];

    private static short Narrow(int sum) => (short)Math.Clamp(sum >> Shift, -MostProjected, MostProjected);

    /// <summary>The places of a width's patterns follow those of the narrower ones: one, then two, then three.</summary>
    private int PlaceAt(int width, int place) => (((width * (width + 1)) / 2) + place) * Filters;

    /// <summary>As many patterns of one width at once as the machine takes whole numbers side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MatchLanes(ReadOnlySpan<short[]> words, int width, int filter, Span<short> best, Span<short> at)
    {
        var (first, second, third) = (PlaceAt(width, 0) + filter, PlaceAt(width, 1) + filter, PlaceAt(width, 2) + filter);
        var pattern = (width * Filters) + filter;
        var bias = new Vector<short>(biases, pattern);
        var bestSoFar = Vector<short>.Zero;
        var bestAt = new Vector<short>(-1);
        for (var start = 0; start < words.Length - width; start++)
        {
            var value = bias + new Vector<short>(words[start], first);
            if (width > 0)
                value += new Vector<short>(words[start + 1], second);
            if (width > 1)
                value += new Vector<short>(words[start + 2], third);
            bestAt = Vector.ConditionalSelect(Vector.GreaterThan(value, bestSoFar), new Vector<short>((short)start), bestAt);
            bestSoFar = Vector.Max(value, bestSoFar);
        }

        bestSoFar.CopyTo(best[pattern..]);
        bestAt.CopyTo(at[pattern..]);
    }

    private void MatchOne(ReadOnlySpan<short[]> words, int width, int filter, Span<short> best, Span<short> at)
    {
        var pattern = (width * Filters) + filter;
        (best[pattern], at[pattern]) = (0, -1);
        for (var start = 0; start < words.Length - width; start++)
        {
            int value = biases[pattern];
            for (var place = 0; place <= width; place++)
                value += words[start + place][PlaceAt(width, place) + filter];
            if (value > best[pattern])
                (best[pattern], at[pattern]) = ((short)value, (short)start);
        }
    }

    /// <summary>A word against each place of each pattern; kept, as a text's words are mostly common ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private short[] Project(int row)
    {
        if (projections[row] is { } kept)
            return kept;
        var word = vectors.AsSpan(row * Dimensions, Dimensions);
        var projection = new short[Offsets * Filters];
        for (var i = 0; i < projection.Length; i++)
        {
            var filter = filters.AsSpan(i * Dimensions, Dimensions);
            var sum = 0;
            for (var d = 0; d < word.Length; d++)
                sum += word[d] * filter[d];
            projection[i] = Narrow(sum);
        }

        return projections[row] = projection;
    }
}
