using System.Numerics;
using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary>Puts words that keep the same company into families: k-means on the directions of their vectors.</summary>
internal static class FamilyFinder
{
    private const int Rounds = 6;
    private const int NearFamilies = 600;
    private const int WideFamilies = 80;

    public static WordFamilies Find()
    {
        var models = LearnedModels.ShippedVectors;
        var (words, width) = (models.Vectors.Length / models.Dimensions, models.Dimensions);
        var vectors = new float[words * width];
        for (var row = 0; row < words; row++)
        {
            var vector = vectors.AsSpan(row * width, width);
            for (var i = 0; i < width; i++)
                vector[i] = models.Vectors.Span[(row * width) + i];
            Normalise(vector);
        }

        return new WordFamilies(Cluster(vectors, width, NearFamilies), Cluster(vectors, width, WideFamilies));
    }

    private static ushort[] Cluster(float[] vectors, int width, int families)
    {
        var words = vectors.Length / width;
        var of = new ushort[words];
        // The commonest words are the first middles: rows run from frequent to rare.
        var middles = vectors[..(families * width)];
        for (var round = 0; round < Rounds; round++)
        {
            Parallel.For(0, words, row => of[row] = Nearest(vectors.AsSpan(row * width, width), middles, width, families));
            Array.Clear(middles);
            for (var row = 0; row < words; row++)
            {
                for (var i = 0; i < width; i++)
                    middles[(of[row] * width) + i] += vectors[(row * width) + i];
            }

            for (var family = 0; family < families; family++)
                Normalise(middles.AsSpan(family * width, width));
        }

        return of;
    }

    private static ushort Nearest(ReadOnlySpan<float> vector, float[] middles, int width, int families)
    {
        var (best, nearest) = (float.MinValue, 0);
        for (var family = 0; family < families; family++)
        {
            var likeness = Dot(vector, middles.AsSpan(family * width, width));
            if (likeness > best)
                (best, nearest) = (likeness, family);
        }

        return (ushort)nearest;
    }

    private static void Normalise(Span<float> vector)
    {
        var length = MathF.Max(1e-6f, MathF.Sqrt(Dot(vector, vector)));
        foreach (ref var value in vector)
            value /= length;
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= left.Length; i += Vector<float>.Count)
            sums += new Vector<float>(left[i..]) * new Vector<float>(right[i..]);
        var sum = Vector.Sum(sums);
        for (; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
