namespace ConsultationIntake.LocalHost;

/// <summary>Whether a folder can be written.</summary>
internal static class WriteTrial
{
    /// <summary>Throws what the system says where it cannot. The file it leaves is taken for one that nobody finished.</summary>
    internal static void In(string folder)
    {
        Directory.CreateDirectory(folder);
        using var file = new FileStream(
            Path.Combine(folder, "health.part"),
            FileMode.Create,
            FileAccess.Write,
            FileShare.ReadWrite | FileShare.Delete
        );
        file.WriteByte((byte)'\n');
    }
}
