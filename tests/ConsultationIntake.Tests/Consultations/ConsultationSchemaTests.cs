using System.Text.Json.Nodes;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Tests.Consultations;

/// <summary>The committed schemas are the ones the types give. Run with UPDATE_SNAPSHOTS=1 to write them anew.</summary>
public sealed class ConsultationSchemaTests
{
    [Fact]
    public void ConsultationSchema_Committed_IsCurrent() => AssertCurrent("consultation.schema.json", ConsultationSchema.OfConsultation());

    [Fact]
    public void ThemesSchema_Committed_IsCurrent() => AssertCurrent("themes.schema.json", ConsultationSchema.OfThemes());

    [Fact]
    public void ThemesSchema_AllowsWhatThemesAreWrittenWith()
    {
        var theme = JsonNode.Parse(ConsultationSchema.OfThemes())!["properties"]!["themes"]!["items"]!["properties"]!;
        var term = theme["vocabulary"]!["items"]!["oneOf"]![1]!["properties"]!.AsObject();

        Assert.NotNull(theme["formerCodes"]);
        Assert.Equal(["phrase", "also", "weight", "needs", "excludes", "language"], term.Select(property => property.Key));
    }

    private static void AssertCurrent(string name, string made)
    {
        var path = Path.Combine(Repository.Root, "docs", "schemas", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, made);

        Assert.Equal(made, File.ReadAllText(path));
    }
}
