using System.Security.Cryptography;
using ConsultationIntake.Cli.Training;

namespace ConsultationIntake.Cli.Tests;

/// <summary>What is shipped is what the repository makes.</summary>
public sealed class TrainCommandTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Learned = Path.Combine(Root, "src", "ConsultationIntake", "Reading", "Learned");

    [Fact]
    public void Hashes_OfVectorsSentencesAndWeights_AreThoseWrittenDown()
    {
        var written = File.ReadAllText(Path.Combine(Root, "eng", "tagger", "README.md"));

        Assert.Contains($"`{Hash(File.ReadAllBytes(Path.Combine(Learned, "words.bin")))}`", written, StringComparison.Ordinal);
        Assert.Contains($"`{Hash(Sentences())}`", written, StringComparison.Ordinal);
        Assert.Contains($"`{Hash(File.ReadAllBytes(Path.Combine(Learned, "models.bin")))}`", written, StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "Long")]
    public void Train_FromTheRepositoryAlone_WritesTheShippedWeights()
    {
        var themes = Path.Combine(Root, "consultations", "police-and-crime-plan", "themes.json");
        using var said = new StringWriter();

        var trained = TrainCommand.Train(new(Path.Combine(Root, "eng", "tagger"), themes, ""), said, said);

        Assert.Equal(Hash(File.ReadAllBytes(Path.Combine(Learned, "models.bin"))), Hash(trained));
    }

    private static byte[] Sentences() =>
        [
            .. new[] { "letters", "points", "risk", "sentences", "stance" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, "eng", "tagger", folder)).Order(StringComparer.Ordinal))
                .SelectMany(File.ReadAllBytes),
        ];

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ConsultationIntake.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests were not started from a checkout.");
        return folder.FullName;
    }
}
