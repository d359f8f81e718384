using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Points.Splitting;

/// <summary>A stretch of a block that is a point, and whose words it is.</summary>
internal readonly record struct Said(TextSpan Span, PointKind Kind, string? Label = null, string? AttributedTo = null);

/// <summary>Reads what one block says: which of its sentences are points, and whose.</summary>
internal sealed class BlockPoints(Words words, PartKind part, Genre genre, PlanText? plan)
{
    private readonly string text = words.Text;
    private int bodies;

    public List<Said> Of(Block block, Block? before)
    {
        var said = new List<Said>();
        switch (block.Role)
        {
            case BlockRole.Verdict:
                var start = Math.Max(block.Start, Verdicts.AnnouncementEnd(text, block));
                Add(said, start, block.End, PointKind.Verdict);
                break;
            case BlockRole.LeadIn:
                ReadLeadIn(said, block);
                break;
            case BlockRole.Body:
                bodies++;
                ReadBody(said, block, before);
                break;
            default:
                break;
        }

        return said;
    }

    /// <summary>The sentence that introduces the list is not a point; what stands before it may be.</summary>
    private void ReadLeadIn(List<Said> said, Block block)
    {
        var sentences = Sentences.Of(words, block.Start, block.End);
        if (sentences.Count > 1 && Standing(block) is null or PointKind.OwnView)
            ReadSentences(said, block, sentences[..^1]);
    }

    private void ReadBody(List<Said> said, Block block, Block? before)
    {
        if (block.Scope is { Kind: ScopeKind.ThirdParty } passed)
        {
            Add(said, block.Start, block.End, PointKind.ThirdPartyView, attributedTo: passed.AttributedTo);
            return;
        }

        switch (Standing(block))
        {
            case PointKind.PlanEcho:
                Add(said, block.Start, block.End, PointKind.PlanEcho);
                return;
            case null:
                return;
        }

        foreach (var item in InlineLists.Of(words, block.Start, block.End))
        {
            var sentences = Sentences.Of(words, item.Start, item.End);
            if (item.Label is null && item.End < block.End && sentences.Count > 0)
                sentences.RemoveAt(sentences.Count - 1);
            ReadSentences(said, block, sentences, item.Label, before);
        }
    }

    /// <summary>What a block's sentences are taken for unless they say otherwise: own views, the plan's words, or (null) nobody's.</summary>
    private PointKind? Standing(Block block)
    {
        var words = block.Words;
        if (words.Count == 0 && part != PartKind.Answer)
            return null;
        if (genre == Genre.Report && words.StartsWith(ReportPhrases.Decision) && !words.Has(ReportPhrases.DecisionToAsk))
            return null;
        var strong = words.Has(ViewPhrases.Strong) && !words.Take(8).Has(ReportPhrases.Certain);
        if (block.Scope is { } scope)
        {
            return scope.Kind switch
            {
                ScopeKind.Views => PointKind.OwnView,
                ScopeKind.PlanEcho => strong ? PointKind.OwnView : PointKind.PlanEcho,
                _ => strong && genre == Genre.Reply ? PointKind.OwnView : null,
            };
        }

        return block.Section.Kind switch
        {
            SectionKind.Administrative => strong ? PointKind.OwnView : null,
            SectionKind.Aside => null,
            SectionKind.Implications => ImplicationStanding(block, strong),
            SectionKind.PlanSummary => strong && !words.Has(PlanPhrases.Describes) ? PointKind.OwnView : PointKind.PlanEcho,
            SectionKind.Views => PointKind.OwnView,
            _ when genre == Genre.Report => strong ? PointKind.OwnView : null,
            _ => part != PartKind.Answer && !strong && words.StartsWith(PlanPhrases.Retells) ? PointKind.PlanEcho : PointKind.OwnView,
        };
    }

    private static PointKind? ImplicationStanding(Block block, bool strong)
    {
        if (strong)
            return PointKind.OwnView;
        return block.Words.Has(ReportPhrases.Impact) && !block.Words.Has(ReportPhrases.NoImplication) ? PointKind.OwnView : null;
    }

