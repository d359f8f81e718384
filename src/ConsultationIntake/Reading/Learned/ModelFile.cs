using System.Runtime.InteropServices;
using System.Text;

namespace ConsultationIntake.Reading.Learned;

/// <summary>
/// The words that were counted with their company (<c>words.bin</c>: GloVe 6B, 100 dimensions as bytes, Pennington et al. 2014, public
/// domain), from frequent to rare. Training reads it and never writes it.
/// </summary>
/// <param name="Vectors">A row a word.</param>
internal sealed record WordVectors(int Dimensions, string[] Words, Numbers<sbyte> Vectors)
{
    private const string Magic = "CIWV1";

    public static WordVectors Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != Magic)
            throw new InvalidDataException("These are not the word vectors of this version.");
        var dimensions = reader.ReadInt32();
        var words = reader.ReadString().Split('\n');
        return new WordVectors(dimensions, words, Numbers<sbyte>.Read(stream, words.Length * dimensions));
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Dimensions);
        writer.Write(string.Join('\n', Words));
        writer.Write(MemoryMarshal.AsBytes(Vectors.Span));
    }
}

/// <summary>
/// What training writes (<c>models.bin</c>): the families of the words by row, the words that say nothing alone, and what was learned.
/// </summary>
internal sealed record ModelFile(ushort[] Near, ushort[] Wide, PointModel Points)
{
    private const string Magic = "CITM7";

    public static ModelFile Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != Magic)
            throw new InvalidDataException("These are not the models of this version.");
        var words = reader.ReadInt32();
        return new ModelFile(Read<ushort>(reader, words), Read<ushort>(reader, words), PointModel.Read(reader));
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Near.Length);
        Write(writer, Near);
        Write(writer, Wide);
        Points.Write(writer);
    }

    internal static T[] Read<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    internal static void Write<T>(BinaryWriter writer, T[] values)
        where T : unmanaged => writer.Write(MemoryMarshal.AsBytes<T>(values));
}
