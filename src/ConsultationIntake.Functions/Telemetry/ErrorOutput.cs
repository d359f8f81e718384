using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace ConsultationIntake.Functions.Telemetry;

/// <summary>
/// Writes errors where the host shows what its worker writes, for an app whose telemetry goes nowhere: in this telemetry mode the host
/// itself logs nothing of the worker's. Add it behind <see cref="LogRedaction"/>.
/// </summary>
internal sealed class ErrorOutput(TextWriter output) : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.LogLevel >= LogLevel.Error)
            output.WriteLine($"{data.CategoryName}: {data.FormattedMessage ?? data.Body}{Environment.NewLine}{data.Exception}");
    }
}
