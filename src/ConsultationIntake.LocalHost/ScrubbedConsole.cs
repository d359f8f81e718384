using ConsultationIntake.Privacy;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost;

/// <summary>Writes one line an event to the console, scrubbed of personal data.</summary>
internal sealed class ScrubbedConsole(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "scrubbed";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var failure = logEntry.Exception is { } known && SaysWhatToDo(known) ? known.Message : logEntry.Exception?.ToString();
        var line = $"{logEntry.Category}[{logEntry.EventId.Id}] {message} {failure}".ReplaceLineEndings(" ").TrimEnd();
        textWriter.WriteLine($"{clock.GetLocalNow():HH:mm:ss} {Level(logEntry.LogLevel)}: {LogScrub.Scrub(line)}");
    }

    /// <summary>Written for whoever runs the host: where in the program it was thrown helps nobody.</summary>
    private static bool SaysWhatToDo(Exception failure) => failure is StartRefusedException or OptionsValidationException;

    private static string Level(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            LogLevel.Critical => "crit",
            LogLevel.None => "none",
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        };
}
