using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Points.Splitting;

/// <summary>Tells headings from short points.</summary>
internal static class Headings
{
    private const int LongestHeading = 14;
    private const int LongestNumberedHeading = 45;

    private static readonly PhraseSet QuestionNumber = new("question|q|cwestiwn 1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20\nq1|q2|q3|q4|q5|q6|q7|q8|q9|q10|q11|q12");
    private static readonly PhraseSet QuestionStart = new("do|are|is|what|how|which|to|have|would|ydych|beth|a");
    private static readonly PhraseSet You = new("you|your|there|chi|eich");
    private static readonly PhraseSet Ours = new("agree|priorities|objectives|comments|missing|anything|think|draft|cytuno|sylwadau");

    private const int LongestTitle = 25;

    public static void Mark(string text, IReadOnlyList<Block> blocks, PartKind kind)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var next = i + 1 < blocks.Count ? blocks[i + 1] : null;
            var before = i > 0 ? blocks[i - 1] : null;
            if (IsHeading(text, before, blocks[i], next, kind))
                blocks[i].Role = BlockRole.Heading;
        }

        if (kind != PartKind.Answer)
            MarkTitles(text, blocks);
    }

    /// <summary>Lines that open a document, or follow its salutation, and are no sentence name it.</summary>
    private static void MarkTitles(string text, IReadOnlyList<Block> blocks)
    {
        var top = true;
        for (var i = 0; i + 1 < blocks.Count && i < 30; i++)
        {
            var block = blocks[i];
            if (block.Words.Count <= 8 && block.Words.StartsWith(LetterPhrases.Salutation))
            {
                top = true;
                continue;
            }

            top &= !block.IsItem && block.Words.Count <= LongestTitle && block.Words.Count > 0
                && (char.IsUpper(text[block.Start]) || char.IsDigit(text[block.Start]))
                && text[block.End - 1] is not ('.' or '!' or '?' or ':' or ';' or ',')
                && !block.Words.Has(ViewPhrases.Ask);
            if (top && block.Role == BlockRole.Body)
                block.Role = BlockRole.Heading;
        }
    }

    private static bool IsHeading(string text, Block? before, Block block, Block? next, PartKind kind)
    {
        if (block.MarkdownLevel > 0)
            return true;
        if (block.Label is { IsBullet: true } || next is null || block.Words.Count == 0)
            return false;
        if (kind != PartKind.Answer && IsFormQuestion(text, block, next))
            return true;
        if (block.Label is { } label)
            return IsNumberedHeading(text, block, label, next);
        if (block.Words.Count > LongestHeading || block.LineCount > 2)
            return false;
        if (IsCapitals(text, block))
            return kind != PartKind.Answer || next.Words.Count > block.Words.Count;
        if (kind == PartKind.Answer)
            return false;
        if (block.Words.Count <= 4 && char.IsUpper(text[block.Start]) && char.IsLetter(text[block.End - 1]) && IsUsualHeading(block.Words))
            return true;
        return IsTitle(text, block)
            && !IsShortAnswerUnderItem(before, block)
            && (next.IsItem || next.Words.Count > Math.Max(8, block.Words.Count) || IsCapitals(text, next));
    }

    /// <summary>A question copied from the form before its answer.</summary>
    private static bool IsFormQuestion(string text, Block block, Block next)
    {
        if (next.IsLetteredOrNumbered && next.Label!.Value.Style == block.Label?.Style)
            return false;
        if (block.Words.StartsWith(QuestionNumber) && block.Words.Count <= LongestNumberedHeading)
            return true;
        return text[block.End - 1] == '?' && block.Words.Count <= 30 && block.Words.StartsWith(QuestionStart) && block.Words.Take(8).Has(You)
            && block.Words.Has(Ours);
    }

    private static bool IsNumberedHeading(string text, Block block, ListLabel label, Block next)
    {
        if (label.Text.EndsWith(".0", StringComparison.Ordinal))
            return true;
        var last = text[block.End - 1];
        if (IsChild(label, next.Label))
            return last != ':' && block.Words.Count <= LongestNumberedHeading && !EndsWithColonDash(text, block);
        if (block.Words.Count > LongestHeading || last is '.' or ';' or ':' or '?' or '!' or ',' or '-')
            return false;
        if (IsCapitals(text, block) || (block.Words.Count <= 6 && IsUsualHeading(block.Words)))
            return true;
        if (!char.IsUpper(text[block.Start]) || label.Style is LabelStyle.Letter or LabelStyle.Roman)
            return false;
        return next.Label switch
        {
            null => (next.Words.Count > 4 || text[next.End - 1] == ':') && !next.Words.StartsWith(VerdictPhrases.Start),
            { IsBullet: true } => true,
            { } below => below.Style != label.Style && below.Ordinal(below.Style) == 1,
        };
    }

    private static bool IsUsualHeading(WordRange words) =>
        words.StartsWith(ReportPhrases.AdministrativeHeading) || words.StartsWith(ReportPhrases.AsideHeading)
        || words.StartsWith(ReportPhrases.ImplicationsHeading) || words.From(words.End - 1).StartsWith(ReportPhrases.ViewsHeading)
        || words.StartsWith(ReportPhrases.PlanName);

    private static bool IsChild(ListLabel parent, ListLabel? child) =>
        parent.Style is LabelStyle.Number or LabelStyle.Dotted && child is { Style: LabelStyle.Dotted } below
        && below.Text.Length > parent.Text.Length && below.Text[parent.Text.Length] == '.'
        && below.Text.StartsWith(parent.Text, StringComparison.Ordinal);

    private static bool IsTitle(string text, Block block)
    {
        var last = text[block.End - 1];
        var bold = text[block.Start] == '*' && last == '*';
        return bold || (block.Words.Count <= 10 && char.IsUpper(text[block.Start])
            && (char.IsLetterOrDigit(last) || last is ')' or '?' && block.Words.Count <= 6)
            && !text.AsSpan(block.Start, block.Length).Contains('@'));
    }

    /// <summary>"No mention in the current Plan" under point c is its verdict, not a heading.</summary>
    private static bool IsShortAnswerUnderItem(Block? before, Block block) =>
        before is { IsItem: true, Role: not BlockRole.Heading } && block.Words.StartsWith(VerdictPhrases.Start);

    private static bool EndsWithColonDash(string text, Block block) =>
        block.Length > 2 && text.AsSpan(block.End - 2, 2).Contains(':');

    private static bool IsCapitals(string text, Block block)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in text.AsSpan(block.Start, block.Length))
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        return upper >= 3 && lower * 8 <= upper && block.Words.Count <= LongestHeading
            && text[block.End - 1] is not ('.' or '!' or '?');
    }
}
