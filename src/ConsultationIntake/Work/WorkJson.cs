using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultationIntake.Work;

internal static class WorkJson
{
    internal static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
}
