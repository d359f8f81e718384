using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using ConsultationIntake.Capacity;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>
/// Has PdfPig work on a PDF in a process of its own, which is this app started with a verb of <see cref="ReadingProcess"/>: a file that
/// makes it run for ever, fill the memory or overflow the stack does so to nobody else. It gets the file through its standard input, none
/// of the app's settings, and limits on time, memory and what it writes.
/// </summary>
internal sealed class PdfProcess(Assembly host)
{
    internal const int Done = 0;
    internal const int Damaged = 2;
    internal const int Encrypted = 3;

    private const long Most = 400_000_000;

    /// <summary>What a process may hold: 400 MB. Where there is less than 1.2 GB, a third of that.</summary>
    private static readonly long MostMemory = ByteRoom.ShareOfMemory(3, Most / 4, Most);

    /// <summary>
    /// How many fit beside the app: four in 2 GB. Where there is little memory, two, each with the third of it that it may hold.
    /// </summary>
    private static readonly int AtOnce = (int)Math.Clamp((ByteRoom.ShareOfMemory(1, 0, 7 * Most) - Most) / MostMemory, 2, 6);

    /// <summary>How many of them draw: one, below 2.8 GB. Who looks at pages takes no place of those who read.</summary>
    internal static readonly int DrawingsAtOnce = AtOnce > 5 ? 2 : 1;

    /// <summary>How many of them read.</summary>
    internal static readonly int ReadingsAtOnce = AtOnce - DrawingsAtOnce;

    /// <summary>What it keeps of the app's environment: where things are, and nothing of what the app was told.</summary>
    private static readonly string[] Kept = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "DOTNET_ROOT", "LD_LIBRARY_PATH"];

    /// <summary>
    /// Begins at once. Who asks has waited for one of <see cref="ReadingsAtOnce"/> or <see cref="DrawingsAtOnce"/>, before the time that
    /// the work may take began.
    /// </summary>
    /// <param name="asked">The verb and what follows it.</param>
    /// <param name="most">How many bytes it may write.</param>
    public async Task<PdfProcessEnd> RunAsync(
        (string Verb, string Number) asked,
        ReadOnlyMemory<byte> content,
        long most,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await StartAsync(asked, content, most, cancellationToken);
        }
        catch (Win32Exception)
        {
            // This host lets no process be started: the file is kept, and a person reads it.
            return new PdfProcessEnd([], ExtractionMark.NotRead);
        }
    }

    private async Task<PdfProcessEnd> StartAsync(
        (string Verb, string Number) asked,
        ReadOnlyMemory<byte> content,
        long most,
        CancellationToken cancellationToken
    )
    {
        using var process =
            Process.Start(StartOf(asked)) ?? throw new InvalidOperationException("The process that reads PDFs did not start.");
        // Its pipes end with it, and so does every wait for them.
        await using var late = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var (errors, written) = (Task.CompletedTask, Task.CompletedTask);
        try
        {
            errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            written = WriteAsync(process.StandardInput, content, cancellationToken);
            var output = await ReadAsync(process.StandardOutput.BaseStream, most, cancellationToken);
            if (output is null)
                return new PdfProcessEnd([], ExtractionMark.TooMuchText);
            await Task.WhenAll(written, errors, process.WaitForExitAsync(cancellationToken));
            return process.ExitCode switch
            {
                Done => new PdfProcessEnd(output, null),
                Encrypted => new PdfProcessEnd([], ExtractionMark.Encrypted),
                _ => new PdfProcessEnd([], ExtractionMark.Damaged),
            };
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            // They end with it, and are done before its pipes are gone.
            await Task.WhenAll(errors, written).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private ProcessStartInfo StartOf((string Verb, string Number) asked)
    {
        // A host that is a program of its own is started again; any other is handed to the runtime that runs it.
        // Its name may hold full stops, so that no part of it is an extension.
        var isProgram =
            Path.GetFileName(Environment.ProcessPath) is { } program
            && (program == host.GetName().Name || program == host.GetName().Name + ".exe");
        var start = new ProcessStartInfo(
            isProgram ? Environment.ProcessPath! : Runtime(),
            isProgram ? [asked.Verb, asked.Number] : [host.Location, asked.Verb, asked.Number]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var name in start.Environment.Keys.Except(Kept, StringComparer.OrdinalIgnoreCase).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        // It runs for less than a second: code is not measured first to be compiled better later.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    /// <summary>The program that runs this app: it stands three folders above the runtime's own, whoever loaded that.</summary>
    private static string Runtime()
    {
        var root = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent?.Parent?.Parent;
        var program = Path.Combine(root?.FullName ?? "", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(program) ? program : "dotnet";
    }

    private static async Task WriteAsync(StreamWriter input, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await input.BaseStream.WriteAsync(content, cancellationToken);
            input.Close();
        }
        catch (IOException)
        {
            // It ended before it had read the whole file: its exit code says why.
        }
    }

    /// <summary>Everything a stream holds, or null where it is more than <paramref name="most"/> bytes.</summary>
    private static async Task<byte[]?> ReadAsync(Stream stream, long most, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > most)
                return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}

/// <summary>How a process that works on a PDF ended.</summary>
/// <param name="Output">What it wrote; empty where it failed.</param>
/// <param name="Mark">Why it failed; null where it did not.</param>
internal readonly record struct PdfProcessEnd(byte[] Output, ExtractionMark? Mark);
