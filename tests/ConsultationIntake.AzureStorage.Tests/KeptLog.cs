using Microsoft.Extensions.Logging;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>A log that keeps each event's name and values, as the alerts read them.</summary>
internal sealed class KeptLog<T> : ILogger<T>
{
    internal List<(string? Event, string[] Values)> Events { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) =>
        Events.Add((eventId.Name, [.. ((IEnumerable<KeyValuePair<string, object?>>)state!).Select(value => $"{value.Key}={value.Value}")]));
}
