using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultationIntake.Reading;

/// <summary>
/// Writes a text into JSON part by part. As one value the framework makes room for each of its characters to be written as an escape, which
/// is 64 MB for a text of 3 MB, and keeps that room for the next.
/// </summary>
internal sealed class LongText : JsonConverter<string>
{
    private const int AtOnce = 16 * 1024;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        var rest = value.AsSpan();
        for (; rest.Length > AtOnce; rest = rest[AtOnce..])
            writer.WriteStringValueSegment(rest[..AtOnce], isFinalSegment: false);
        writer.WriteStringValueSegment(rest, isFinalSegment: true);
    }
}
