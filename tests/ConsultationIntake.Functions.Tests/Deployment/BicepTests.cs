using System.Reflection;

namespace ConsultationIntake.Functions.Tests.Deployment;

public sealed class BicepTests
{
    [Theory]
    [InlineData("build", "--stdout")]
    [InlineData("lint")]
    public async Task Infrastructure_Compiles_WithoutADiagnostic(params string[] command)
    {
        var bicep = typeof(BicepTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Bicep").Value!;
        Assert.SkipUnless(File.Exists(bicep), "The package with the Bicep compiler is for Linux on x64.");

        var run = await Command.RunAsync(bicep, [command[0], Path.Combine(Repository.Root, "infra", "main.bicep"), .. command[1..]]);

        Assert.Equal("", run.Errors.Trim());
        Assert.Equal(0, run.ExitCode);
    }
}
