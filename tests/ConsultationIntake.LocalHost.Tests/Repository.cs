namespace ConsultationIntake.LocalHost.Tests;

/// <summary>Where things stand in the checkout the tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    internal static string Consultations => Path.Combine(Root, "consultations");

    /// <summary>A file beside the checkout that only some machines have, or null.</summary>
    internal static string? Shared(params string[] path)
    {
        var shared = Path.Combine([Root, "..", "shared", .. path]);
        return File.Exists(shared) ? shared : null;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ConsultationIntake.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests were not started from a checkout.");
        return folder.FullName;
    }
}
