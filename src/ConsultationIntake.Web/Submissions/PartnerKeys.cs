using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace ConsultationIntake.Web.Submissions;

/// <summary>
/// The keys partners send, by configuration: <c>Partners:Keys:&lt;partner id&gt;</c> holds the SHA-256 of its key in hex.
/// The id <c>any</c> stands for a system that sends for several partners, each named as the respondent's organisation.
/// </summary>
public sealed class PartnerKeys
{
    public const string Header = "X-Partner-Key";
    private const string Any = "any";

    private readonly List<(byte[] Hash, PartnerGrant Grant)> keys = [];

    public PartnerKeys(IConfiguration configuration)
    {
        foreach (var entry in configuration.GetSection("Partners:Keys").GetChildren())
        {
            if (entry.Value is not { Length: 64 } || !entry.Value.All(char.IsAsciiHexDigit))
                throw new InvalidOperationException($"{entry.Path} must be the SHA-256 of a key, in 64 hex digits.");
            keys.Add((Convert.FromHexString(entry.Value), entry.Key == Any ? PartnerGrant.AnyPartner : new PartnerGrant(entry.Key)));
        }
    }

    /// <summary>What the holder of a key may send, or null for a key that is not known. Takes the same time whichever key it is.</summary>
    public PartnerGrant? GrantOf(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        PartnerGrant? grant = null;
        foreach (var known in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(known.Hash, hash))
                grant = known.Grant;
        }

        return grant;
    }
}
