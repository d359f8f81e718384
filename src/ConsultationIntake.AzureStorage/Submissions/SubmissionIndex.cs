using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>The index rows of a submission: one a list it appears in, each holding the line that the list shows.</summary>
internal static class SubmissionIndex
{
    /// <summary>
    /// Raise it with every new list, and every new count of the tally: <see cref="ReindexSubmissions"/> then puts what is stored already
    /// into them. 2 brought the lists by what is to be published; 3 those by language, campaign, sheet, district and victims.
    /// </summary>
    internal const int Version = 3;

    /// <summary>Characters of a value in a row's key, at most: a key ends at 512.</summary>
    private const int LongestValue = 100;

    internal const string All = "all";

    /// <summary>
    /// What a submission's row says of its lists: by which version they were written, and with which save. An earlier version that saves it
    /// leaves this as it was, and writes another save's mark.
    /// </summary>
    internal static string IndexedAs(string writtenBy) => $"{Version}:{writtenBy}";

    internal static string Status(SubmissionStatus status) => $"status={status}";

    internal static string Channel(Channel channel) => $"channel={channel}";

    internal static string Partner(string partner) => $"partner={partner}";

    /// <summary>The bounds of the rows of every partner: from the first, inclusive, to the second, exclusive.</summary>
    internal static (string From, string To) OfAllPartners => ("index:partner=", "index:partner>");

    internal static string PartnerClaim(string partner) => $"partner-claim={partner}";

    internal static string Theme(string theme) => $"theme={theme}";

    internal static string Publication(Publication publication) => $"publication={publication}";

    internal static string Language(string language) => $"language={Safe(language)}";

    internal static string Campaign(string campaign) => $"campaign={Safe(campaign)}";

    internal static string Sheet(string sheet) => $"sheet={Safe(sheet)}";

    internal static string District(string district) => $"district={Safe(district)}";

    internal static string Victim(string answer) => $"victim={Safe(answer)}";

    internal const string NeedsLook = "needs-look";

    internal const string ForPerson = "for-person";

    /// <summary>The lists a submission appears in.</summary>
    internal static IEnumerable<string> Of(Submission submission, SubmissionSummary summary)
    {
        yield return All;
        if (submission.WaitsForPerson)
            yield return ForPerson;
        yield return Status(summary.Status);
        yield return Channel(summary.Channel);
        if (summary.Partner is not null)
            yield return Partner(summary.Partner);
        if (summary.NeedsLook)
            yield return NeedsLook;
        if (submission.Publication is { } publication)
            yield return Publication(publication);
        if (summary.PartnerClaim is not null)
            yield return PartnerClaim(summary.PartnerClaim);
        yield return Language(submission.LanguageOfText);
        if (submission.Campaign is not null)
            yield return Campaign(submission.Campaign);
        if (submission.Sheet is { } sheet)
            yield return Sheet(sheet);
        if (submission.District is { } district)
            yield return District(district);
        if (submission.Victim is { } victim)
            yield return Victim(victim);
        foreach (var theme in summary.Themes)
            yield return Theme(theme);
    }

    /// <summary>The rows themselves. The properties beside the summary are what queries filter by.</summary>
    internal static Dictionary<string, TableEntity> RowsOf(Submission submission)
    {
        var summary = SubmissionSummary.Of(submission);
        var partition = Layout.PartitionOf(submission.Consultation, submission.Reference);
        var position = Layout.Position(submission.ReceivedAt, submission.Reference);
        var packed = Packed.Pack(summary);
        var points = submission
            .Work.Points.Where(point => point.Kind == PointKind.OwnView)
            .SelectMany(point => point.Themes)
            .CountBy(theme => theme, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

        return Of(submission, summary)
            .ToDictionary(
                index => index,
                index =>
                {
                    var row = new TableEntity(partition, Layout.IndexRow(index, position))
                    {
                        ["Status"] = summary.Status.ToString(),
                        ["Channel"] = summary.Channel.ToString(),
                        ["NeedsLook"] = summary.NeedsLook,
                        ["ForPerson"] = submission.WaitsForPerson,
                        ["Stands"] = submission.Stands,
                        ["Language"] = submission.LanguageOfText,
                        ["Summary"] = packed,
                    };
                    foreach (var (name, value) in OptionalOf(submission))
                        row[name] = value;
                    if (summary.Themes.FirstOrDefault(theme => Theme(theme) == index) is { } theme)
                        row["Points"] = points[theme];
                    return row;
                },
                StringComparer.Ordinal
            );
    }

    private static IEnumerable<(string Name, string Value)> OptionalOf(Submission submission)
    {
        (string, string?)[] all =
        [
            ("Publication", submission.Publication?.ToString()),
            ("Partner", submission.Partner),
            ("PartnerClaim", submission.PartnerClaim),
            ("Campaign", submission.Campaign),
            ("Sheet", submission.Sheet),
            ("District", submission.District),
            ("Victim", submission.Victim),
        ];
        return all.Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!));
    }

    /// <summary>
    /// A value as a part of a key, which holds no slash, no colon and no question mark: letters and digits as they are, other characters by
    /// their numbers, and of a long one its hash.
    /// </summary>
    private static string Safe(string value)
    {
        var safe = string.Concat(value.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? $"{c}" : $"_{(int)c:x4}"));
        return safe.Length <= LongestValue ? safe : $"_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))}";
    }
}
