using ConsultationIntake.LocalHost.Blobs;
using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Mail;

namespace ConsultationIntake.LocalHost;

/// <summary>Whether this host can keep what it is sent.</summary>
internal sealed partial class HostHealth(
    SqliteDatabase database,
    FileBlobStore blobs,
    Outbox outbox,
    IMailSender sender,
    LocalHostOptions options,
    TimeProvider clock,
    ILogger<HostHealth> logger
)
{
    private readonly TimeSpan patience = TimeSpan.FromSeconds(options.LockWaitSeconds + 1);

    /// <summary>
    /// What is wrong, in words, or null. It writes, to the database and to each folder that it keeps things in: what can only be read takes
    /// nothing in.
    /// </summary>
    internal async Task<string?> TroubleAsync(CancellationToken cancellationToken)
    {
        if (await TroubleAsync(WriteToDatabaseAsync(cancellationToken), cancellationToken) is { } ofDatabase)
            return ofDatabase;
        if (await TroubleAsync(Task.Run(blobs.TryWriting, cancellationToken), cancellationToken) is { } ofFiles)
            return $"{ofFiles} (the folder of files)";
        return
            ReferenceEquals(sender, outbox)
            && await TroubleAsync(Task.Run(outbox.TryWriting, cancellationToken), cancellationToken) is { } ofMail
            ? $"{ofMail} (the outbox)"
            : null;
    }

    private Task WriteToDatabaseAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
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

    private async Task<string?> TroubleAsync(Task writing, CancellationToken cancellationToken)
    {
        try
        {
            await writing.WaitAsync(patience, TimeProvider.System, cancellationToken);
            return null;
        }
        catch (TimeoutException)
        {
            return "the disk does not answer";
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.NothingCanBeKept(logger, failure);
            return DiskTrouble.Of(failure) ?? "nothing can be written";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Failed to write to the data folder")]
        internal static partial void NothingCanBeKept(ILogger logger, Exception failure);
    }
}
