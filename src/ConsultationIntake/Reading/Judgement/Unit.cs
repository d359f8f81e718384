using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>How a sentence stands to the one before it.</summary>
internal enum Join
{
    SameBlock,
    Paragraph,
    Line,
    Item,
    Cell,
    Row,
}

/// <summary>A sentence with all that is known of its place before it is judged.</summary>
internal sealed record Unit
{
    public required Sentence Sentence { get; init; }
    public required Block Block { get; init; }
    public required Section Section { get; init; }

    /// <summary>0-based place among its block's sentences.</summary>
    public required int InBlock { get; init; }

    /// <summary>0-based number of its block in the part.</summary>
    public required int BlockNumber { get; init; }
    public required Join Join { get; init; }

    /// <summary>The sentence that introduces the list it stands in, or null.</summary>
    public Unit? LeadIn { get; init; }

    public TextSpan Span => Sentence.Span;

    /// <summary>Every sentence of a part in order.</summary>
    public static List<Unit> Of(string text, PartTree tree)
    {
        var units = new List<Unit>();
        Unit? leadIn = null;
        Block? before = null;
        var number = 0;
        foreach (var section in tree.Sections)
        {
            leadIn = null;
            foreach (var block in section.Title is null ? section.Blocks : section.Blocks.Prepend(section.Title))
            {
                if (!block.IsItem)
                    leadIn = null;
                for (var i = 0; i < block.Sentences.Count; i++)
                {
                    units.Add(
                        new Unit
                        {
                            Sentence = block.Sentences[i],
                            Block = block,
                            Section = section,
                            InBlock = i,
                            BlockNumber = number,
                            Join = i > 0 ? Join.SameBlock : JoinOf(before, block),
                            LeadIn = leadIn,
                        }
                    );
                }

                if (units.Count > 0 && text[units[^1].Span.End - 1] is ':' or '-' or '–')
                    leadIn = units[^1];
                before = block;
                number++;
            }
        }

        return units;
    }

    private static Join JoinOf(Block? before, Block block) =>
        block.Shape switch
        {
            BlockShape.Cell => before?.Cell is { } cell && cell.Row == block.Cell!.Row && cell.Column < block.Cell.Column
                ? Join.Cell
                : Join.Row,
            BlockShape.Item => Join.Item,
            BlockShape.Line => Join.Line,
            BlockShape.Paragraph => Join.Paragraph,
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };
}
