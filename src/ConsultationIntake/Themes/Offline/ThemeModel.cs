using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    private readonly sbyte[] vectors;
    private readonly short[] filters;
    private readonly int[] biases;
    private readonly float[] output;
    private readonly int[]?[] projections;
    private readonly double scale;

    private ThemeModel(ThemeModelFile parts)
    {
        (Codes, Dimensions, Filters, Blend) = (parts.Codes, parts.Dimensions, parts.Filters, parts.Blend);
        Words = new WordTable(parts.Words);
        (vectors, filters, biases, output, scale) = (parts.Vectors, parts.FilterWeights, parts.Biases, parts.Output, parts.Scale);
        projections = new int[parts.Words.Length][];
    }

    /// <summary>The themes it knows, by code.</summary>
    public IReadOnlyList<string> Codes { get; }
    public WordTable Words { get; }

    /// <summary>How many patterns there are of each width.</summary>
    public int Filters { get; }
    public int Dimensions { get; }
    public int Pooled => Filters * Widths;

    /// <summary>How its score and the vocabulary's are put together: see <see cref="ThemeBlend"/>.</summary>
    public ThemeBlend Blend { get; }

    /// <summary>The model that ships with this library.</summary>
    public static ThemeModel Shipped { get; } = LoadShipped();

    public static ThemeModel Load(Stream stream) => new(ThemeModelFile.Read(stream));

    /// <summary>
    /// The best match of every pattern and where its window starts; a pattern that matches nowhere is 0 at -1.
    /// <paramref name="rows"/> are the text's words that the model knows; both results are <see cref="Pooled"/> long.
    /// </summary>
    public void Match(ReadOnlySpan<int> rows, Span<int> best, Span<int> at)
    {
        best.Clear();
        at.Fill(-1);
        for (var start = 0; start < rows.Length; start++)
        {
            ReadOnlySpan<int> first = Project(rows[start]);
            Keep(0, Place(first, 0), default, default, start, best, at);
            if (start + 1 == rows.Length)
                break;
            ReadOnlySpan<int> second = Project(rows[start + 1]);
            Keep(1, Place(first, 1), Place(second, 2), default, start, best, at);
            if (start + 2 < rows.Length)
                Keep(2, Place(first, 3), Place(second, 4), Place(Project(rows[start + 2]), 5), start, best, at);
        }
    }

    /// <summary>What pattern <paramref name="pattern"/> at its best match adds to a theme's log-odds.</summary>
    public double Contribution(int theme, int pattern, int best) => best * scale * output[(theme * (Pooled + 1)) + pattern];

    public double Bias(int theme) => output[(theme * (Pooled + 1)) + Pooled];

    private static ThemeModel LoadShipped()
    {
        using var stream = typeof(ThemeModel).Assembly.GetManifestResourceStream("theme-model.bin")
            ?? throw new InvalidOperationException("The theme model is missing from the assembly.");
        return Load(stream);
    }

    private ReadOnlySpan<int> Place(ReadOnlySpan<int> projection, int place) => projection.Slice(place * Filters, Filters);

    /// <summary>Takes a window as the best of those patterns of its width that like it better than any before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Keep(int width, ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<int> third, int start, Span<int> best, Span<int> at)
    {
        ReadOnlySpan<int> bias = biases.AsSpan(width * Filters, Filters);
        var bestOfWidth = best.Slice(width * Filters, Filters);
        var atOfWidth = at.Slice(width * Filters, Filters);
        var biasLanes = MemoryMarshal.Cast<int, Vector<int>>(bias);
        var firstLanes = MemoryMarshal.Cast<int, Vector<int>>(first);
        var secondLanes = MemoryMarshal.Cast<int, Vector<int>>(second);
        var thirdLanes = MemoryMarshal.Cast<int, Vector<int>>(third);
        var bestLanes = MemoryMarshal.Cast<int, Vector<int>>(bestOfWidth);
        var atLanes = MemoryMarshal.Cast<int, Vector<int>>(atOfWidth);
        var startLanes = new Vector<int>(start);
        for (var i = 0; i < bestLanes.Length; i++)
        {
            var value = biasLanes[i] + firstLanes[i];
            if (width > 0)
                value += secondLanes[i];
            if (width > 1)
                value += thirdLanes[i];
            var better = Vector.GreaterThan(value, bestLanes[i]);
            if (!Vector.EqualsAny(better, Vector<int>.AllBitsSet))
                continue;
            atLanes[i] = Vector.ConditionalSelect(better, startLanes, atLanes[i]);
            bestLanes[i] = Vector.ConditionalSelect(better, value, bestLanes[i]);
        }

        for (var filter = bestLanes.Length * Vector<int>.Count; filter < Filters; filter++)
        {
            var value = bias[filter] + first[filter] + (width > 0 ? second[filter] : 0) + (width > 1 ? third[filter] : 0);
            if (value > bestOfWidth[filter])
                (bestOfWidth[filter], atOfWidth[filter]) = (value, start);
        }
    }

    /// <summary>A word against each place of each pattern; kept, as a text's words are mostly common ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] Project(int row)
    {
        if (projections[row] is { } kept)
            return kept;
        var word = vectors.AsSpan(row * Dimensions, Dimensions);
        var projection = new int[Offsets * Filters];
        for (var i = 0; i < projection.Length; i++)
        {
            var filter = filters.AsSpan(i * Dimensions, Dimensions);
            var sum = 0;
            for (var d = 0; d < word.Length; d++)
                sum += word[d] * filter[d];
            projection[i] = sum;
        }

        return projections[row] = projection;
    }
}
