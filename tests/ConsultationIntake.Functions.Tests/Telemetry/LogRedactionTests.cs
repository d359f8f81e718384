using ConsultationIntake.Functions.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace ConsultationIntake.Functions.Tests.Telemetry;

public sealed class LogRedactionTests
{
    private const string Planted = "ann.jones@example.com";

    [Fact]
    public void Log_WithAnAddressInTheExceptionAndTheValues_LeavesTheWorkerWithoutIt()
    {
        var kept = new List<string>();
        using var shown = new StringWriter();
        var services = new ServiceCollection();
        services
            .AddOpenTelemetry()
            .WithLogging(
                logs => logs.AddProcessor(new LogRedaction()).AddProcessor(new Keeping(kept)).AddProcessor(new ErrorOutput(shown)),
                options => options.IncludeFormattedMessage = true
            );
        using (var provider = services.BuildServiceProvider())
        {
            var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("test");
            try
            {
                throw new InvalidOperationException($"{Planted} is not a mailbox", new IOException($"550 {Planted}"));
            }
            catch (InvalidOperationException failure)
            {
#pragma warning disable CA1848, CA1873 // What others log is not made with our source generator.
                logger.LogError(failure, "Failed to send to {Address} from {Path}", Planted, "/plan/copy/secret-proof");
#pragma warning restore CA1848, CA1873
            }
        }

        kept.Add(shown.ToString());
        Assert.Contains("Failed to send to", shown.ToString(), StringComparison.Ordinal);
        Assert.All(kept, text => Assert.DoesNotContain(Planted, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(kept, text => Assert.DoesNotContain("secret-proof", text, StringComparison.Ordinal));
        Assert.Contains(kept, text => text.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
    }

    /// <summary>Everything of a line that an exporter could send.</summary>
    private sealed class Keeping(List<string> kept) : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data)
        {
            kept.AddRange(
                new[] { data.FormattedMessage, data.Body, data.Exception?.ToString(), data.Exception?.Message, data.Exception?.StackTrace }
                    .Concat((data.Attributes ?? []).Select(attribute => attribute.Value?.ToString()))
                    .OfType<string>()
            );
        }
    }
}
