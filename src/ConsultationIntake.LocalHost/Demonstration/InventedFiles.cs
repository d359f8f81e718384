using System.Reflection;
using System.Text.Json;

namespace ConsultationIntake.LocalHost.Demonstration;

/// <summary>The files beside this class, as they are built into it.</summary>
internal static class InventedFiles
{
    internal static string Read(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    internal static T[] List<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T[]>(stream, JsonSerializerOptions.Web)!;
    }

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"ConsultationIntake.LocalHost.Demonstration.{name}")
        ?? throw new InvalidOperationException($"{name} is not built in.");
}
