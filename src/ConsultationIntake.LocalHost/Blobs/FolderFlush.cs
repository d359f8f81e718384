using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ConsultationIntake.LocalHost.Blobs;

/// <summary>
/// Puts the names in a folder on disk. A file that was flushed and moved can lose its name where the power fails: on Linux the folder is
/// flushed for itself (fsync(2)), which the framework has no call for. On Windows the file system keeps a journal of names.
/// </summary>
internal static class FolderFlush
{
    private const int ReadOnlyAndClosedWithUs = 0x80000;

    internal static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var handle = new SafeFileHandle(Libc.Open([.. Encoding.UTF8.GetBytes(folder), 0], ReadOnlyAndClosedWithUs), ownsHandle: true);
        if (handle.IsInvalid)
            throw new IOException($"A folder could not be opened to be flushed (error {Marshal.GetLastPInvokeError()}).");
        RandomAccess.FlushToDisk(handle);
    }

    private static class Libc
    {
        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Open(byte[] path, int flags);
    }
}
