namespace ConsultationIntake.Consultations;

/// <summary>An organisation that was invited to respond and whose silence the office wants to know of.</summary>
public sealed record ExpectedPartner
{
    /// <summary>A short name for addresses and keys, in the form of a slug.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>What kind of body it is, for grouping: for instance "council", "panel", "charity".</summary>
    public string? Kind { get; init; }

    /// <summary>Addresses it writes from.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Domains that are its alone, without the @.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Other names it goes by in letters.</summary>
    public IReadOnlyList<string> AlsoKnownAs { get; init; } = [];

    public DateOnly? Invited { get; init; }

    /// <summary>When the committee that must agree its response meets, where known.</summary>
    public DateOnly? CommitteeDate { get; init; }
}
