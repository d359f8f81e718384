using System.Text;
using ConsultationIntake.Contracts.Documents;
using ConsultationIntake.Documents;
using ConsultationIntake.Documents.Pdf;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Contracts.Inbox;

/// <summary>What every reader of PDFs must do: the words a person would read, in their order, and a mark for what it cannot read.</summary>
public abstract class PdfReaderContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Skips the test where the reader cannot run.</summary>
    protected abstract IPdfReader BuildPdfReader();

    [Fact]
    public async Task Letter_KeepsItsParagraphsListsOrderAndPages()
    {
        var text = await ReadAsync(await SampleFiles.ReadAsync("two-pages.pdf"));

        var paragraphs = text.Value.Split("\n\n");
        Assert.Equal("Response of North Dale District Council", paragraphs[0]);
        Assert.Equal([$"a. {Letters.Patrols}", $"b. {Letters.Contact}", Letters.HateCrime, $"- {Letters.Funding}"], paragraphs[3..7]);
        Assert.StartsWith(Letters.HateCrime, text.Value[Assert.Single(text.PageStarts)..], StringComparison.Ordinal);
        Assert.Empty(text.Marks);
    }

    /// <summary>What is filled into a form is what its sender says: the printed words are the office's.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FilledInForm_HasTheAnswersUnderTheirQuestions(bool saysItsPage)
    {
        var text = await ReadAsync(WrittenPdf.FilledInForm(saysItsPage));

        Assert.Equal(
            ["1. What should the police do first?", "Mend the lamps in Mill Lane.", "Put an officer <back> on foot.", "2. Do you agree?"],
            text.Value.Split("\n\n")[..4]
        );
        Assert.Contains("☒ Yes, I do", text.Value, StringComparison.Ordinal);
        Assert.Equal(1, text.Value.Count(c => c == '☒'));
        Assert.EndsWith("\n\nAnd answer the telephone.", text.Value, StringComparison.Ordinal);
        Assert.Equal("This is too long.", text.Margin);
        Assert.DoesNotContain("Taken back", text.Value + text.Margin, StringComparison.Ordinal);
        Assert.Equal([ExtractionMark.Comments], text.Marks);
    }

    [Fact]
    public async Task LetteredReport_GivesTheSameLetteredPointsAsItsPlainText()
    {
        var pdf = await ReadAsync(await SampleFiles.ReadAsync("lettered.pdf"));
        var text = await Reader()
            .ReadAsync(new ReceivedFile("lettered.txt", "text/plain", await SampleFiles.ReadAsync("lettered.txt")), Budget(), Token);

        Assert.NotEmpty(PointsOf(pdf));
        Assert.Equal(PointsOf(text), PointsOf(pdf));
    }

    [Fact]
    public async Task TwoColumns_AreReadOneAfterTheOther()
    {
        var pdf = await SampleFiles.ReadAsync("two-columns.pdf");

        var read = Assert.IsType<PdfOutcome.Read>(await BuildPdfReader().ReadAsync(pdf, ReadingLimits.Default, Token));

        var starts = Assert
            .Single(read.Pages)
            .Lines.Select(line => string.Join(' ', line.Text.Split(' ').Take(2)))
            .Where(start =>
                start.StartsWith("Left", StringComparison.Ordinal)
                || start.StartsWith("Right", StringComparison.Ordinal)
                || start == "The last"
            );
        Assert.Equal(
            [
                "Left 1",
                "Left 2",
                "Left 3",
                "Left 4",
                "Left 5",
                "Left 6",
                "Right 1",
                "Right 2",
                "Right 3",
                "Right 4",
                "Right 5",
                "Right 6",
                "The last",
            ],
            starts
        );
    }

    [Fact]
    public async Task MorePagesThanTheLimit_AreReadUpToItAndMarked()
    {
        var pdf = WrittenPdf.OfPages(12, page => $"Point {page}: there should be more patrols in ward {page}.");

        var text = await ReadAsync(pdf, new ReadingLimits { MaxPages = 10, MaxTime = Patience.Longest });

        Assert.Equal([ExtractionMark.TooManyPages], text.Marks);
        Assert.Contains("Point 10:", text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Point 11:", text.Value, StringComparison.Ordinal);
        Assert.Equal(9, text.PageStarts.Count);
    }

    [Fact]
    public async Task MoreTextThanTheLimit_IsMarked() =>
        Assert.Contains(
            ExtractionMark.TooMuchText,
            (await ReadAsync(await SampleFiles.ReadAsync("two-pages.pdf"), new ReadingLimits { MaxCharacters = 100 })).Marks
        );

    [Fact]
    public async Task NoTimeLeft_IsMarked() =>
        Assert.Equal(
            [ExtractionMark.TimedOut],
            (await ReadAsync(await SampleFiles.ReadAsync("two-pages.pdf"), new ReadingLimits { MaxTime = TimeSpan.Zero })).Marks
        );

    [Fact]
    public async Task Encrypted_IsMarked() =>
        Assert.Equal([ExtractionMark.Encrypted], (await ReadAsync(await SampleFiles.ReadAsync("encrypted.pdf"))).Marks);

    [Fact]
    public async Task PictureOfAPage_IsMarked() =>
        Assert.Equal([ExtractionMark.Scanned], (await ReadAsync(await SampleFiles.ReadAsync("scanned.pdf"))).Marks);

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj trailer << /Root 1 0 R >>")]
    [InlineData(
        "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Type /Pages /Kids [2 0 R] /Count 1000000 >> "
            + "endobj trailer << /Root 1 0 R >>"
    )]
    [InlineData("%PDF-1.7\nnothing of the kind")]
    public async Task NoPdfAtAll_IsMarkedDamaged(string content) =>
        Assert.Equal([ExtractionMark.Damaged], (await ReadAsync(Encoding.ASCII.GetBytes(content))).Marks);

    /// <summary>A million arrays in one another: what recurses into them overflows its stack.</summary>
    [Fact]
    public async Task NestedWithoutEnd_IsMarkedAndHarmsNobody()
    {
        var deep = new string('[', 1_000_000);

        var text = await ReadAsync(
            Encoding.ASCII.GetBytes(
                $"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R /A {deep} >> endobj 2 0 obj << /Type /Pages /Kids [] /Count "
                    + "0 >> endobj trailer << /Root 1 0 R >>"
            )
        );

        Assert.Contains(text.Marks, mark => mark is ExtractionMark.Damaged or ExtractionMark.TimedOut);
    }

    /// <summary>A small file whose one page prints millions of words, nearly all of them beside the paper.</summary>
    [Fact]
    public async Task PageWithoutEnd_EndsWithAMarkOrWhatStandsOnThePaper()
    {
        var content = string.Concat(Enumerable.Repeat("(abc def ghi) Tj ", 500_000));

        var text = await ReadAsync(OnePage($"BT /F1 12 Tf 50 700 Td {content}ET"), new ReadingLimits { MaxTime = TimeSpan.FromSeconds(1) });

        if (text.Marks.Count == 0)
            Assert.StartsWith("abc def ghi", text.Value, StringComparison.Ordinal);
        else
            Assert.Contains(text.Marks, mark => mark is ExtractionMark.TimedOut or ExtractionMark.Damaged or ExtractionMark.TooMuchText);
    }

    [Fact]
    public async Task RealFile_WithBytesChangedOrCutOff_EndsAndDoesNotThrow()
    {
        var pdf = await SampleFiles.ReadAsync("two-pages.pdf");
        var random = new Random(2027);
        var broken = Enumerable
            .Range(0, 4)
            .Select(i =>
            {
                var bytes = i % 2 == 0 ? pdf.ToArray() : pdf[..random.Next(pdf.Length)];
                for (var change = 0; change < 40 && i % 2 == 0; change++)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            })
            .ToList();

        foreach (var bytes in broken)
        {
            var text = await ReadAsync(bytes);
            Assert.True(text.Value.Length > 0 || text.Marks.Count > 0);
        }
    }

    private static byte[] OnePage(string content) =>
        Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
                + "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << "
                + "/Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n"
                + $"4 0 obj << /Length {content.Length} >> stream\n{content}\nendstream endobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%EOF"
        );

    /// <summary>
    /// Those that carry a label: a PDF has pages and no paragraphs of its own, so what stands between may be judged otherwise.
    /// </summary>
    private static IReadOnlyList<string> PointsOf(ExtractedText text)
    {
        var letter = SubmissionText.Compose([new(PartKind.Attachment, "letter", text.Value) { PageStarts = text.PageStarts }]);
        return
        [
            .. PointFinder
                .Find(letter, plan: null)
                .Points.Where(source => source.Label is not null)
                .Select(source => $"{source.Kind} {source.Label}: {OnOneLine(source.Span.Of(letter.Value))}"),
        ];
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<ExtractedText> ReadAsync(byte[] pdf, ReadingLimits? limits = null) =>
        Reader().ReadAsync(new ReceivedFile("letter.pdf", "application/pdf", pdf), Budget(limits), Token);

    /// <summary>A slow machine takes longer to start the process that reads.</summary>
    private static ReadingLimits Patient { get; } = new() { MaxTime = Patience.Longest };

    private DocumentReader Reader() => new(BuildPdfReader(), TimeProvider.System);

    private static ReadingBudget Budget(ReadingLimits? limits = null) => new(limits ?? Patient, TimeProvider.System);
}
