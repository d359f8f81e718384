using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage;

/// <summary>
/// How records are kept in binary properties and blobs: JSON in UTF-8, Brotli-compressed. Binary, because string
/// properties hold 32K characters and go through a transport with its own view of control characters; compressed,
/// because a letter of 100,000 characters then still fits a 64 KiB property.
/// </summary>
internal static class Packed
{
    /// <summary>The most bytes a binary property holds (64 KiB). What is longer goes to a blob.</summary>
    internal const int MaxPropertyLength = 64 * 1024;

    private const int Quality = 4;
    private const int Window = 22;

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new SlugConverter(), new ReferenceConverter() },
    };

    internal static byte[] Pack<T>(T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        if (!BrotliEncoder.TryCompress(json, packed, out var length, Quality, Window))
            throw new InvalidOperationException($"{json.Length} bytes of {typeof(T).Name} could not be compressed.");
        return packed[..length];
    }

    internal static T Unpack<T>(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");
    }

    private sealed class SlugConverter : JsonConverter<ConsultationSlug>
    {
        public override ConsultationSlug Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ConsultationSlug.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, ConsultationSlug value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class ReferenceConverter : JsonConverter<SubmissionReference>
    {
        public override SubmissionReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            SubmissionReference.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, SubmissionReference value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
