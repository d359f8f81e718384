using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConsultationIntake.Themes.Offline;

/// <summary>
/// A small convolutional network over words, trained offline on sentences written for it (<c>eng/tagger</c>). Every window of one
/// to three words is compared with a few dozen patterns, each pattern keeps its best window, and a theme's score is a
/// weighted sum of those: so each part of a score belongs to words that can be shown. All arithmetic on words is on whole
/// numbers, so that every machine gets the same.
/// </summary>
internal sealed class ThemeModel
{
    public const int Widths = 3;
    public const int Offsets = 6;

    /// <summary>How many words of a text it reads: places are kept as 16-bit numbers, sixteen side by side.</summary>
    public const int MostWords = 32_000;

    /// <summary>Sums of products are kept without their last bits; three of them and a bias fit 16 bits.</summary>
    private const int Shift = 6;
    private const int MostProjected = 10_000;

    /// <summary>Loaded when first asked for: training makes a new one where the old may be unreadable.</summary>
    private static readonly Lazy<ThemeModel> LazilyShipped = new(LoadShipped);

    private readonly sbyte[] vectors;
    private readonly short[] filters;
    private readonly short[] biases;
    private readonly float[] output;
    private readonly short[]?[] projections;
    private readonly float scale;

    private ThemeModel(ThemeModelFile parts)
    {
        (Codes, Dimensions, Filters, Blend) = (parts.Codes, parts.Dimensions, parts.Filters, parts.Blend);
        Words = new WordTable(parts.Words);
        Pairs = new PairModel(parts.PairKeys, parts.PairWeights, parts.PairBiases);
        (vectors, filters, output) = (parts.Vectors, parts.FilterWeights, parts.Output);
        biases = [.. parts.Biases.Select(Narrow)];
        scale = (float)(parts.Scale * (1 << Shift));
        projections = new short[parts.Words.Length][];
    }

    /// <summary>The themes it knows, by code.</summary>
    public IReadOnlyList<string> Codes { get; }
    public WordTable Words { get; }

    /// <summary>What speaks beside the network.</summary>
    public PairModel Pairs { get; }

    /// <summary>How many patterns there are of each width.</summary>
    public int Filters { get; }
    public int Dimensions { get; }
    public int Pooled => Filters * Widths;

    /// <summary>How its scores and the vocabulary's are put together: see <see cref="ThemeBlend"/>.</summary>
    public ThemeBlend Blend { get; }

    /// <summary>The model that ships with this library.</summary>
    public static ThemeModel Shipped => LazilyShipped.Value;

    public static ThemeModel Load(Stream stream) => new(ThemeModelFile.Read(stream));

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

    /// <summary>What pattern <paramref name="pattern"/> at its best match adds to a theme's log-odds.</summary>
    public double Contribution(int theme, int pattern, short best) => best * scale * output[(theme * (Pooled + 1)) + pattern];

    /// <summary>The log-odds of a theme. Summed eight lanes at a time in a fixed order, whatever the machine has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Score(int theme, ReadOnlySpan<float> best)
    {
        var weights = output.AsSpan(theme * (Pooled + 1), Pooled);
        var sums = Vector256<float>.Zero;
        var pattern = 0;
        for (; pattern <= Pooled - Vector256<float>.Count; pattern += Vector256<float>.Count)
            sums += Vector256.Create(best[pattern..]) * Vector256.Create<float>(weights[pattern..]);
        var sum = 0.0;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
            sum += sums[lane];
        for (; pattern < Pooled; pattern++)
            sum += best[pattern] * weights[pattern];
        return Bias(theme) + (sum * scale);
    }

    public double Bias(int theme) => output[(theme * (Pooled + 1)) + Pooled];

    private static ThemeModel LoadShipped()
    {
        using var stream = typeof(ThemeModel).Assembly.GetManifestResourceStream("theme-model.bin")
            ?? throw new InvalidOperationException("The theme model is missing from the assembly.");
        return Load(stream);
    }

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
