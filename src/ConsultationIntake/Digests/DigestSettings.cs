namespace ConsultationIntake.Digests;

/// <summary>When digests go out, and to whom. Times are local to the consultation's zone.</summary>
public sealed record DigestSettings
{
    /// <summary>A weekday for a weekly digest, or null for none.</summary>
    public DayOfWeek? Weekly { get; init; }

    /// <summary>Days before the closing date, each 1 to 365.</summary>
    public IReadOnlyList<int> DaysBeforeClosing { get; init; } = [];

    /// <summary>At what local time all but the last go out. Default 08:00.</summary>
    public TimeOnly At { get; init; } = new(8, 0);

    /// <summary>Whether a last one goes out at the closing instant. Default true.</summary>
    public bool AtClosing { get; init; } = true;
    public IReadOnlyList<DigestRecipient> Recipients { get; init; } = [];
}
