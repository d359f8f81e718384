using System.Security.Cryptography;
using System.Text;

namespace ConsultationIntake.Submissions.Register;

/// <summary>Tells the points of a campaign's copies that say the same, so that who decides one of them can decide them all.</summary>
public static class SameWords
{
    /// <summary>
    /// The same for all points of one campaign with the same words in the same order, whatever their case, punctuation and inflection: 16
    /// hexadecimal digits. Null of a point of no campaign, and of words that a sender added to the letter.
    /// </summary>
    public static string? Of(PointRow row) =>
        row.Campaign is { } campaign && !row.AddedToTemplate
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{campaign} {SearchWords.LineOf(row.Text)}")).AsSpan(0, 8))
            : null;

    /// <summary>The others that say what this one says; null where it is of no campaign, or another is shown for it.</summary>
    public static PointQuery? CopiesOf(PointRow row, Consultations.ConsultationSlug consultation) =>
        Of(row) is { } same && !row.IsRepeat
            ? new PointQuery { Consultation = consultation }
                .With(PointField.SameWords, same)
                .With(PointField.Repeat, PointFacet.Yes)
            : null;
}
