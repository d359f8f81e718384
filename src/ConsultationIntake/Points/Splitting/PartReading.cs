using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Points.Splitting;

/// <summary>Reads one part from its lines to its points.</summary>
internal sealed class PartReading(string text, SubmissionPart part, PlanText? plan)
{
    private static readonly PhraseSet ReportAuthor = new("report of|by the\nreporting officer\nreport author\nlead officer\nreport of|by");

    private static readonly PhraseSet OwnSubject = new(
        "this|the|these|that|it plan|draft|consultation|document|response|survey|strategy|questionnaire|objective|priority|is");

    private readonly Words words = new(text, part.Span.Start, Math.Min(part.Span.End, text.Length));
    private readonly List<PointSource> points = [];
    private PartLines lines = null!;
    private string? officer;

    public IReadOnlyList<PointSource> Points()
    {
        lines = PartLines.Read(text, part);
        var tabled = TableRows.Take(words, lines.Lines, lines.PageAt);
        var blocks = BlockReader.Read(words, PageFurniture.Remove(words, lines), part.Kind);
        if (part.Kind == PartKind.Answer && IsNoComment(blocks))
            return [];
        Headings.Mark(text, blocks, part.Kind);
        var genre = GenreReader.Of(blocks, part.Kind);
        LetterFrame.Mark(text, blocks, part.Kind);
        Outline.Assign(blocks);
        Sections.Assign(blocks, genre);
        Verdicts.Mark(text, blocks);
        LeadIns.Mark(text, blocks, genre);
        officer = AuthorOf(blocks);
        Read(blocks, new BlockPoints(words, part.Kind, genre, plan));
        return tabled.Count == 0 ? points : [.. points.Concat(tabled).OrderBy(point => point.Span.Start)];
    }

    private void Read(List<Block> blocks, BlockPoints reader)
    {
        Block? before = null;
        foreach (var block in blocks)
        {
            var said = reader.Of(block, before);
            for (var i = 0; i < said.Count; i++)
            {
                if (i == 0 && GoesOn(before, block, said[0]))
                    points[^1] = Extended(points[^1], said[0].Span.End);
                else
                    points.Add(SourceOf(block, said[i]));
            }

            before = block;
        }
    }

    /// <summary>A paragraph that only goes on with the one before belongs to its point.</summary>
    private bool GoesOn(Block? before, Block block, Said said) =>
        points.Count > 0 && before is { Role: BlockRole.Body } && block is { Role: BlockRole.Body, IsItem: false }
        && (!before.IsItem || (before.IsLetteredOrNumbered && !EndsItem(before)))
        && said.Kind == PointKind.OwnView && points[^1].Kind == PointKind.OwnView
        && points[^1].Span.End == before.End && said.Span.Start == block.Start
        && block.Words.StartsWith(CuePhrases.Continues) && !block.Words.StartsWith(OwnSubject);

    private bool EndsItem(Block item) => text[item.End - 1] == ';';

    private PointSource Extended(PointSource point, int end)
    {
        var span = TextSpan.FromBounds(point.Span.Start, end);
        return point with { Span = span, References = References.In(words, span.Start, span.End) };
    }

    private PointSource SourceOf(Block block, Said said) => new()
    {
        Span = said.Span,
        Kind = said.Kind,
        Label = said.Label ?? (block.Label is { IsBullet: false } label ? label.Text : LabelOfPath(block, said)),
        Path = said.Label is { } inline && block.Path is { } path ? $"{path} / {inline}" : said.Label ?? block.Path,
        Heading = block.Section.Heading?.Of(text).Trim('#', '*', ' ', ':'),
        Page = lines.PageAt(said.Span.Start),
        Paragraph = block.Paragraph,
        AttributedTo = said.AttributedTo ?? (said.Kind == PointKind.Verdict ? officer : null),
        References = References.In(words, said.Span.Start, said.Span.End),
    };

    /// <summary>A paragraph under point c, such as its verdict, is known by c's label.</summary>
    private static string? LabelOfPath(Block block, Said said) =>
        said.Kind == PointKind.Verdict && block.Path is { } path ? path[(path.LastIndexOf(' ') + 1)..] : null;

    private string? AuthorOf(List<Block> blocks)
    {
        foreach (var block in blocks.Take(20))
        {
            var named = ReportAuthor.LengthAt(block.Words, block.Words.First);
            if (named == 0 || block.Words.Count - named is < 1 or > 14)
                continue;
            var name = text[words.SpanOf(block.Words.First + named).Start..block.End];
            return string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        return null;
    }

    /// <summary>"None", "n/a", "No further comments": an answer that says nothing, unless the question wants a yes or a no.</summary>
    private bool IsNoComment(List<Block> blocks)
    {
        if (blocks is not [var only] || only.Words.Count > 6)
            return false;
        var asked = new Words(part.Prompt ?? "", 0, part.Prompt?.Length ?? 0).Within(0, int.MaxValue);
        if (only.Words.Count == 1 && asked.StartsWith(LetterPhrases.YesOrNo) && !asked.Has(LetterPhrases.AnythingElse))
            return false;
        var words = only.Words;
        return words.StartsWith(LetterPhrases.Nothing)
            && Enumerable.Range(words.First, words.Count).All(word => LetterPhrases.NothingMore.LengthAt(words, word) > 0);
    }
}
