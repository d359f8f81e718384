namespace ConsultationIntake.LocalHost;

/// <summary>The folder of one running host. A second host on the same folder is refused: the queue has one consumer.</summary>
public sealed class DataFolder : IDisposable
{
    private const int LockedOnLinux = 11;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    private readonly string root;
    private readonly FileStream claim;

    private DataFolder(string root, FileStream claim) => (this.root, this.claim) = (root, claim);

    /// <summary>
    /// Throws <see cref="StartRefusedException"/> when another process holds the folder, and what the system says where it cannot be made
    /// or written.
    /// </summary>
    public static DataFolder Claim(string root)
    {
        root = System.IO.Path.GetFullPath(root);
        Directory.CreateDirectory(root);
        try
        {
#pragma warning disable CA2000 // the folder's own, for as long as it is claimed
            return new DataFolder(
                root,
                new FileStream(System.IO.Path.Combine(root, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
#pragma warning restore CA2000
        }
        catch (IOException shared) when (shared.HResult is LockedOnLinux or LockedOnWindows)
        {
            throw new StartRefusedException(
                $"Another host is using {root}. Stop it first, or name another folder (LocalHost:Data, ./run --data)."
            );
        }
    }

    public string Path(string name) => System.IO.Path.Combine(root, name);

    public void Dispose() => claim.Dispose();
}
