using System.Diagnostics;

namespace ConsultationIntake.Cli.Tests;

/// <summary>A command that computes for minutes ends when it is told to.</summary>
public sealed class StoppedCommandTests : IDisposable
{
    /// <summary>128 and the number of SIGTERM.</summary>
    private const int Terminated = 143;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly string folder = Directory.CreateTempSubdirectory("stopped").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("train", "--sentences", "eng/tagger", "--output", "{0}/models.bin")]
    [InlineData("evaluate", "{0}/points.jsonl")]
    public async Task Command_ToldToStopWhileItComputes_EndsAndWritesNothing(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sends a signal.");
        var point = """{"id": "1", "text": "Nobody answers the phone when we report anti-social behaviour.", "themes": ["asb"]}""";
        await File.WriteAllLinesAsync(Path.Combine(folder, "points.jsonl"), Enumerable.Repeat(point, 20_000), Token);
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "consultation-intake"))
        {
            WorkingDirectory = FindRoot(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument.Replace("{0}", folder, StringComparison.Ordinal));
        using var command = Process.Start(start)!;
        // The first thing that any of them says: how much there is to learn from, or how far it is.
        var buffer = new char[1];
        await Task.WhenAny(
            command.StandardOutput.ReadAsync(buffer, Token).AsTask(),
            command.StandardError.ReadAsync(buffer, Token).AsTask()
        );

        using (var kill = Process.Start("kill", ["-TERM", $"{command.Id}"]))
            await kill.WaitForExitAsync(Token);
        await command.WaitForExitAsync(Token);

        Assert.Equal(Terminated, command.ExitCode);
        Assert.False(File.Exists(Path.Combine(folder, "models.bin")));
    }

    private static string FindRoot()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ConsultationIntake.sln")))
            root = root.Parent ?? throw new InvalidOperationException("The tests were not started from a checkout.");
        return root.FullName;
    }
}
