namespace ConsultationIntake.Inbox.Emails;

/// <summary>What the receiving server found out about who sent an email.</summary>
/// <param name="Spf">The verdict in lower case, such as <c>pass</c>; null where there is none. It speaks of the return path, not of the
/// visible sender.</param>
/// <param name="ReturnPath">The envelope's return path, which SPF speaks of; null where the server named none. Never a header's.</param>
/// <param name="DkimPasses">The domains whose DKIM signature held, in lower case.</param>
public sealed record SenderAuthentication(string? Spf, string? ReturnPath, IReadOnlyList<string> DkimPasses)
{
    public static SenderAuthentication None { get; } = new(null, null, []);

    /// <summary>
    /// Whether a signature that held belongs to <paramref name="domain"/> or to a domain above or below it (DMARC's relaxed alignment).
    /// </summary>
    public bool DkimAlignsWith(string domain) => DkimPasses.Any(signer => DomainNames.SameOrganisation(signer, domain));

    /// <summary>Whether SPF passed for a return path of <paramref name="domain"/> or of a domain above or below it.</summary>
    public bool SpfAlignsWith(string domain) =>
        Spf == "pass" && ReturnPath is { } path && DomainNames.SameOrganisation(path[(path.LastIndexOf('@') + 1)..], domain);

    /// <summary>
    /// Reads <c>{@northtown.example : pass, @sendgrid.com : fail}</c>, which looks like JSON and is none, and whatever
    /// comes close to it. A domain in it is the sender's to write, so it counts only where no other verdict stands beside it, and where a
    /// signature of the mail names exactly that domain and none of that domain's leaves part of the text to anybody.
    /// </summary>
    /// <param name="field">The field, or null.</param>
    /// <param name="signatures">The signatures that the mail carries; empty where its header was not handed over.</param>
    public static IReadOnlyList<string> ReadDkim(string? field, IReadOnlyList<DkimSignature> signatures)
    {
        var verdicts = new List<(string Domain, bool Passed)>();
        foreach (var entry in (field ?? "").Trim().Trim('{', '}').Split([',', ';', '\n'], 50))
        {
            var colon = entry.LastIndexOf(':');
            if (colon <= 0)
                continue;
            var domain = entry[..colon].Trim().Trim('"', '\'', '@', ' ').ToLowerInvariant();
            var verdict = entry[(colon + 1)..].Trim().Trim('"', '\'', ' ');
            if (domain.Length > 0)
                verdicts.Add((domain, verdict.Equals("pass", StringComparison.OrdinalIgnoreCase)));
        }

        return
        [
            .. verdicts
                .GroupBy(verdict => verdict.Domain, StringComparer.Ordinal)
                .Where(domain => domain.All(verdict => verdict.Passed) && MayVouch(domain.Key, signatures))
                .Select(domain => domain.Key),
        ];
    }

    private static bool MayVouch(string domain, IReadOnlyList<DkimSignature> signatures)
    {
        var own = signatures.Where(signature => signature.Domain == domain).ToList();
        return signatures.Count == 0 || (own.Count > 0 && own.TrueForAll(signature => signature.CoversAll));
    }
}
