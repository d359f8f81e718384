namespace ConsultationIntake.Themes.Evaluation;

/// <summary>A point and the themes a person gave it.</summary>
public sealed record LabelledPoint
{
    public required string Id { get; init; }
    public required string Text { get; init; }

    /// <summary>Who wrote it, for instance <c>partner</c> or <c>public</c>: a group to report on.</summary>
    public string Kind { get; init; } = "unknown";

    /// <summary>True where the text is the writer's own, false where it was retold.</summary>
    public bool Verbatim { get; init; } = true;
    public required IReadOnlyList<string> Themes { get; init; }
    public string? Sentiment { get; init; }

    /// <summary>The document it came from. Points of one source are alike, so they are kept together wherever points are divided.</summary>
    public string Source { get; init; } = "";
}
