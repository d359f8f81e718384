using System.Diagnostics;

namespace ConsultationIntake.Contracts.Inbox;

/// <summary>Opens what we write in LibreOffice. What it writes is committed beside it (make-files.sh), and never made by a test.</summary>
public static class LibreOffice
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>Skips the test where it is not installed.</summary>
    public static void Require() => Assert.SkipUnless(IsOnPath("soffice"), "LibreOffice (soffice) is not installed: ./test installs it.");

    /// <param name="format">What <c>--convert-to</c> takes: an extension, or one with a filter and its options.</param>
    public static async Task<byte[]> MakeAsync(byte[] source, string extension, string format)
    {
        await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await ConvertAsync(source, extension, format);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<byte[]> ConvertAsync(byte[] source, string extension, string format)
    {
        using var folder = new Folder();
        var from = Path.Combine(folder.Path, $"letter.{extension}");
        await File.WriteAllBytesAsync(from, source);
        await RunAsync(
            "soffice",
            $"-env:UserInstallation=file://{folder.Path}/profile",
            "--headless",
            "--convert-to",
            format,
            "--outdir",
            Path.Combine(folder.Path, "out"),
            from
        );
        return await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(folder.Path, "out")).Single());
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await errors);
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Gone when the document is made.</summary>
    private sealed class Folder : IDisposable
    {
        internal string Path { get; } = Directory.CreateTempSubdirectory("intake-test-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
