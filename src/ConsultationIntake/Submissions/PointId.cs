using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Which point, for good: its submission's reference and a number drawn once within it, written <c>KVE-TTD-TJ6.4</c>. The number is kept
/// when the text is read again and never given to another point.
/// </summary>
[JsonConverter(typeof(Converter))]
public readonly record struct PointId(SubmissionReference Submission, int Number)
{
    /// <summary>Reads what a person typed: see <see cref="SubmissionReference.TryParse"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out PointId result)
    {
        result = default;
        var dot = s?.LastIndexOf('.') ?? -1;
        if (
            dot < 0
            || !SubmissionReference.TryParse(s![..dot], out var submission)
            || !int.TryParse(s.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number == 0
        )
            return false;
        result = new PointId(submission, number);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Submission}.{Number}");

    private sealed class Converter : JsonConverter<PointId>
    {
        public override PointId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var value) ? value : throw new JsonException("This is not the id of a point.");

        public override void Write(Utf8JsonWriter writer, PointId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
