using System.Text;

namespace ConsultationIntake.LocalHost.Tests;

/// <summary>A folder of a test's own, gone with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("intake-test-").FullName;

    /// <summary>The files of a data folder that have these words in them, by name. The host may have them open.</summary>
    internal IReadOnlyList<string> FilesWith(string words)
    {
        var sought = Encoding.UTF8.GetBytes(words);
        return
        [
            .. Directory
                .EnumerateFiles(Path, "*", SearchOption.AllDirectories)
                .Where(path =>
                    System.IO.Path.GetFileName(path) is not "in-use" and not "intake.db-shm" && Bytes(path).AsSpan().IndexOf(sought) >= 0
                )
                .Select(System.IO.Path.GetFileName)
                .OfType<string>(),
        ];
    }

    /// <summary>Puts copies of another folder's files into it.</summary>
    internal void Fill(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
