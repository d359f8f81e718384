using System.Reflection;
using System.Text.RegularExpressions;
using ConsultationIntake.Documents;
using ConsultationIntake.Documents.Emails;
using ConsultationIntake.Documents.Pdf;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Contracts.Documents;

/// <summary>
/// What every host makes of the same files: Files/ as it is read (Expected/), and as it was read before libraries took over (Before/).
/// </summary>
public abstract partial class DocumentContract
{
    private const int FewestFiles = 60;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Documents");

    // Words that the readers before read wrongly: cut, run together, in a wrong charset, of a form's own, or another label.
    private static readonly Dictionary<string, string[]> ReadWronglyBefore = new()
    {
        ["mail-flowed.eml"] = ["nee", "dles"],
        ["mail-latin-8.eml"] = ["tþ", "ðyr"],
        ["mail-utf-8-called-latin-1.eml"] = ["TÅ", "â", "œneedlesâ"],
        ["odt-spans.odt"] = ["crimeshould", "bea"],
        ["rtf-two-charsets.rtf"] = ["proszê", "pomocAs"],
        ["utf-16.txt"] = ["ÿþThe"],
        ["word-content-control.docx"] = ["Click", "here", "to", "enter", "text"],
        ["word-levels-overridden.docx"] = ["1", "2"],
    };

    /// <summary>The host's program, which is started again to read PDFs.</summary>
    protected abstract Assembly Host { get; }

    [Fact]
    public async Task Files_AreReadAsExpected()
    {
        var read = await ReadAllAsync();

        Assert.True(read.Count >= FewestFiles, $"There are {read.Count} files only.");
        Assert.All(read, file => Assert.Equal(Text("Expected", file.Key), file.Value));
    }

    [Fact]
    public async Task Files_HaveEveryWordThatWasReadBefore()
    {
        var read = await ReadAllAsync();

        Assert.All(
            read,
            file =>
            {
                var words = Words(file.Value).CountBy(word => word).ToDictionary();
                var lost = Words(Text("Before", file.Key))
                    .CountBy(word => word)
                    .Where(word => words.GetValueOrDefault(word.Key) < word.Value);
                Assert.Empty(lost.Select(word => word.Key).Except(ReadWronglyBefore.GetValueOrDefault(file.Key, [])));
            }
        );
    }

    private async Task<Dictionary<string, string>> ReadAllAsync()
    {
        using var pdf = new PdfPigReader(Host);
        using var documents = new DocumentReader(pdf, TimeProvider.System);
        var emails = new EmailReader(ReadingLimits.Default, TimeProvider.System);
        var read = new Dictionary<string, string>();
        foreach (var path in Directory.GetFiles(Path.Combine(Folder, "Files")))
        {
            var described = await DocumentFiles.DescribeAsync(path, emails, documents, TestContext.Current.CancellationToken);
            read[Path.GetFileName(path)] = described;
        }

        return read;
    }

    private static string Text(string folder, string name) => File.ReadAllText(Path.Combine(Folder, folder, name + ".txt"));

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(word => word.Value);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
