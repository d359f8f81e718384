using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;

namespace ConsultationIntake.Clients;

/// <summary>Makes, finds and revokes the keys of programs.</summary>
public sealed class ClientKeys(IOfficeRecords records, TimeProvider clock)
{
    /// <summary>The most characters of a client's name.</summary>
    public const int MaxClient = 100;

    private const string Prefix = "ci";
    private const int SecretBytes = 32;

    /// <summary>Its use is written down so seldom that reading costs no writing.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromHours(1);

    /// <returns>The key, shown this once; null where the name or the scopes are missing.</returns>
    public async Task<string?> IssueAsync(
        ConsultationSlug consultation,
        string client,
        ClientScopes scopes,
        string by,
        CancellationToken cancellationToken
    )
    {
        client = client.Trim();
        if (client.Length is 0 or > MaxClient || scopes == ClientScopes.None)
            return null;
        var now = clock.GetUtcNow();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var secret = $"{Prefix}_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
        var key = new ClientKey
        {
            Id = id,
            Client = client,
            Scopes = scopes.HasFlag(ClientScopes.Personal) ? scopes | ClientScopes.Read : scopes,
            Hash = HashOf(secret),
            By = by,
            At = now,
        };
        return await records.SaveAsync(consultation, key, Entry(key, by, now, HistoryActs.IssueKey), cancellationToken)
            ? secret
            : throw new InvalidOperationException("A key's id was drawn twice.");
    }

    /// <summary>False where there is none, or it is revoked already.</summary>
    public async Task<bool> RevokeAsync(ConsultationSlug consultation, string id, string by, CancellationToken cancellationToken)
    {
        while (await records.FindAsync<ClientKey>(consultation, id, cancellationToken) is { RevokedAt: null } key)
        {
            var now = clock.GetUtcNow();
            var revoked = key with { RevokedBy = by, RevokedAt = now };
            if (await records.SaveAsync(consultation, revoked, Entry(key, by, now, HistoryActs.RevokeKey), cancellationToken))
                return true;
        }

        return false;
    }

    /// <summary>The key that a program sends, or null where it is none of this consultation or was revoked.</summary>
    public async Task<ClientKey?> FindAsync(ConsultationSlug consultation, string presented, CancellationToken cancellationToken)
    {
        if (
            presented.Split('_') is not [Prefix, { Length: 16 } id, _]
            || !id.All(char.IsAsciiHexDigitLower)
            || await records.FindAsync<ClientKey>(consultation, id, cancellationToken) is not { RevokedAt: null } key
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.Hash), Encoding.ASCII.GetBytes(HashOf(presented)))
        )
            return null;
        var now = clock.GetUtcNow();
        // Whoever saves it at the same moment says the same, or revokes it.
        if (key.LastUsed is null || now - key.LastUsed > Precision)
            await records.SaveAsync(consultation, key with { LastUsed = now }, entry: null, cancellationToken);
        return key;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static HistoryEntry Entry(ClientKey key, string by, DateTimeOffset at, string act) =>
        new()
        {
            Id = Guid.CreateVersion7(at).ToString("N"),
            By = by,
            At = at,
            Act = act,
            Subject = key.Id,
            After = $"{key.Client}: {key.Scopes}",
        };
}
