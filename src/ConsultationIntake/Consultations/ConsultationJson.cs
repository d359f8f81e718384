using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultationIntake.Consultations;

/// <summary>
/// How the files of a consultation are read: camel case, comments and trailing commas allowed, unknown properties refused.
/// </summary>
public static class ConsultationJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            WriteIndented = true,
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new LocalTimeConverter(),
                new LocalDateTimeConverter(),
                new JsonStringEnumConverter<DayOfWeek>(allowIntegerValues: false),
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            },
        };

    /// <summary>A date alone is refused: it would be the first moment of the day, and is meant as the last.</summary>
    private sealed class LocalDateTimeConverter : JsonConverter<DateTime>
    {
        private const string Example = "Write a local date and time such as \"2027-01-29T17:00\".";

        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (
                reader.TokenType == JsonTokenType.String
                && DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            )
                throw new JsonException(
                    $"This is half a date: write the time too, such as \"{day:yyyy-MM-dd}T23:59\" for the whole of that day."
                );
            return reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var time)
                ? time
                : throw new JsonException(Example);
        }

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    private sealed class LocalTimeConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
            && TimeOnly.TryParseExact(reader.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : throw new JsonException("Write a time of day on the 24-hour clock, such as \"08:00\".");

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
