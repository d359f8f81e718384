namespace ConsultationIntake.Digests;

/// <summary>Who gets a digest, and of which themes.</summary>
public sealed record DigestRecipient
{
    public string? Name { get; init; }
    public required string Email { get; init; }

    /// <summary>Theme codes; empty means all.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];
}
