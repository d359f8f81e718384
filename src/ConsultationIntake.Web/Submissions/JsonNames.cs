using System.Text.Json;

namespace ConsultationIntake.Web.Submissions;

internal static class JsonNames
{
    /// <summary>An enumerated value as JSON writes it: camel case.</summary>
    internal static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
