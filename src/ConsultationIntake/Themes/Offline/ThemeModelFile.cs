using System.Runtime.InteropServices;
using System.Text;

namespace ConsultationIntake.Themes.Offline;

/// <summary>The model as it lies in its file.</summary>
internal sealed record ThemeModelFile
{
    private const string Magic = "CITM3";

    public required string[] Codes { get; init; }
    public required int Dimensions { get; init; }
    public required int Filters { get; init; }

    /// <summary>From frequent to rare.</summary>
    public required string[] Words { get; init; }

    /// <summary>A row a word.</summary>
    public required sbyte[] Vectors { get; init; }

    /// <summary>For each of the six places (first of one; first, second of two; …) a row a pattern.</summary>
    public required short[] FilterWeights { get; init; }
    public required int[] Biases { get; init; }

    /// <summary>A row a theme: a weight a pattern, then the theme's bias.</summary>
    public required float[] Output { get; init; }

    /// <summary>What one whole unit of a match is worth.</summary>
    public required double Scale { get; init; }

    /// <summary>The words and pairs that have weights, as <see cref="PairModel"/> names them; a row of weights each, then what a theme starts at.</summary>
    public required uint[] PairKeys { get; init; }
    public required short[] PairWeights { get; init; }
    public required double[] PairBiases { get; init; }

    public required ThemeBlend Blend { get; init; }

    public static ThemeModelFile Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != Magic)
            throw new InvalidDataException("This is not a theme model of this version.");
        var codes = reader.ReadString().Split('\n');
        var dimensions = reader.ReadInt32();
        var filters = reader.ReadInt32();
        var words = reader.ReadString().Split('\n');
        int pairs;
        return new ThemeModelFile
        {
            Codes = codes,
            Dimensions = dimensions,
            Filters = filters,
            Words = words,
            Vectors = Read<sbyte>(reader, words.Length * dimensions),
            FilterWeights = Read<short>(reader, ThemeModel.Offsets * filters * dimensions),
            Biases = Read<int>(reader, ThemeModel.Widths * filters),
            Output = Read<float>(reader, codes.Length * ((ThemeModel.Widths * filters) + 1)),
            Scale = reader.ReadDouble(),
            PairKeys = Read<uint>(reader, pairs = reader.ReadInt32()),
            PairWeights = Read<short>(reader, pairs * codes.Length),
            PairBiases = Read<double>(reader, codes.Length),
            Blend = new ThemeBlend([.. codes.Select(_ => new BlendWeights(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble()))]),
        };
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(string.Join('\n', Codes));
        writer.Write(Dimensions);
        writer.Write(Filters);
        writer.Write(string.Join('\n', Words));
        writer.Write(MemoryMarshal.AsBytes<sbyte>(Vectors));
        writer.Write(MemoryMarshal.AsBytes<short>(FilterWeights));
        writer.Write(MemoryMarshal.AsBytes<int>(Biases));
        writer.Write(MemoryMarshal.AsBytes<float>(Output));
        writer.Write(Scale);
        writer.Write(PairKeys.Length);
        writer.Write(MemoryMarshal.AsBytes<uint>(PairKeys));
        writer.Write(MemoryMarshal.AsBytes<short>(PairWeights));
        writer.Write(MemoryMarshal.AsBytes<double>(PairBiases));
        foreach (var theme in Blend.Themes)
        {
            writer.Write(theme.Network);
            writer.Write(theme.Pairs);
            writer.Write(theme.Vocabulary);
            writer.Write(theme.Offset);
            writer.Write(theme.Threshold);
        }
    }

    private static T[] Read<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
