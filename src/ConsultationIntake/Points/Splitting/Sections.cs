using ConsultationIntake.Reading;

namespace ConsultationIntake.Points.Splitting;

/// <summary>Gives every block the heading it stands under, and what is to be expected there.</summary>
internal static class Sections
{
    private static readonly PhraseSet About = new("about");

    /// <summary>What minutes say of an item before it is discussed.</summary>
    private static readonly PhraseSet Presented = new("introduced|presented|outlined the|a|his|her\ngave a\nattended");

    public static void Assign(IReadOnlyList<Block> blocks, Genre genre)
    {
        var open = new List<(int Level, Section Section)>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Role == BlockRole.Heading)
            {
                var level = LevelOf(block);
                open.RemoveAll(outer => outer.Level >= level);
                var inherited = open.Count > 0 ? open[^1].Section.Kind : SectionKind.Neutral;
                var kind = KindOf(blocks, i, genre);
                if (kind == SectionKind.Neutral && inherited is SectionKind.PlanSummary or SectionKind.Implications or SectionKind.Views or SectionKind.Aside)
                    kind = inherited;
                if (kind == SectionKind.Neutral && inherited == SectionKind.Administrative && level < UnnumberedLevel)
                    kind = inherited;
                open.Add((level, new Section(kind, TextSpan.FromBounds(block.Start, block.End), block.Label?.Text)));
            }

            block.Section = open.Count > 0 ? open[^1].Section : Section.None;
        }
    }

    /// <summary>Headings without a number do not nest.</summary>
    private const int UnnumberedLevel = 20;

    private static int LevelOf(Block block)
    {
        if (block.MarkdownLevel > 0)
            return block.MarkdownLevel;
        if (block.Label is not { } label)
            return UnnumberedLevel;
        var number = label.Text.EndsWith(".0", StringComparison.Ordinal) ? label.Text[..^2] : label.Text;
        return label.Style is LabelStyle.Number or LabelStyle.Dotted ? 1 + number.Count('.') : UnnumberedLevel / 2;
    }

    private static SectionKind KindOf(IReadOnlyList<Block> blocks, int index, Genre genre)
    {
        var heading = blocks[index].Words;
        var report = genre == Genre.Report;
        if (heading.Has(ReportPhrases.AsideHeading) || IsAboutTheWriter(heading))
            return SectionKind.Aside;
        if (heading.Has(ReportPhrases.ImplicationsHeading) && report)
            return SectionKind.Implications;
        if (heading.Has(ReportPhrases.AdministrativeHeading) && !(heading.StartsWith(ReportPhrases.Recommendations) && !report))
            return SectionKind.Administrative;
        if (heading.Has(ReportPhrases.ViewsHeading))
            return SectionKind.Views;
        if (heading.Has(ReportPhrases.PlanHeading) && (report || heading.StartsWith(ReportPhrases.Summary)))
            return SectionKind.PlanSummary;
        return report && heading.Has(ReportPhrases.PlanName) && RetellsThePlan(blocks, index)
            ? SectionKind.PlanSummary
            : SectionKind.Neutral;
    }

    /// <summary>"About Harbour Light": a name after it, and not the plan's.</summary>
    private static bool IsAboutTheWriter(WordRange heading)
    {
        if (heading.Count is < 2 or > 6 || !heading.StartsWith(About) || heading.Has(ReportPhrases.PlanName))
            return false;
        for (var word = heading.First + 1; word < heading.End; word++)
        {
            if (!char.IsUpper(heading.Words[word][0]))
                return false;
        }

        return true;
    }

    private static bool RetellsThePlan(IReadOnlyList<Block> blocks, int heading)
    {
        var next = heading + 1;
        return next < blocks.Count && blocks[next].Role != BlockRole.Heading
            && blocks[next].Words.Has(PlanPhrases.Describes) && !blocks[next].Words.Take(10).Has(Presented);
    }
}
