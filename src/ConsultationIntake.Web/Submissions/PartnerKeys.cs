using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace ConsultationIntake.Web.Submissions;

/// <summary>
/// The keys partners send, by configuration: <c>Partners:Keys:&lt;partner id&gt;</c> holds the SHA-256 of its key in hex. A key
/// speaks for that partner alone, whomever the submission names. The id <c>any</c> is for a system that the office itself trusts
/// to send for several partners, such as one that councils share: it names the partner as the respondent's organisation, and
/// whoever holds that key can speak for every expected partner. It is not set unless the operator sets it; no request and no
/// other key leads to it. A hyphen of the id may be written as an underscore: on Linux, Azure takes no setting with a hyphen in its name.
/// </summary>
public sealed class PartnerKeys
{
    public const string Header = "X-Partner-Key";

    /// <summary>Where Azure Functions expects a key of its own: it speaks for nobody until its hash stands under a partner's id.</summary>
    private const string FunctionKeyHeader = "x-functions-key";
    private const string Any = "any";
    private const string Section = "Partners:Keys";

    /// <summary>The SHA-256 of "demonstration", the key that <c>./run</c> gives every partner.</summary>
    private static readonly string DemonstrationKey = Convert.ToHexStringLower(SHA256.HashData("demonstration"u8));

    private readonly List<(byte[] Hash, PartnerGrant Grant)> keys = [];

    public PartnerKeys(IConfiguration configuration)
    {
        if (MistakeIn(configuration) is { } mistake)
            throw new InvalidOperationException(mistake);
        foreach (var entry in configuration.GetSection(Section).GetChildren())
        {
            var partner = entry.Key.Replace('_', '-');
            keys.Add((Convert.FromHexString(entry.Value!), new PartnerGrant(partner, partner == Any ? null : partner)));
        }
    }

    /// <summary>What is wrong with the keys of a configuration and what to write, or null. A host says it and does not start.</summary>
    public static string? MistakeIn(IConfiguration configuration)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in configuration.GetSection(Section).GetChildren())
        {
            if (entry.Value is not { Length: 64 } || !entry.Value.All(char.IsAsciiHexDigit))
                return $"{entry.Path} must be the SHA-256 of a key, in 64 hex digits, as printf %s KEY | sha256sum prints it.";
            if (!known.TryAdd(entry.Value, entry.Key.Replace('_', '-')))
                return $"{entry.Path} is the key of {known[entry.Value]} too: every partner needs one of its own.";
        }

        return null;
    }

    /// <summary>Why a host of these consultations must not start: a partner's key that who has read <c>./run</c> knows. Or null.</summary>
    public static string? KnownToEverybody(IConfiguration configuration, ConsultationCatalogue catalogue) =>
        catalogue.All.All(consultation => consultation.IsDemonstration) ? null
        : configuration
            .GetSection(Section)
            .GetChildren()
            .FirstOrDefault(key => string.Equals(key.Value, DemonstrationKey, StringComparison.OrdinalIgnoreCase))
            is { } known
            ? $"{known.Path} is the key of the demonstration, which everybody can read. Give the partner one of its own."
        : null;

    /// <summary>What the holder of the key that a request carries may send, or null.</summary>
    public PartnerGrant? GrantOf(IHeaderDictionary headers) =>
        GrantOf(headers[Header].ToString()) ?? GrantOf(headers[FunctionKeyHeader].ToString());

    /// <summary>Takes the same time whichever key it is.</summary>
    private PartnerGrant? GrantOf(string key)
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
