namespace ConsultationIntake.Office;

/// <summary>Something small that the office keeps beside the submissions of a consultation, under an id of its own.</summary>
public abstract record OfficeRecord
{
    /// <summary>Unique among the records of its kind in a consultation.</summary>
    public required string Id { get; init; }

    /// <summary>The store's mark of this version, for optimistic concurrency; null before it is stored.</summary>
    public string? Version { get; init; }
}
