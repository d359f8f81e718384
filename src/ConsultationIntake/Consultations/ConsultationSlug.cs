using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Consultations;

/// <summary>The name of a consultation in addresses and folders: 1 to 60 of <c>a-z</c>, <c>0-9</c> and single hyphens.</summary>
[JsonConverter(typeof(Converter))]
public readonly partial record struct ConsultationSlug
{
    /// <summary>
    /// Names that are addresses of the service itself, or of the platform it runs on (<c>admin</c>, <c>runtime</c>), in
    /// whichever host: a consultation called so could not be reached.
    /// </summary>
    public static IReadOnlySet<string> Reserved { get; } =
        new SortedSet<string>(StringComparer.Ordinal)
        {
            "admin",
            "answer",
            "api",
            "assets",
            "cookies",
            "healthz",
            "inbound",
            "openapi",
            "outbox",
            "robots",
            "runtime",
            "staff",
        };

    private readonly string? value;

    private ConsultationSlug(string value) => this.value = value;

    public static ConsultationSlug Parse(string s) =>
        TryParse(s, out var slug) ? slug : throw new FormatException($"'{s}' is not a consultation slug.");

    public static bool TryParse([NotNullWhen(true)] string? s, out ConsultationSlug result)
    {
        var valid = s is { Length: > 0 and <= 60 } && Shape().IsMatch(s);
        result = valid ? new ConsultationSlug(s!) : default;
        return valid;
    }

    public override string ToString() => value ?? "";

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    private sealed class Converter : JsonConverter<ConsultationSlug>
    {
        public override ConsultationSlug Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var value) ? value : throw new JsonException("This is not a consultation slug.");

        public override void Write(Utf8JsonWriter writer, ConsultationSlug value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
