using ConsultationIntake.Consultations;

namespace ConsultationIntake.Cli.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 12, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("intake-check-");
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public void Check_OneGoodAndOneBad_SaysBothAndEndsWithOne()
    {
        Write("good", "{ \"themes\": [] }", "{}");
        Write("bad", "{ \"themes\": [] }", "{ \"close\": \"2027-01-29T17:00\" }");

        var exit = CheckFolders.Run(root.FullName, Now, output, error);

        Assert.Equal(1, exit);
        Assert.Contains("Did you mean \"closes\"?", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("(line 1)", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("police-and-crime-plan")]
    public void Check_TheShipped_EndsWithNought(string folder)
    {
        Directory.CreateDirectory(Path.Combine(root.FullName, "police-and-crime-plan"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot(), "consultations", "police-and-crime-plan")))
            File.Copy(file, Path.Combine(root.FullName, "police-and-crime-plan", Path.GetFileName(file)));

        var exit = CheckFolders.Run(Path.Combine(root.FullName, folder), Now, output, error);

        Assert.Equal("", error.ToString());
        Assert.Equal(0, exit);
        Assert.Contains("police-and-crime-plan: no mistake found.", output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        root.Delete(recursive: true);
    }

    private void Write(string slug, string themes, string consultation)
    {
        var folder = root.CreateSubdirectory(slug).FullName;
        File.WriteAllText(Path.Combine(folder, "themes.json"), themes);
        File.WriteAllText(Path.Combine(folder, "consultation.json"), consultation);
    }

    private static string RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "ConsultationIntake.sln")))
            at = at.Parent!;
        return at.FullName;
    }
}
