using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace ConsultationIntake.Functions.Tests;

/// <summary>The functions of the built app as the worker tells the host of them.</summary>
internal static class Triggers
{
    internal static async Task<IReadOnlyList<Trigger>> AllAsync()
    {
        var provider = typeof(ConsultationFunctions).Assembly.GetTypes().Single(typeof(IFunctionMetadataProvider).IsAssignableFrom);
        var functions = await ((IFunctionMetadataProvider)Activator.CreateInstance(provider, nonPublic: true)!).GetFunctionMetadataAsync(
            ""
        );
        return [.. functions.Select(Read)];
    }

    internal static async Task<IReadOnlyList<Trigger>> OfTypeAsync(string type) =>
        [.. (await AllAsync()).Where(trigger => trigger.Type == type)];

    private static Trigger Read(IFunctionMetadata function)
    {
        var binding = function
            .RawBindings!.Select(raw => JsonDocument.Parse(raw).RootElement)
            .Single(binding => binding.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
        return new Trigger(function.Name!, function.EntryPoint!, binding.GetProperty("type").GetString()!, binding);
    }
}
