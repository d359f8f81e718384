using ConsultationIntake.LocalHost.Sqlite;

namespace ConsultationIntake.LocalHost;

/// <summary>Whether this host can keep what it is sent.</summary>
internal sealed partial class HostHealth(SqliteDatabase database, TimeProvider clock, ILogger<HostHealth> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong, in words, or null. It writes: a database that can only be read takes nothing in.</summary>
    internal async Task<string?> TroubleAsync(CancellationToken cancellationToken)
    {
        try
        {
            var written = database.WriteAsync(
                connection =>
                {
                    connection.Run(
                        "INSERT INTO health (id, written_at) VALUES (1, $now) ON CONFLICT (id) DO UPDATE SET written_at = "
                            + "excluded.written_at",
                        ("$now", clock.GetUtcNow().UtcTicks)
                    );
                },
                cancellationToken
            );
            await written.WaitAsync(Patience, TimeProvider.System, cancellationToken);
            return null;
        }
        catch (TimeoutException)
        {
            return "the database does not answer";
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.NothingCanBeKept(logger, failure);
            return DiskTrouble.Of(failure) ?? "nothing can be written";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Failed to write to the database")]
        internal static partial void NothingCanBeKept(ILogger logger, Exception failure);
    }
}
