using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace ConsultationIntake.Contracts.Inbox;

/// <summary>
/// Real documents, made by LibreOffice from letters that the tests write. Each is made once and kept in the temporary folder.
/// </summary>
public static class LibreOffice
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);
    private static readonly ConcurrentDictionary<string, byte[]> Made = new(StringComparer.Ordinal);

    /// <summary>Skips the test where it is not installed.</summary>
    public static void Require() =>
        Assert.SkipUnless(IsOnPath("soffice"), "LibreOffice (soffice) is not installed: ./test installs libreoffice-writer.");

    /// <summary>Skips the test where it or poppler, which reads and draws PDFs, is not installed.</summary>
    public static void RequireWithPoppler()
    {
        Require();
        Assert.SkipUnless(IsOnPath("pdftotext"), "poppler's pdftotext is not installed: ./test installs poppler-utils.");
    }

    /// <param name="format">What <c>--convert-to</c> takes: an extension, or one with a filter and its options.</param>
    public static Task<byte[]> MakeAsync(string source, string extension, string format) =>
        MakeAsync(Encoding.UTF8.GetBytes(source), extension, format);

    public static async Task<byte[]> MakeAsync(byte[] source, string extension, string format)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData([.. source, .. Encoding.UTF8.GetBytes(format)]))[..20];
        if (Made.TryGetValue(key, out var known))
            return known;
        await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!Made.TryGetValue(key, out var made))
                Made[key] = made = await ConvertAsync(source, extension, format);
            return made;
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

    /// <summary>The first page of a PDF as a picture, as a scanner would make it.</summary>
    public static async Task<byte[]> ScanAsync(byte[] pdf)
    {
        using var folder = new Folder();
        var from = Path.Combine(folder.Path, "letter.pdf");
        await File.WriteAllBytesAsync(from, pdf);
        await RunAsync("pdftoppm", "-r", "60", "-png", "-singlefile", from, Path.Combine(folder.Path, "page"));
        return await File.ReadAllBytesAsync(Path.Combine(folder.Path, "page.png"));
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
