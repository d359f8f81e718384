namespace ConsultationIntake.Points.Splitting;

/// <summary>
/// Finds the answers officers wrote under points. An answer announced by name is one anywhere; an unannounced paragraph
/// under a lettered point is one where the list as a whole alternates points and answers.
/// </summary>
internal static class Verdicts
{
    public static void Mark(string text, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            if (block.Role == BlockRole.Body && AnnouncementEnd(text, block) > 0)
                block.Role = BlockRole.Verdict;
        }

        for (var from = 0; from < blocks.Count;)
        {
            var to = from;
            while (to < blocks.Count && blocks[to].Role != BlockRole.Heading)
                to++;
            if (Alternates(blocks, from, to))
                MarkAlternating(blocks, from, to);
            from = to + 1;
        }
    }

    /// <summary>Where the answer's own words begin after <c>Officer response:</c>, or 0 where nothing announces one.</summary>
    public static int AnnouncementEnd(string text, Block block)
    {
        var named = VerdictPhrases.Announces.LengthAt(block.Words, block.Words.First);
        if (named == 0)
            return 0;
        var head = text.AsSpan(block.Start, Math.Min(block.Length, 60));
        var mark = head.IndexOfAny(":–—");
        if (mark < 0)
            mark = head.IndexOf(" - ", StringComparison.Ordinal);
        if (mark < 0 || block.Words.Words.Within(block.Start, block.Start + mark).Count > named + 2)
            return 0;
        var start = block.Start + mark + 1;
        while (start < block.End && (char.IsWhiteSpace(text[start]) || text[start] is '-' or '*'))
            start++;
        return start < block.End ? start : 0;
    }

    /// <summary>Who replied, where minutes say that somebody did: "The policy manager said …".</summary>
    public static string? MinutedReply(Sentence sentence)
    {
        var words = sentence.Words;
        var verb = VerdictPhrases.Replied.FindIn(words.Take(12));
        if (verb <= words.First || !words.Take(verb - words.First).Has(VerdictPhrases.Replier))
            return null;
        var text = words.Words.Text[words.Words.SpanOf(words.First).Start..words.Words.SpanOf(verb - 1).End];
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public static bool ReadsAsVerdict(WordRange words) =>
        words.StartsWith(VerdictPhrases.Start) || words.StartsWith(VerdictPhrases.NewPlan);

    private static bool Alternates(IReadOnlyList<Block> blocks, int from, int to)
    {
        var (items, followed, read) = (0, 0, 0);
        for (var i = from; i < to; i++)
        {
            if (!blocks[i].IsLetteredOrNumbered)
                continue;
            items++;
            if (i + 1 >= to || blocks[i + 1].IsItem)
                continue;
            followed++;
            read += ReadsAsVerdict(blocks[i + 1].Words) ? 1 : 0;
        }

        return followed >= 2 && read >= 2 && followed * 10 >= items * 6 && read * 2 >= followed;
    }

    private static void MarkAlternating(IReadOnlyList<Block> blocks, int from, int to)
    {
        var expected = false;
        for (var i = from; i < to; i++)
        {
            var block = blocks[i];
            if (block.IsItem)
            {
                expected = true;
                continue;
            }

            if (block.Role == BlockRole.Verdict || expected || ReadsAsVerdict(block.Words))
            {
                block.Role = BlockRole.Verdict;
                expected = false;
            }
            else
            {
                // A second point hides under the first one's answer; what follows it answers it.
                expected = block.Words.Has(ViewPhrases.Strong);
            }
        }
    }
}
