using ConsultationIntake.Office;

namespace ConsultationIntake.Outcomes;

/// <summary>Whether "You said, we did" is published, and which edition of it.</summary>
public sealed record OutcomePage : OfficeRecord
{
    /// <summary>There is one for each consultation.</summary>
    public const string Only = "outcome";

    /// <summary>The edition that is public, or null where none is: never published, or withdrawn.</summary>
    public string? Edition { get; init; }

    /// <summary>The edition that was published last, public or not; or null.</summary>
    public string? LastEdition { get; init; }

    /// <summary>Who published or withdrew it last, and when.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}
