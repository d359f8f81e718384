using System.Text.RegularExpressions;

namespace ConsultationIntake.Privacy;

/// <summary>
/// Takes out of a line of a log what should never have come there: our own lines name ids only, but the message of somebody
/// else's exception may quote what it was given.
/// </summary>
public static partial class LogScrub
{
    /// <summary>
    /// The line without addresses, numbers and postcodes, and without the part of a draft's or a copy's address that opens it.
    /// </summary>
    public static string Scrub(string line)
    {
        var found = new List<PersonalDataSpan>();
        IdentifierFinder.Find(line, found);
        return Draft().Replace(Redaction.Redact(line, found), "$1-");
    }

    [GeneratedRegex(@"(/(?:answer|copy)/)[^/?#\s]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Draft();
}
