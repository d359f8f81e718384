using System.Globalization;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.LocalHost.Tests;

/// <summary>
/// A limit that the kernel holds a program and all that it starts to, as it does a container or a service (<c>docker run --memory</c>,
/// <c>MemoryMax</c>): whoever passes it is killed. There is no swapping beside it.
/// </summary>
internal sealed class KernelMemory : IAsyncDisposable
{
    internal const string WhatItTakes = "Nobody here may hold a program to so much memory: it takes root and the kernel's control groups.";

    private const string Newer = "/sys/fs/cgroup";
    private const string Older = "/sys/fs/cgroup/memory";

    private readonly string folder;
    private readonly bool isNewer;
    private readonly Timer timer;
    private long most;

    private KernelMemory(string parent, bool isNewer, long bytes)
    {
        this.isNewer = isNewer;
        folder = Directory.CreateDirectory(Path.Combine(parent, $"intake-test-{Guid.NewGuid():N}")).FullName;
        Write(isNewer ? "memory.max" : "memory.limit_in_bytes", bytes);
        if (File.Exists(Path.Combine(folder, "memory.swap.max")))
            Write("memory.swap.max", 0);
        if (File.Exists(Path.Combine(folder, "memory.memsw.limit_in_bytes")))
            Write("memory.memsw.limit_in_bytes", bytes);
        timer = new Timer(_ => Look(), null, TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50));
    }

    /// <summary>Null where nobody here may set such a limit.</summary>
    internal static KernelMemory? TryMake(long bytes)
    {
        try
        {
            if (File.Exists(Path.Combine(Newer, "cgroup.subtree_control")))
                return File.ReadAllText(Path.Combine(Newer, "cgroup.subtree_control")).Split().Contains("memory")
                    ? new KernelMemory(Newer, isNewer: true, bytes)
                    : null;
            return Directory.Exists(Older) ? new KernelMemory(Older, isNewer: false, bytes) : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Put before a program and its arguments, it runs them within the limit.</summary>
    internal string[] Before => ["sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", Path.Combine(folder, "cgroup.procs")];

    /// <summary>The most that there was at any look of what cannot be written away or read again: not files.</summary>
    internal long MostBytes => Interlocked.Read(ref most);

    /// <summary>How many processes were killed for want of memory.</summary>
    internal long Kills => Value(isNewer ? "memory.events" : "memory.oom_control", "oom_kill");

    /// <summary>Once nobody looks, and all that was held to it has ended: until then the kernel keeps it.</summary>
    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        await Patience.UntilAsync(IsDeleted, $"The end of all in {folder}");
    }

    private bool IsDeleted()
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void Look() => most = Math.Max(most, Value("memory.stat", isNewer ? "anon" : "rss") + Value("memory.stat", "shmem"));

    private long Value(string file, string name) =>
        File.ReadLines(Path.Combine(folder, file))
            .Select(line => line.Split(' '))
            .Where(line => line[0] == name)
            .Select(line => long.Parse(line[1], CultureInfo.InvariantCulture))
            .FirstOrDefault();

    private void Write(string file, long value) =>
        File.WriteAllText(Path.Combine(folder, file), value.ToString(CultureInfo.InvariantCulture));
}
