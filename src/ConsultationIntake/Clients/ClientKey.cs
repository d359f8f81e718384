using ConsultationIntake.Office;

namespace ConsultationIntake.Clients;

/// <summary>What a program that holds a key may do.</summary>
[Flags]
public enum ClientScopes
{
    None = 0,

    /// <summary>Counts, concerns, and points with personal data taken out as far as the machine finds it.</summary>
    Read = 1,

    /// <summary>Everything that staff read: names, addresses, words in full. Goes with <see cref="Read"/>.</summary>
    Personal = 2,

    /// <summary>What officers do: decide, correct, group, take in.</summary>
    Write = 4,
}

/// <summary>A key that a program of the office or of somebody else uses for one consultation. The key itself is kept nowhere.</summary>
public sealed record ClientKey : OfficeRecord
{
    /// <summary>Whose it is: what its actions are signed with.</summary>
    public required string Client { get; init; }
    public required ClientScopes Scopes { get; init; }

    /// <summary>SHA-256 of the key, in hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Who made it, and when.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was last used, to the hour; or null.</summary>
    public DateTimeOffset? LastUsed { get; init; }
    public string? RevokedBy { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
}
