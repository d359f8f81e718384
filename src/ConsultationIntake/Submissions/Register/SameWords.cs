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

    /// <summary>So many at a time are asked for: a query has bounds.</summary>
    private const int MostAtOnce = 100;

    /// <summary>
    /// All that say what one of these says, each of which is shown for the others of its campaign: queries that find no point twice.
    /// </summary>
    public static IReadOnlyList<PointQuery> CopiesOf(IEnumerable<PointRow> rows, Consultations.ConsultationSlug consultation) =>
        [
            .. rows.Where(row => !row.IsRepeat)
                .Select(Of)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Chunk(MostAtOnce)
                .Select(same => Repeating(consultation, same)),
        ];

    private static PointQuery Repeating(Consultations.ConsultationSlug consultation, string[] same) =>
        new PointQuery { Consultation = consultation }
            .With(PointField.SameWords, same)
            .With(PointField.Repeat, PointFacet.Yes);

    /// <summary>The others that say what this one says; null where it is of no campaign, or another is shown for it.</summary>
    public static PointQuery? CopiesOf(PointRow row, Consultations.ConsultationSlug consultation) =>
        Of(row) is { } same && !row.IsRepeat ? Repeating(consultation, [same]) : null;
}
