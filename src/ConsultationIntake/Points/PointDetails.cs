using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Judgement;

namespace ConsultationIntake.Points;

/// <summary>What stands beside a point: its label, path, heading, page, whose view it is, what it refers to.</summary>
internal static class PointDetails
{
    private static readonly char[] HeadingMarks = ['#', '*', ' ', ':'];

    public static PointSource Of(string text, TextSpan span, Judged first)
    {
        var (unit, block) = (first.Unit, first.Unit.Block);
        var inline = unit.Sentence.Label;
        return new PointSource
        {
            Span = span,
            Kind = first.Label.Kind,
            Label = inline ?? (block.Label is { IsBullet: false } label ? label.Text : null),
            Path =
                inline is null ? block.Path
                : block.Path is null ? inline
                : $"{block.Path} / {inline}",
            Heading = unit.Section.Title is { } title && title != block ? title.Span.Of(text).Trim(HeadingMarks) : null,
            Page = block.Page,
            Paragraph = block.Paragraph,
            AttributedTo = first.Label.Kind == PointKind.ThirdPartyView ? Attribution.Of(text, unit.Span, unit.LeadIn?.Span) : null,
            References = References.In(text, span),
        };
    }
}
