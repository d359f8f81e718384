using System.Diagnostics;
using ConsultationIntake.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace ConsultationIntake.Functions.Tests.Telemetry;

public sealed class AddressRedactionTests
{
    [Theory]
    [InlineData("/police-and-crime-plan/answer/abcdefghijklmnopqrstuvwxyz234567/area", "/police-and-crime-plan/answer/-/area")]
    [InlineData("GET /plan/answer/abcdefghijklmnopqrstuvwxyz234567", "GET /plan/answer/-")]
    [InlineData("https://consult.example.org/plan/Answer/abc?from=check", "https://consult.example.org/plan/Answer/-?-")]
    [InlineData(
        "http://localhost:7071/api/consultations/plan/partner-submissions?code=secret==",
        "http://localhost:7071/api/consultations/plan/partner-submissions?-"
    )]
    [InlineData("/api/consultations/plan/submissions?take=200&after=x", "/api/consultations/plan/submissions?-")]
    [InlineData("POST {slug}/answer/{draft}/{page}", "POST {slug}/answer/-/{page}")]
    [InlineData("/staff/plan", "/staff/plan")]
    public void Address_LosesWhatIsSecret(string address, string redacted) => Assert.Equal(redacted, AddressRedaction.Redact(address));

    [Fact]
    public void Trace_OfAnyRequest_CarriesNoSecret()
    {
        var exported = new List<Activity>();
        using var source = new ActivitySource("AddressRedactionTests");
        using (
            var provider = Sdk.CreateTracerProviderBuilder()
                .AddSource(source.Name)
                .AddProcessor(new AddressRedaction())
                .AddProcessor(new Exported(exported))
                .Build()
        )
        {
            using var activity = source.StartActivity("GET /plan/answer/secret/area", ActivityKind.Server);
            activity!
                .SetTag("url.path", "/plan/answer/secret/area")
                .SetTag("url.query", "?code=secret")
                .SetTag("url.full", "https://x.example/plan?code=secret")
                .SetTag("http.response.status_code", 200);
        }

        var trace = Assert.Single(exported);
        Assert.DoesNotContain(
            "secret",
            trace.DisplayName + string.Concat(trace.TagObjects.Select(tag => $" {tag.Value}")),
            StringComparison.Ordinal
        );
        Assert.Equal(200, trace.GetTagItem("http.response.status_code"));
    }

    [Theory]
    [InlineData("ann.jones@example.com is not a mailbox")]
    [InlineData("GET /plan/copy/secret-proof failed")]
    public void Trace_OfAFailure_CarriesNothingOfWhomItsExceptionQuotes(string planted)
    {
        using var source = new ActivitySource("AddressRedactionTests.Failures");
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(source.Name).AddProcessor(new AddressRedaction()).Build();
        var (quoting, plain) = (Failed(planted), Failed("The work failed"));

        Activity Failed(string message)
        {
            using var activity = source.StartActivity("ReadWork")!;
            activity.SetTag("exception.message", planted).SetStatus(ActivityStatusCode.Error, planted);
            return activity.AddException(new InvalidOperationException(message));
        }

        Assert.All(
            [quoting, plain],
            trace =>
            {
                var said = $"{trace.StatusDescription} {string.Concat(trace.TagObjects.Select(tag => $" {tag.Value}"))}";
                Assert.DoesNotContain("ann.jones", said, StringComparison.Ordinal);
                Assert.DoesNotContain("secret-proof", said, StringComparison.Ordinal);
                Assert.Equal(ActivityStatusCode.Error, trace.Status);
            }
        );
        // What is not recorded no exporter sends.
        Assert.Equal((false, true), (quoting.Recorded, plain.Recorded));
    }

    [Fact]
    public async Task Failure_ThatLeavesATrigger_ReachesTheHostWithoutWhomItQuotes()
    {
        static Task Fail(FunctionContext _) =>
            throw new InvalidOperationException("550 ann.jones@example.com", new IOException("/plan/answer/secret-draft"));

        var failure = await Record.ExceptionAsync(() => new ScrubFailures().Invoke(null!, Fail));
        var stopped = await Record.ExceptionAsync(() => new ScrubFailures().Invoke(null!, _ => throw new OperationCanceledException()));

        Assert.NotNull(failure);
        Assert.Contains(nameof(InvalidOperationException), failure.Message, StringComparison.Ordinal);
        foreach (var said in new[] { failure.Message, failure.ToString(), failure.InnerException?.ToString() ?? "" })
        {
            Assert.DoesNotContain("ann.jones", said, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-draft", said, StringComparison.Ordinal);
        }

        Assert.IsType<OperationCanceledException>(stopped);
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics")]
    [InlineData("Microsoft.AspNetCore.Routing.EndpointMiddleware")]
    [InlineData("System.Net.Http.HttpClient.Default.LogicalHandler")]
    public void Log_OfAddresses_IsOff(string category)
    {
        using var services = new ServiceCollection()
            .AddLogging(logging =>
            {
                logging.SetMinimumLevel(LogLevel.Information).QuietAddresses();
                logging.AddConsole();
            })
            .BuildServiceProvider();

        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

        Assert.False(logger.IsEnabled(LogLevel.Information));
        Assert.True(logger.IsEnabled(LogLevel.Warning));
    }

    private sealed class Exported(List<Activity> activities) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => activities.Add(data);
    }
}
