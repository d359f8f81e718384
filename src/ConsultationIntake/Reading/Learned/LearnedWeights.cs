using System.Runtime.InteropServices;

namespace ConsultationIntake.Reading.Learned;

/// <summary>What was learned of one subject: a network over word vectors, words and pairs, and how to put what they say together.</summary>
internal sealed record LearnedWeights
{
    /// <summary>The questions it answers: theme codes, for instance.</summary>
    public required string[] Questions { get; init; }
    public required int Filters { get; init; }

    /// <summary>For each of the six places (first of one; first, second of two; …) a row a pattern.</summary>
    public required short[] FilterWeights { get; init; }
    public required int[] Biases { get; init; }

    /// <summary>A row a question: a weight a pattern, then the question's bias.</summary>
    public required float[] Output { get; init; }

    /// <summary>What one whole unit of a match is worth.</summary>
    public required double Scale { get; init; }

    /// <summary>
    /// The words and pairs that have weights, as <see cref="PairModel"/> names them; a row of weights each, then what a question starts at.
    /// </summary>
    public required uint[] PairKeys { get; init; }
    public required short[] PairWeights { get; init; }
    public required double[] PairBiases { get; init; }

    /// <summary>One a question.</summary>
    public required IReadOnlyList<BlendWeights> Blend { get; init; }

    public static LearnedWeights Read(BinaryReader reader, int dimensions)
    {
        var questions = reader.ReadString().Split('\n');
        var filters = reader.ReadInt32();
        int pairs;
        return new LearnedWeights
        {
            Questions = questions,
            Filters = filters,
            FilterWeights = Read<short>(reader, SentenceModel.Offsets * filters * dimensions),
            Biases = Read<int>(reader, SentenceModel.Widths * filters),
            Output = Read<float>(reader, questions.Length * ((SentenceModel.Widths * filters) + 1)),
            Scale = reader.ReadDouble(),
            PairKeys = Read<uint>(reader, pairs = reader.ReadInt32()),
            PairWeights = Read<short>(reader, pairs * questions.Length),
            PairBiases = Read<double>(reader, questions.Length),
            Blend =
            [
                .. questions.Select(_ => new BlendWeights(
                    reader.ReadDouble(),
                    reader.ReadDouble(),
                    reader.ReadDouble(),
                    reader.ReadDouble(),
                    reader.ReadDouble()
                )),
            ],
        };
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(string.Join('\n', Questions));
        writer.Write(Filters);
        Write(writer, FilterWeights);
        Write(writer, Biases);
        Write(writer, Output);
        writer.Write(Scale);
        writer.Write(PairKeys.Length);
        Write(writer, PairKeys);
        Write(writer, PairWeights);
        Write(writer, PairBiases);
        foreach (var weights in Blend)
        {
            writer.Write(weights.Network);
            writer.Write(weights.Pairs);
            writer.Write(weights.Listed);
            writer.Write(weights.Offset);
            writer.Write(weights.Threshold);
        }
    }

    public static T[] Read<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public static void Write<T>(BinaryWriter writer, T[] values)
        where T : unmanaged => writer.Write(MemoryMarshal.AsBytes<T>(values));
}
