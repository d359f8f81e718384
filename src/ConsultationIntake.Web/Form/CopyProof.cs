using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using Microsoft.AspNetCore.DataProtection;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// The part of a link that only whoever reads an address's mail can have: which response, which address, until when. Nothing is stored.
/// </summary>
public sealed class CopyProof(IDataProtectionProvider protection, TimeProvider clock)
{
    private const char Between = '\n';

    /// <summary>How long a link works.</summary>
    internal static readonly TimeSpan Works = TimeSpan.FromDays(7);

    private readonly IDataProtector protector = protection.CreateProtector("ConsultationIntake.CopyProof.1");

    internal string Of(Submission submission) =>
        protector.Protect(
            string.Join(
                Between,
                submission.Consultation,
                submission.Reference,
                HashOf(submission.Respondent.Email),
                (clock.GetUtcNow() + Works).UtcTicks.ToString(CultureInfo.InvariantCulture)
            )
        );

    /// <summary>The response whose copy the link asks for, or null where the link is none of ours or too old.</summary>
    internal SubmissionReference? ReferenceIn(string proof, ConsultationSlug consultation) =>
        Read(proof) is [var slug, var reference, _, var until]
        && slug == consultation.ToString()
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks > clock.GetUtcNow().UtcTicks
        && SubmissionReference.TryParse(reference, out var parsed)
            ? parsed
            : null;

    /// <summary>Whether the link was sent to the address that the response has now.</summary>
    internal bool IsFor(string proof, Submission submission) =>
        Read(proof) is [_, _, var hash, _] && hash == HashOf(submission.Respondent.Email);

    private string[]? Read(string proof)
    {
        try
        {
            return protector.Unprotect(proof).Split(Between);
        }
        catch (CryptographicException)
        {
            // Not made by us, or with keys that are gone: it proves nothing.
            return null;
        }
    }

    private static string HashOf(string? address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((address ?? "").ToLowerInvariant())));
}
