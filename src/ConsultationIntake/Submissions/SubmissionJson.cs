using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultationIntake.Submissions;

/// <summary>How adapters write submissions, tallies and ledger entries down: names, not numbers, for whatever is enumerated.</summary>
public static class SubmissionJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            IgnoreReadOnlyProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter() },
        };
}
