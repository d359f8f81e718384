using System.Reflection;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Core_PointsAtNoCloudNoWebAndNoDatabase()
    {
        var referenced = typeof(Submission).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToList();

        Assert.NotEmpty(referenced);
        Assert.DoesNotContain(referenced, name => Forbidden.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Core_TakesTheTimeFromAProvider()
    {
        var banned = File.ReadAllText(Path.Combine(Repository.Root, "eng", "BannedSymbols.txt"));

        Assert.Contains("P:System.DateTime.UtcNow", banned, StringComparison.Ordinal);
        Assert.Contains("P:System.DateTimeOffset.UtcNow", banned, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_AreTheOnlyInterfaces()
    {
        var interfaces = typeof(Submission).Assembly.GetTypes().Where(type => type is { IsInterface: true, IsPublic: true });

        Assert.All(
            interfaces,
            port =>
                Assert.True(
                    port.GetMethods()
                        .Where(method => !method.IsSpecialName)
                        .All(method =>
                            method.ReturnType == typeof(string)
                            || typeof(Task).IsAssignableFrom(method.ReturnType)
                            || method.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal)
                        ),
                    $"{port.Name} is not a port: what a port does is asynchronous, since somewhere it is a network away."
                )
        );
    }

    private static readonly string[] Forbidden =
    [
        "Azure.",
        "Microsoft.Azure",
        "Microsoft.AspNetCore",
        "Microsoft.Data",
        "SQLitePCLRaw",
        "System.Data",
        "SendGrid",
        "Microsoft.EntityFrameworkCore",
    ];
}
