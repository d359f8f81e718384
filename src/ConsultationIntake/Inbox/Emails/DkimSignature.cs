namespace ConsultationIntake.Inbox.Emails;

/// <summary>What a DKIM signature says of itself (RFC 6376, section 3.5), whether it holds or not.</summary>
/// <param name="Domain">Who signs, in lower case; empty where it does not say so once.</param>
/// <param name="CoversAll">
/// False where the tag <c>l=</c> leaves the end of the text unsigned: anybody may have written on (RFC 6376, section 8.2).
/// </param>
public sealed record DkimSignature(string Domain, bool CoversAll)
{
    /// <summary>The header field that holds one.</summary>
    public const string Header = "DKIM-Signature";

    /// <summary>Reads the value of a header field. What is no signature is one of nobody.</summary>
    public static DkimSignature Read(string value)
    {
        var tags = value
            .Split(';')
            .Select(tag => tag.Split('=', 2))
            .Where(tag => tag.Length == 2)
            .ToLookup(tag => tag[0].Trim(), tag => tag[1].Trim(), StringComparer.Ordinal);
        return new DkimSignature(tags["d"].ToList() is [var domain] ? domain.ToLowerInvariant() : "", !tags["l"].Any());
    }
}
