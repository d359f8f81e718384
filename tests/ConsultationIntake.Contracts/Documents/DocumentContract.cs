using System.Reflection;
using System.Text.RegularExpressions;
using ConsultationIntake.Documents;
using ConsultationIntake.Documents.Emails;
using ConsultationIntake.Documents.Pdf;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Contracts.Documents;

/// <summary>
/// What every host makes of the same files: Files/ as it is read (Expected/), and as it was read before libraries took over (Before/).
/// Run with WRITE_EXPECTED=FOLDER to have what is read written there, and read what changed.
/// </summary>
public abstract partial class DocumentContract
{
    private const int FewestFiles = 60;

    // Each program has one host, and its tests look at the same reading of all files.
    private static Task<Dictionary<string, string>>? reading;

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
        if (Environment.GetEnvironmentVariable("WRITE_EXPECTED") is { } folder)
            foreach (var (name, text) in read)
                await File.WriteAllTextAsync(Path.Combine(folder, name + ".txt"), text, TestContext.Current.CancellationToken);

        Assert.True(read.Count >= FewestFiles, $"There are {read.Count} files only.");
        Assert.All(read, file => Assert.Equal(Text("Expected", file.Key), file.Value));
    }

    [Fact]
    public async Task Files_HaveEveryWordThatWasReadBefore()
    {
        var read = await ReadAllAsync();

        Assert.All(
            read.Where(file => File.Exists(PathOf("Before", file.Key))),
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

    /// <summary>What ends a reading here is what was counted, and not how slow the machine is.</summary>
    internal static TimeProvider Stopped { get; } = new TestClock(default);

    private Task<Dictionary<string, string>> ReadAllAsync() => reading ??= ReadAsync(Host);

    private static async Task<Dictionary<string, string>> ReadAsync(Assembly host)
    {
        var pdf = new PdfPigReader(new PdfProcess(host));
        using var documents = new DocumentReader(pdf, Stopped);
        var emails = new EmailReader(ReadingLimits.Default, Stopped);
        var read = new Dictionary<string, string>();
        foreach (var path in Directory.GetFiles(Path.Combine(Folder, "Files")))
        {
            var described = await DocumentFiles.DescribeAsync(path, emails, documents, TestContext.Current.CancellationToken);
            read[Path.GetFileName(path)] = described;
        }

        return read;
    }

    private static string Text(string folder, string name) => File.ReadAllText(PathOf(folder, name));

    private static string PathOf(string folder, string name) => Path.Combine(Folder, folder, name + ".txt");

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(word => word.Value);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
