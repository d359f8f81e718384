using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultationIntake.Themes;

/// <summary>
/// A word or phrase that speaks for a theme: in JSON a plain string, or an object where it needs more said.
/// Matched without regard to case, inflection or small spelling mistakes.
/// </summary>
[JsonConverter(typeof(VocabularyTermConverter))]
public sealed record VocabularyTerm
{
    public required string Phrase { get; init; }

    /// <summary>How much it speaks for the theme, above 0 to 1: 1 settles it alone, 0.5 wants a second term. Default 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Counts only where one of these words or phrases stands in the same point.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Does not count inside one of these phrases: "partner" is not partnership inside "my partner".</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>ISO 639-1; default English.</summary>
    public string Language { get; init; } = "en";

    private sealed class VocabularyTermConverter : JsonConverter<VocabularyTerm>
    {
        public override VocabularyTerm Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return new VocabularyTerm { Phrase = reader.GetString()! };
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("Write a phrase, or an object such as { \"phrase\": \"…\", \"weight\": 0.5 }.");
            var full = JsonSerializer.Deserialize<Full>(ref reader, options)!;
            return new VocabularyTerm
            {
                Phrase = full.Phrase,
                Weight = full.Weight,
                Needs = full.Needs,
                Excludes = full.Excludes,
                Language = full.Language,
            };
        }

        public override void Write(Utf8JsonWriter writer, VocabularyTerm value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Full(value.Phrase, value.Weight, value.Needs, value.Excludes, value.Language), options);
    }

    private sealed record Full(string Phrase, double Weight, IReadOnlyList<string> Needs, IReadOnlyList<string> Excludes, string Language)
    {
        [JsonConstructor]
        public Full(string phrase)
            : this(phrase, 1, [], [], "en")
        {
        }
    }
}
