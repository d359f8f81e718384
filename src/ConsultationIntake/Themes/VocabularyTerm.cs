using System.Diagnostics.CodeAnalysis;
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
    /// <summary>One or more words; <c>*</c> stands for up to three words of any kind: <c>scared to * report</c>.</summary>
    public required string Phrase { get; init; }

    /// <summary>Other ways to say the same. However many of them stand in a point, they count as one.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>How much it speaks for the theme, above 0 to 1: 1 settles it alone, 0.5 wants a second term. Default 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Counts only where one of these words or phrases stands in the same point.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Does not count inside, or overlapping, one of these phrases: "partner" is not partnership inside "my partner".</summary>
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
                Also = full.Also,
                Weight = full.Weight,
                Needs = full.Needs,
                Excludes = full.Excludes,
                Language = full.Language,
            };
        }

        public override void Write(Utf8JsonWriter writer, VocabularyTerm value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Full(value), options);
    }

    /// <summary>The same, without the converter: how the object form is read and written.</summary>
    private sealed class Full
    {
        [JsonConstructor]
        public Full() { }

        [SetsRequiredMembers]
        public Full(VocabularyTerm term)
        {
            Phrase = term.Phrase;
            Also = term.Also;
            Weight = term.Weight;
            Needs = term.Needs;
            Excludes = term.Excludes;
            Language = term.Language;
        }

        public required string Phrase { get; init; }
        public IReadOnlyList<string> Also { get; init; } = [];
        public double Weight { get; init; } = 1;
        public IReadOnlyList<string> Needs { get; init; } = [];
        public IReadOnlyList<string> Excludes { get; init; } = [];
        public string Language { get; init; } = "en";
    }
}
