using ConsultationIntake.Points;

namespace ConsultationIntake.Themes.Evaluation;

/// <summary>A point and the themes a person gave it.</summary>
public sealed record LabelledPoint
{
    public required string Id { get; init; }
    public required string Text { get; init; }

    /// <summary>The question it answers, or null.</summary>
    public string? Question { get; init; }

    /// <summary>The heading it stands under, or null.</summary>
    public string? Heading { get; init; }

    /// <summary>What stands before it in the same response, or null.</summary>
    public string? Before { get; init; }

    /// <summary><c>en</c>, <c>cy</c> or <c>mixed</c>: a group to report on. Null where nobody said.</summary>
    public string? Language { get; init; }

    /// <summary>Who wrote it, for instance <c>partner</c> or <c>public</c>: a group to report on.</summary>
    public string Kind { get; init; } = "unknown";

    /// <summary>True where the text is the writer's own, false where it was retold.</summary>
    public bool Verbatim { get; init; } = true;
    public required IReadOnlyList<string> Themes { get; init; }

    internal PointText InContext => new(Text, new PointContext(Question, Heading, Before));

    internal string Around =>
        Question is not null ? "with a question"
        : Heading is not null ? "with a heading"
        : Before is not null ? "with what is before"
        : "alone";
    public string? Sentiment { get; init; }

    /// <summary>The document it came from. Points of one source are alike, so they are kept together wherever points are divided.</summary>
    public string Source { get; init; } = "";
}
