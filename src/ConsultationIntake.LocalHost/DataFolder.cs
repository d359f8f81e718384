namespace ConsultationIntake.LocalHost;

/// <summary>The folder of one running host. A second host on the same folder is refused: the queue has one consumer.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly string root;
    private readonly FileStream claim;

    private DataFolder(string root, FileStream claim) => (this.root, this.claim) = (root, claim);

    /// <summary>Throws <see cref="StartRefusedException"/> when another process holds the folder.</summary>
    public static DataFolder Claim(string root)
    {
        root = System.IO.Path.GetFullPath(root);
        Directory.CreateDirectory(root);
        try
        {
            return new DataFolder(
                root,
                new FileStream(System.IO.Path.Combine(root, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
        }
        catch (IOException)
        {
            throw new StartRefusedException(
                $"Another host is using {root}. Stop it first, or name another folder (LocalHost:Data, ./run --data)."
            );
        }
    }

    public string Path(string name) => System.IO.Path.Combine(root, name);

    public void Dispose() => claim.Dispose();
}
