using System.Runtime.InteropServices;

namespace ConsultationIntake.Reading.Learned;

/// <summary>
/// What was learned of points: of each clue a weight for each question, found by the clue's hash. Themes, stance and risk are questions
/// to one
/// model, taught with the same sentences. Whole numbers, so that every machine adds them to the same sums.
/// </summary>
internal sealed record PointModel
{
    /// <summary>The clues' hashes are taken by their first bits; two that fall together share a weight.</summary>
    public const int Bits = 19;

    /// <summary>Theme codes, then <c>risk</c>, then the stances in the order of their enumeration.</summary>
    public required string[] Questions { get; init; }

    /// <summary>A row a hash, a weight a question.</summary>
    public required Numbers<sbyte> Weights { get; init; }

    /// <summary>What one whole unit is worth to each question.</summary>
    public required double[] Units { get; init; }

    /// <summary>Each question's score before any clue.</summary>
    public required double[] Biases { get; init; }

    /// <summary>How a theme's score and the evidence of its listed words become a confidence; one a theme.</summary>
    public required Blend[] Blends { get; init; }

    /// <summary>The score from which somebody is taken to be at risk.</summary>
    public required double RiskThreshold { get; init; }

    /// <summary>
    /// The same where a response has many points, or one sentence of a point is read alone: what is read so often has to be plain.
    /// </summary>
    public required double PlainRiskThreshold { get; init; }

    /// <summary>A stance is not taken for one side where the other side's score is as near as this.</summary>
    public required double StanceMargin { get; init; }

    public int Themes => Blends.Length;
    public IReadOnlyList<string> ThemeCodes => Questions.AsSpan(0, Themes).ToArray();
    public int Risk => Themes;

    public int QuestionOf(int stance) => Themes + 1 + stance;

    /// <summary>The row of a clue.</summary>
    public static int NumberOf(uint clue) => (int)(clue >> (32 - Bits));

    public ReadOnlySpan<sbyte> Row(uint clue) => Weights.Span.Slice(NumberOf(clue) * Questions.Length, Questions.Length);

    /// <summary>What training starts from.</summary>
    public static PointModel Untaught(IReadOnlyList<string> questions, int themes) =>
        new()
        {
            Questions = [.. questions],
            Weights = new sbyte[(1 << Bits) * questions.Count],
            Units = new double[questions.Count],
            Biases = new double[questions.Count],
            Blends = new Blend[themes],
            RiskThreshold = double.MaxValue,
            PlainRiskThreshold = double.MaxValue,
            StanceMargin = 0,
        };

    public static PointModel Read(BinaryReader reader)
    {
        var questions = reader.ReadString().Split('\n');
        var themes = reader.ReadInt32();
        return new PointModel
        {
            Questions = questions,
            Weights = Numbers<sbyte>.Read(reader.BaseStream, (1 << Bits) * questions.Length),
            Units = ModelFile.Read<double>(reader, questions.Length),
            Biases = ModelFile.Read<double>(reader, questions.Length),
            Blends = ModelFile.Read<Blend>(reader, themes),
            RiskThreshold = reader.ReadDouble(),
            PlainRiskThreshold = reader.ReadDouble(),
            StanceMargin = reader.ReadDouble(),
        };
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(string.Join('\n', Questions));
        writer.Write(Themes);
        writer.Write(MemoryMarshal.AsBytes(Weights.Span));
        ModelFile.Write(writer, Units);
        ModelFile.Write(writer, Biases);
        ModelFile.Write(writer, Blends);
        writer.Write(RiskThreshold);
        writer.Write(PlainRiskThreshold);
        writer.Write(StanceMargin);
    }
}
