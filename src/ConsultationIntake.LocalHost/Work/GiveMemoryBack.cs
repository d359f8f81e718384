using System.Data.Common;
using System.Runtime.InteropServices;
using ConsultationIntake.LocalHost.Sqlite;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>
/// Gives memory back once little goes on: what a start or a crowd has left in the heap, in SQLite's pages and in the C library. All three
/// keep it for what comes next, and look again only when more is asked of them, which in an idle host is never.
/// </summary>
internal sealed class GiveMemoryBack(SqliteDatabase database, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookAgain, clock);
        var looks = new Looks();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (looks.IsTime(GC.GetTotalAllocatedBytes()))
                await ExecuteOnceAsync(stoppingToken);
        }
    }

    private async Task ExecuteOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            await database.ShrinkAsync(stoppingToken);
        }
        catch (DbException)
        {
            // A disk that is full: what its pages take is the least of it, and others say so.
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        CLibrary.Trim();
    }

    /// <summary>Tells by what was allocated in all when it is time.</summary>
    internal sealed class Looks
    {
        /// <summary>Bytes allocated between two looks by a host that has little to do. A page takes a tenth of it.</summary>
        private const long Little = 4_000_000;

        /// <summary>Bytes allocated since memory was last given back, which stops the host for some tens of milliseconds.</summary>
        private const long WorthIt = 32_000_000;

        private long before;
        private long last;

        internal bool IsTime(long allocated)
        {
            var isTime = allocated - before < Little && allocated - last > WorthIt;
            before = allocated;
            if (isTime)
                last = allocated;
            return isTime;
        }
    }

    private static class CLibrary
    {
        /// <summary>Nothing happens where the C library is another than GNU's.</summary>
        internal static void Trim()
        {
            try
            {
                _ = MallocTrim(0);
            }
            catch (Exception other) when (other is DllNotFoundException or EntryPointNotFoundException)
            {
                // It gives back by itself, or never.
            }
        }

        [DllImport("libc", EntryPoint = "malloc_trim")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int MallocTrim(nuint padding);
    }
}