    private void ReadSentences(List<Said> said, Block block, List<Sentence> sentences, string? label = null, Block? before = null)
    {
        var own = new List<Sentence>();
        var seenStrong = genre == Genre.Reply || block.Scope is not null || block.Section.Kind is SectionKind.Views or SectionKind.Implications;
        string? third = null;
        var minutes = genre == Genre.Report && block.Scope is null;
        foreach (var sentence in sentences)
        {
            seenStrong |= sentence.Words.Has(ViewPhrases.Strong);
            if (minutes && own.Count > 0 && Verdicts.MinutedReply(sentence) is { } replied)
            {
                Flush(said, own, label, before);
                AddOrExtend(said, sentence, PointKind.Verdict, label, replied);
                continue;
            }

            var name = ThirdParties.Named(sentence, opening: bodies <= 2 && block.Label is null);
            var kind = third is not null && name is null && !ReturnsToSelf(sentence) ? PointKind.ThirdPartyView
                : name is not null ? PointKind.ThirdPartyView
                : plan is not null && plan.Echoes(sentence.Words) ? PointKind.PlanEcho
                : PointKind.OwnView;
            third = kind == PointKind.ThirdPartyView ? name ?? third : null;
            if (kind == PointKind.OwnView && seenStrong && !IsSilent(sentence, block))
            {
                own.Add(sentence);
                continue;
            }

            Flush(said, own, label, before);
            if (kind != PointKind.OwnView)
                AddOrExtend(said, sentence, kind, label, third);
        }

        Flush(said, own, label, before);
    }

    /// <summary>After a view passed on, the writer speaks for themselves again.</summary>
    private static bool ReturnsToSelf(Sentence sentence) =>
        sentence.Words.StartsWith(CuePhrases.Self) || sentence.Words.StartsWith(CuePhrases.Strong);

    private bool IsSilent(Sentence sentence, Block block)
    {
        var words = sentence.Words;
        if (words.Count == 0)
            return part != PartKind.Answer;
        if (words.Has(LetterPhrases.Housekeeping) && words.Count <= 20)
            return true;
        if (words.Count > 2 && words.StartsWith(LetterPhrases.Salutation))
            words = words.From(words.First + LetterPhrases.Salutation.LengthAt(words, words.First));
        if (words.StartsWith(LetterPhrases.Courtesy))
            return !words.Has(LetterPhrases.Substance) || words.Count <= 8;
        if (part == PartKind.Answer)
            return false;
        if (words.Take(12).Has(LetterPhrases.Manners) && !words.Has(LetterPhrases.Substance))
            return true;
        if (words.StartsWith(LetterPhrases.Asked) && words.Take(8).Has(LetterPhrases.AskedWhom) && !words.Has(LetterPhrases.Substance))
            return true;
        if (bodies == 1 && block.Label is null && words.Count <= 16 && words.Has(LetterPhrases.Title) && words.Has(ReportPhrases.PlanName)
            && char.IsLetterOrDigit(text[block.End - 1]))
            return true;
        if (bodies == 1 && block.Label is null && words.Count <= 14 && words.StartsWith(LetterPhrases.Opening)
            && !sentence.IsQuestion && !words.Has(ViewPhrases.Strong) && !words.Has(ViewPhrases.Ask) && !words.Has(LetterPhrases.Substance))
            return true;
        if (words.Count <= 20 && words.Has(LetterPhrases.Announces) && !words.Has(LetterPhrases.Substance))
            return true;
        if (words.Has(LetterPhrases.Process))
            return !words.Has(ViewPhrases.Strong) && !words.Has(LetterPhrases.Substance);
        return bodies <= 4 && block.Label is not { Style: LabelStyle.Bullet or LabelStyle.Letter or LabelStyle.Roman } && words.Has(LetterPhrases.AboutUs) && !words.Has(ViewPhrases.Strong)
            && !words.Has(LetterPhrases.Substance);
    }

    private void Flush(List<Said> said, List<Sentence> own, string? label, Block? before)
    {
        if (own.Count == 0)
            return;
        var lead = before is { Role: BlockRole.Body or BlockRole.LeadIn or BlockRole.Heading } ? before.Words : words.Within(0, 0);
        foreach (var quoted in Quotations.Split(words, own[0].Start, own[^1].End, lead))
        {
            if (quoted.Kind != PointKind.OwnView)
            {
                Add(said, quoted.Start, quoted.End, quoted.Kind, label);
                continue;
            }

            var sentences = quoted.Start == own[0].Start && quoted.End == own[^1].End
                ? own
                : Sentences.Of(words, quoted.Start, quoted.End);
            foreach (var group in AskGroups.Of(sentences))
                Add(said, group.Start, group.End, PointKind.OwnView, label);
        }

        own.Clear();
    }

    private void AddOrExtend(List<Said> said, Sentence sentence, PointKind kind, string? label, string? name)
    {
        if (said.Count > 0 && said[^1] is var last && last.Kind == kind && last.AttributedTo == name && last.Label == label
            && text.AsSpan(last.Span.End, sentence.Start - last.Span.End).IsWhiteSpace())
            said[^1] = last with { Span = TextSpan.FromBounds(last.Span.Start, sentence.End) };
        else
            Add(said, sentence.Start, sentence.End, kind, label, name);
    }

    private void Add(List<Said> said, int start, int end, PointKind kind, string? label = null, string? attributedTo = null)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '\0' or '\uFEFF'))
            start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == '\0'))
            end--;
        if (start < end)
            said.Add(new Said(TextSpan.FromBounds(start, end), kind, label, attributedTo));
    }
}
