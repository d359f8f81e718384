using System.Text;

namespace ConsultationIntake.Reading.Learned;

/// <summary>
/// The models as they lie in their file: words and their vectors once, and what was learned of each subject on top of them.
/// </summary>
internal sealed record ModelFile
{
    private const string Magic = "CITM4";

    public required int Dimensions { get; init; }

    /// <summary>From frequent to rare.</summary>
    public required string[] Words { get; init; }

    /// <summary>A row a word.</summary>
    public required sbyte[] Vectors { get; init; }

    public required IReadOnlyList<LearnedWeights> Subjects { get; init; }

    public static ModelFile Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != Magic)
            throw new InvalidDataException("These are not the models of this version.");
        var dimensions = reader.ReadInt32();
        var words = reader.ReadString().Split('\n');
        return new ModelFile
        {
            Dimensions = dimensions,
            Words = words,
            Vectors = LearnedWeights.Read<sbyte>(reader, words.Length * dimensions),
            Subjects = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => LearnedWeights.Read(reader, dimensions))],
        };
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Dimensions);
        writer.Write(string.Join('\n', Words));
        LearnedWeights.Write(writer, Vectors);
        writer.Write(Subjects.Count);
        foreach (var subject in Subjects)
            subject.Write(writer);
    }
}
