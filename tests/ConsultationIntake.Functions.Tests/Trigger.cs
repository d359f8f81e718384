using System.Text.Json;

namespace ConsultationIntake.Functions.Tests;

internal sealed record Trigger(string Name, string EntryPoint, string Type, JsonElement Binding)
{
    internal string this[string property] =>
        Binding.EnumerateObject().FirstOrDefault(one => one.Name.Equals(property, StringComparison.OrdinalIgnoreCase)).Value
            is { ValueKind: JsonValueKind.String } value
            ? value.GetString()!
            : "";

    internal IReadOnlyList<string> Methods =>
        Binding.EnumerateObject().FirstOrDefault(one => one.Name.Equals("methods", StringComparison.OrdinalIgnoreCase)).Value
            is { ValueKind: JsonValueKind.Array } methods
            ? [.. methods.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())]
            : ["ANY"];
}
