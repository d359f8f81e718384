using System.Xml.Linq;
using ConsultationIntake.Consultations;
using NetArchTest.Rules;

namespace ConsultationIntake.Tests;

/// <summary>
/// Which project may use which, and within the core which folder. What is not listed here needs a place in the table first.
/// </summary>
public sealed class LayeringTests
{
    private static readonly Dictionary<string, string[]> Projects = new(StringComparer.Ordinal)
    {
        ["ConsultationIntake"] = [],
        ["ConsultationIntake.Documents"] = ["ConsultationIntake"],
        ["ConsultationIntake.Publishing"] = ["ConsultationIntake"],
        ["ConsultationIntake.Web"] = ["ConsultationIntake", "ConsultationIntake.Publishing"],
        ["ConsultationIntake.AzureStorage"] = ["ConsultationIntake"],
        ["ConsultationIntake.TextAnalytics"] = ["ConsultationIntake"],
        ["ConsultationIntake.Cli"] = ["ConsultationIntake"],
        ["ConsultationIntake.LocalHost"] = ["ConsultationIntake", "ConsultationIntake.Documents", "ConsultationIntake.Web"],
        ["ConsultationIntake.Functions"] =
        [
            "ConsultationIntake",
            "ConsultationIntake.AzureStorage",
            "ConsultationIntake.Documents",
            "ConsultationIntake.TextAnalytics",
            "ConsultationIntake.Web",
        ],
    };

    public static TheoryData<string> ProjectFiles =>
        [
            .. Directory
                .EnumerateDirectories(Path.Combine(Repository.Root, "src"))
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
                .Select(path => Path.GetFileNameWithoutExtension(path)),
        ];

    [Theory]
    [MemberData(nameof(ProjectFiles))]
    public void Project_UsesTheProjectsItMay(string name)
    {
        Assert.True(Projects.TryGetValue(name, out var allowed), $"{name} has no place in the table of this class.");

        var used = XDocument
            .Load(Path.Combine(Repository.Root, "src", name, $"{name}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Subset(allowed!.ToHashSet(), used.ToHashSet());
    }

    [Theory]
    [InlineData(
        "Mail",
        "Consultations",
        "Digests",
        "Equality",
        "Inbox",
        "Points",
        "Privacy",
        "Reading",
        "Safeguarding",
        "Submissions",
        "Themes",
        "Work"
    )]
    [InlineData("Work", "Digests", "Equality", "Inbox", "Points", "Privacy", "Reading", "Safeguarding", "Themes")]
    [InlineData("Equality", "Digests", "Inbox", "Points", "Privacy", "Reading", "Safeguarding", "Themes")]
    [InlineData("Safeguarding", "Digests", "Equality", "Inbox", "Mail", "Submissions", "Themes", "Work")]
    [InlineData(
        "Reading",
        "Concerns",
        "Decisions",
        "Digests",
        "Equality",
        "History",
        "Inbox",
        "Mail",
        "Privacy",
        "Safeguarding",
        "Submissions",
        "Themes",
        "Work"
    )]
    [InlineData(
        "Reading.Words",
        "Points",
        "Privacy",
        "Reading.Files",
        "Reading.Judgement",
        "Reading.Language",
        "Reading.Learned",
        "Reading.Structure",
        "Safeguarding",
        "Submissions",
        "Themes"
    )]
    [InlineData("Reading.Learned", "Points", "Reading.Judgement", "Reading.Structure", "Themes")]
    [InlineData("Blobs", "Consultations", "Inbox", "Points", "Reading", "Submissions", "Themes", "Work")]
    [InlineData("Submissions", "Concerns", "Decisions", "Digests", "Inbox", "Office", "Themes.Offline")]
    [InlineData("Themes", "Digests", "Equality", "Inbox", "Mail", "Submissions", "Work")]
    [InlineData(
        "Points",
        "Concerns",
        "Decisions",
        "Digests",
        "Equality",
        "History",
        "Inbox",
        "Mail",
        "Submissions",
        "Themes.Offline",
        "Work"
    )]
    [InlineData("Consultations", "Equality", "Inbox", "Privacy", "Work")]
    public void Folder_OfTheCore_DoesNotUse(string folder, params string[] others)
    {
        // A folder that was renamed or is empty would keep every rule.
        Assert.All([folder, .. others], named => Assert.NotEmpty(In(named).GetTypes()));

        var result = In(folder).ShouldNot().HaveDependencyOnAny([.. others.Select(other => $"ConsultationIntake.{other}")]).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    private static PredicateList In(string folder) =>
        Types.InAssembly(typeof(Consultation).Assembly).That().ResideInNamespace($"ConsultationIntake.{folder}");

    [Fact]
    public void Core_KnowsNoWebNoCloudAndNoDatabase()
    {
        var result = Types
            .InAssembly(typeof(Consultation).Assembly)
            .ShouldNot()
            .HaveDependencyOnAny("Microsoft.AspNetCore", "Azure", "Microsoft.Azure", "Microsoft.Data", "SendGrid", "MailKit")
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
