namespace ConsultationIntake.Points.Splitting;

/// <summary>Finds the sentences that introduce lists, and what they say the items are.</summary>
internal static class LeadIns
{
    private static readonly PhraseSet FirstPerson = new("we|i|our|my|us|me|rydym|hoffem|ein|fy");

    private static readonly PhraseSet Unfinished =
        new("that|to|should|following|including|for|are|is|include|includes|will|would|of|the|on|be|below|namely|as|y|canlynol");

    private static readonly PhraseSet ReportsViews = new(
        """
        concern|concerns|comments|comment|observations|views|issues|suggestions|response|feedback|points|questions|pryderon|sylwadau
        recommendations to the|commissioner|pcc|opcc
        """);

    public static void Mark(string text, IReadOnlyList<Block> blocks, Genre genre)
    {
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Role == BlockRole.Body && EndsWithColon(text, block) && IntroducesPlanQuotation(text, block, blocks[i + 1]))
                block.Role = BlockRole.LeadIn;
            if (block.Role is not (BlockRole.Body or BlockRole.Heading) || block.Words.Count == 0 || !IsIntroduced(block, blocks[i + 1]))
                continue;
            if (block.Role == BlockRole.Body && !EndsWithColon(text, block) && !BreaksOff(text, block))
                continue;
            var scope = block.Role == BlockRole.Body ? ScopeOf(block, genre) : ScopeOfHeading(block, genre);
            if (scope is null)
                continue;
            if (block.Role == BlockRole.Body)
                block.Role = BlockRole.LeadIn;
            Spread(blocks, i, scope);
        }
    }

    private static bool IntroducesPlanQuotation(string text, Block block, Block next) =>
        text[next.Start] is '"' or '“' or '‘' && block.Words.Has(PlanPhrases.Quotes)
        && !block.Words.Has(PlanPhrases.Proposes) && !block.Words.Has(ViewPhrases.Strong);

    private static bool IsIntroduced(Block block, Block next) =>
        next.IsItem && (!block.IsItem || next.Depth > block.Depth);

    private static ListScope? ScopeOfHeading(Block heading, Genre genre) =>
        heading.Section.Kind == SectionKind.PlanSummary && genre == Genre.Report && heading.Words.Has(PlanPhrases.Describes)
            ? new ListScope(ScopeKind.PlanEcho)
            : null;

    private static ListScope ScopeOf(Block block, Genre genre)
    {
        var sentence = Sentences.Of(block.Words.Words, block.Start, block.End)[^1];
        if (ThirdParties.Named(sentence, opening: false) is { } name)
            return new ListScope(ScopeKind.ThirdParty, name);
        if (block.Scope is { Kind: not ScopeKind.Views } outer)
            return outer;
        var words = sentence.Words;
        if (words.Has(LetterPhrases.AboutUs))
            return new ListScope(ScopeKind.Silent);
        if (words.Has(ViewPhrases.Strong) || (genre == Genre.Reply && words.Has(FirstPerson)))
            return new ListScope(ScopeKind.Views);
        if (words.Has(PlanPhrases.Describes))
            return new ListScope(genre == Genre.Reply || block.Section.Kind == SectionKind.PlanSummary ? ScopeKind.PlanEcho : ScopeKind.Silent);
        if (genre == Genre.Reply || block.Section.Kind == SectionKind.Views)
            return new ListScope(ScopeKind.Views);
        return new ListScope(words.Has(ReportsViews) ? ScopeKind.Views : ScopeKind.Silent);
    }

    private static void Spread(IReadOnlyList<Block> blocks, int leadIn, ListScope scope)
    {
        var depth = blocks[leadIn].IsItem ? blocks[leadIn].Depth : -1;
        var style = blocks[leadIn + 1].Label!.Value.Style;
        for (var i = leadIn + 1; i < blocks.Count && blocks[i].Role != BlockRole.Heading; i++)
        {
            var block = blocks[i];
            if (block.IsItem && (block.Depth <= depth || IsNewDottedNumber(block, style)))
                return;
            if (!block.IsItem && block.Role != BlockRole.Verdict && block.Path is null && style != LabelStyle.Bullet && blocks[i - 1].Role != BlockRole.Verdict)
                return;
            if (!block.IsItem && style == LabelStyle.Bullet)
                return;
            block.Scope = scope;
        }
    }

    /// <summary>A numbered paragraph after a list of another style ends it.</summary>
    private static bool IsNewDottedNumber(Block block, LabelStyle style) =>
        block.Label!.Value.Style == LabelStyle.Dotted && style != LabelStyle.Dotted;

    /// <summary>"In the matter of spiking we ask that", and the list takes it up.</summary>
    private static bool BreaksOff(string text, Block block) =>
        block.Words.Count >= 3 && char.IsLetter(text[block.End - 1]) && block.Words.From(block.Words.End - 1).StartsWith(Unfinished);

    private static bool EndsWithColon(string text, Block block)
    {
        var tail = text.AsSpan(block.Start, block.Length).TrimEnd("-–— *_");
        return tail.EndsWith(":") || tail.EndsWith("…");
    }
}
