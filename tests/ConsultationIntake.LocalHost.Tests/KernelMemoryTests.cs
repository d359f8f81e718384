using System.Diagnostics;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.LocalHost.Tests;

public sealed class KernelMemoryTests
{
    [Fact]
    public async Task Dispose_WhileAProcessIsHeldToIt_WaitsForItsEndAndLeavesNothing()
    {
        var memory = KernelMemory.TryMake(64L << 20);
        Assert.SkipWhen(memory is null, KernelMemory.WhatItTakes);
        var processes = memory.Before[^1];
        using var process = Process.Start(memory.Before[0], [.. memory.Before[1..], "sleep", "600"])!;
        await Patience.UntilAsync(() => File.ReadAllText(processes).Length > 0);

        var disposed = memory.DisposeAsync().AsTask();
        var wasDone = disposed.IsCompleted;
        process.Kill();
        await disposed;

        Assert.False(wasDone);
        Assert.False(Directory.Exists(Path.GetDirectoryName(processes)));
    }
}
