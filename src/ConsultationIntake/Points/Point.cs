using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Points;

/// <summary>One separable comment: what one officer would answer once.</summary>
public sealed record Point
{
    /// <summary>
    /// Drawn once within the submission, from 1 in reading order, kept when it is read again and never given to another point.
    /// </summary>
    public required int Number { get; init; }
    public required PointSource Source { get; init; }

    /// <summary>The machine's tags. What staff said stands beside them, in <see cref="Submissions.StaffWork.WorkedPoint"/>.</summary>
    public IReadOnlyList<ThemeTag> Tags { get; init; } = [];
    public Stance Stance { get; init; }

    /// <summary>The words that suggest a person at risk now or a crime disclosed. Empty when there are none.</summary>
    public IReadOnlyList<TextSpan> Safeguarding { get; init; } = [];

    /// <summary>
    /// When a reading first found them; null where there are none, and in what was read before this was kept.
    /// </summary>
    public DateTimeOffset? FlaggedAt { get; init; }

    /// <summary>Personal data found, to be left out of quotes.</summary>
    public IReadOnlyList<PersonalDataSpan> PersonalData { get; init; } = [];

    /// <summary>ISO 639-1 code of the language it is written in, or <c>und</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What staff should know of how it was read, or null.</summary>
    public string? Note { get; init; }

    public TextSpan Span => Source.Span;
}
