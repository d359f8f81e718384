using System.Collections.Concurrent;
using System.Diagnostics;
using ConsultationIntake.AzureStorage.Tests;
using ConsultationIntake.Consultations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions.Tests;

/// <summary>The whole app is started on Azurite, with what takes work added first, as the platform's builder does.</summary>
public sealed class StartTests(AzuriteServer azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OnAnEmptyAccount_FindsItsStorageAndSaysNoError()
    {
        var log = new Errors();
        using var host = Host(log, new Worker(), []);

        await host.StartAsync(Token);

        Assert.Empty(log.Said);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Start_ThatIsRefused_TakesNoWorkBefore()
    {
        var worker = new Worker();
        var shipped = ConsultationCatalogue.Load(Repository.Consultations, TimeProvider.System.GetUtcNow());
        using var host = Host(
            new Errors(),
            worker,
            [
                .. shipped.All.Select(each =>
                    each with
                    {
                        TextAnalytics = new TextAnalyticsSettings { Project = "plan", Deployment = "production" },
                    }
                ),
            ]
        );

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.Contains("TextAnalytics__Endpoint", refused.Message, StringComparison.Ordinal);
        Assert.False(worker.HasStarted);
    }

    private IHost Host(Errors log, Worker worker, IReadOnlyList<Consultation> consultations)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var suffix = Guid.NewGuid().ToString("N")[..8];
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage"] = azurite.ConnectionString,
                ["Storage:receivedContainer"] = $"received{suffix}",
                ["Storage:submissionsTable"] = $"submissions{suffix}",
                ["Site:Address"] = "https://consult.example.org",
                ["SendGrid:ApiKey"] = "key",
                ["SendGrid:From"] = "consultation@example.org",
            }
        );
        builder.Services.AddHostedService(_ => worker);
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(new DiagnosticListener(nameof(StartTests)));
        builder.AddConsultationFunctions();
        if (consultations.Count > 0)
            builder.Services.AddSingleton(new ConsultationCatalogue(consultations, []));
        return builder.Build();
    }

    private sealed class Worker : IHostedService
    {
        internal bool HasStarted { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            HasStarted = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Errors : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                Said.Enqueue($"{formatter(state, exception)} {exception?.Message}");
        }

        public void Dispose() { }
    }
}
