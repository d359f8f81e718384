using System.Text.Json;

namespace ConsultationIntake.Functions.Tests;

internal sealed record Asked(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    internal JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
