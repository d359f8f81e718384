using OpenTelemetry;
using OpenTelemetry.Logs;

namespace ConsultationIntake.Functions.Telemetry;

/// <summary>
/// Takes addresses, names of people's accounts and the like out of every line of the log before it leaves the worker: an exception's
/// message may carry one, whatever our own templates say. The local host's console does the same.
/// </summary>
internal sealed class LogRedaction : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        data.FormattedMessage = data.FormattedMessage is { } message ? ScrubbedException.Clean(message) : null;
        data.Body = data.Body is { } body ? ScrubbedException.Clean(body) : null;
        if (data.Attributes is { } attributes)
            data.Attributes =
            [
                .. attributes.Select(attribute =>
                    attribute.Value is string text ? KeyValuePair.Create(attribute.Key, (object?)ScrubbedException.Clean(text)) : attribute
                ),
            ];
        if (data.Exception is not null and not ScrubbedException)
            data.Exception = new ScrubbedException(data.Exception);
    }
}
