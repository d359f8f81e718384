using ConsultationIntake.Reading.Structure;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>
/// What is certain whatever the words weigh, in order; the first that holds says which labels are left. Each rests on structure, on a
/// title or on the plan's own text. None lets a word or a phrase of a sentence silence it.
/// </summary>
internal sealed class CertainRules(string text, PlanText? plan)
{
    private static readonly PhraseList AnswerTitles = PhraseList.Read("answer-titles.txt", "answers");
    private static readonly LabelSet Echo = Of(PointKind.PlanEcho);
    private static readonly LabelSet Quoted = new(Of(PointKind.ProposedWording).Bits | Of(PointKind.ThirdPartyView).Bits);
    private static readonly LabelSet Answer = Of(PointKind.Verdict);
    private static readonly LabelSet AnswerItem = LabelSet.Of(Label.Begin(PointKind.Verdict));
    private static readonly LabelSet Heading = LabelSet.Of(Label.Aside(SetAsideReason.Heading));
    private static readonly LabelSet Furniture = LabelSet.Of(Label.Aside(SetAsideReason.PageFurniture));

    private readonly (string Name, Func<Unit, bool> Holds, LabelSet Labels)[] table =
    [
        ("no letters", unit => !unit.Span.Of(text).Any(char.IsLetter), Furniture),
        ("a heading of the file", unit => unit.Block is { HeadingLevel: > 0, Sentences.Count: 1, Span.Length: <= LongestHeading }, Heading),
        ("the plan's own words", unit => plan?.Echoes(text, unit.Span) == true, Echo),
        ("a column of answers", unit => unit.InBlock == 0 && IsInAnswerColumn(text, unit), AnswerItem),
        ("a column of answers", unit => IsInAnswerColumn(text, unit), Answer),
        (
            "an item under a heading of answers",
            unit => unit is { InBlock: 0, Block.IsItem: true } && IsUnderAnswers(text, unit),
            AnswerItem
        ),
        ("under a heading of answers", unit => IsUnderAnswers(text, unit), Answer),
    ];

    private const int LongestHeading = 120;

    /// <param name="unit">The sentence.</param>
    /// <param name="quoted">Whether it stands in a quotation set apart: see <see cref="Quotations"/>.</param>
    public (string Rule, LabelSet Labels)? For(Unit unit, bool quoted)
    {
        foreach (var (name, holds, labels) in table)
            if (holds(unit))
                return (name, labels);
        return quoted ? ("a quotation set apart", Quoted) : null;
    }

    private static bool IsInAnswerColumn(string text, Unit unit) =>
        unit.Block.Cell is { Row: > 0 } cell && AnswerTitles.Is(cell.Title.Of(text));

    private static bool IsUnderAnswers(string text, Unit unit) =>
        unit.Section.Title is { } title && title != unit.Block && AnswerTitles.Is(title.Span.Of(text));

    private static LabelSet Of(PointKind kind) => LabelSet.Of(Label.Begin(kind), Label.GoOn(kind));
}
