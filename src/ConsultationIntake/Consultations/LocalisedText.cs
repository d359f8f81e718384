using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultationIntake.Consultations;

/// <summary>
/// A text in one or more languages: in JSON either a plain string (English) or an object of
/// language codes, <c>{ "en": "…", "cy": "…" }</c>. English is always there.
/// </summary>
[JsonConverter(typeof(LocalisedTextConverter))]
public sealed record LocalisedText(string English, string? Welsh = null)
{
    /// <summary>The text in <paramref name="language"/> (ISO 639-1), or in English where there is none.</summary>
    public string In(string language) => language == Languages.Welsh && Welsh is not null ? Welsh : English;

    public override string ToString() => English;

    private sealed class LocalisedTextConverter : JsonConverter<LocalisedText>
    {
        public override LocalisedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return new LocalisedText(reader.GetString()!);
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("Write a text, or an object such as { \"en\": \"…\", \"cy\": \"…\" }.");

            string? english = null,
                welsh = null;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var language = reader.GetString();
                reader.Read();
                if (reader.TokenType != JsonTokenType.String)
                    throw new JsonException($"The text for \"{language}\" must be a string.");
                switch (language)
                {
                    case Languages.English:
                        english = reader.GetString();
                        break;
                    case Languages.Welsh:
                        welsh = reader.GetString();
                        break;
                    default:
                        throw new JsonException($"\"{language}\" is not a language this system speaks: write \"en\" or \"cy\".");
                }
            }

            return new LocalisedText(english ?? throw new JsonException("The English text (\"en\") is missing."), welsh);
        }

        public override void Write(Utf8JsonWriter writer, LocalisedText value, JsonSerializerOptions options)
        {
            if (value.Welsh is null)
            {
                writer.WriteStringValue(value.English);
                return;
            }

            writer.WriteStartObject();
            writer.WriteString(Languages.English, value.English);
            writer.WriteString(Languages.Welsh, value.Welsh);
            writer.WriteEndObject();
        }
    }
}
