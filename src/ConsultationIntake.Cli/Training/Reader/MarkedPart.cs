using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary>
/// A marked letter as the trainer sees it: its sentences, their clues, and the labels that the marks leave open for each.
/// </summary>
internal sealed record MarkedPart(
    IReadOnlyList<Join> Joins,
    ClueReader Reader,
    IReadOnlyList<IReadOnlyList<Clue>> Clues,
    IReadOnlyList<LabelSet> Labels
)
{
    /// <summary>Whether a point in it is of another kind than the respondent's own view: few are, and they are taught more often.</summary>
    public bool HoldsRareKind => Labels.Any(labels => labels.And(LabelSet.Points).Bits != 0 && labels.And(OwnViews).Bits == 0);

    private static LabelSet OwnViews { get; } = LabelSet.Of(Label.Begin(PointKind.OwnView), Label.GoOn(PointKind.OwnView));

    public static MarkedPart Of(GoldLetter letter, WordFamilies families)
    {
        var (text, part) = (letter.Text.Value, letter.Text.Parts[0]);
        var units = Unit.Of(text, TreeReader.Read(text, part));
        var reader = new ClueReader(text, part.Kind, units, families);
        var begun = new HashSet<TextSpan>();
        return new MarkedPart(
            [.. units.Select(unit => unit.Join)],
            reader,
            [.. units.Select((_, place) => reader.Read(place))],
            [.. units.Select(unit => LabelsOf(letter, unit.Span, begun))]
        );
    }

    /// <summary>The label of the mark that holds half of the sentence; every reason where no mark does.</summary>
    private static LabelSet LabelsOf(GoldLetter letter, TextSpan span, HashSet<TextSpan> begun)
    {
        foreach (var point in letter.Points)
            if (Holds(point.Span, span))
                return LabelSet.Of(begun.Add(point.Span) ? Label.Begin(point.Kind) : Label.GoOn(point.Kind));
        foreach (var (aside, reason) in letter.Asides)
            if (Holds(aside, span))
                return LabelSet.Of(Label.Aside(reason));
        return LabelSet.Asides;
    }

    private static bool Holds(TextSpan mark, TextSpan span) =>
        2 * (Math.Min(mark.End, span.End) - Math.Max(mark.Start, span.Start)) > span.Length;
}
