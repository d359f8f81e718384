namespace ConsultationIntake.Tests;

/// <summary>Where things stand in the checkout the tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ConsultationIntake.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests were not started from a checkout.");
        return folder.FullName;
    }
}
