using System.Xml.Linq;

namespace ConsultationIntake.Tests;

/// <summary>Says in every run which projects were left out of it, and why (eng/rings.sh).</summary>
public sealed class RingTests
{
    [Theory]
    [InlineData("ConsultationIntake.AzureStorage", "RingAzureStorage")]
    [InlineData("ConsultationIntake.Functions", "RingFunctions")]
    public void Project_IsBuiltAndTestedHere(string project, string ring)
    {
        var answer = Path.Combine(Repository.Root, ".rings.props");
        var found = File.Exists(answer) ? XDocument.Load(answer) : new XDocument();
        if (found.Descendants(ring).SingleOrDefault()?.Value == "false")
            Assert.Skip($"Left out: {found.Descendants("LeftOutReason").Single().Value}");

        Assert.True(File.Exists(Path.Combine(Repository.Root, "tests", $"{project}.Tests", $"{project}.Tests.csproj")));
    }
}
