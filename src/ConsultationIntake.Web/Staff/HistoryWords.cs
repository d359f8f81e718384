using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Points;

namespace ConsultationIntake.Web.Staff;

/// <summary>What staff read of the codes in a history's lines.</summary>
internal static class HistoryWords
{
    private static readonly Dictionary<string, string> Acts = new(StringComparer.Ordinal)
    {
        ["setTheme"] = "Set a theme",
        ["setStance"] = "Set the stance",
        ["setKind"] = "Set whose words",
        ["split"] = "Split a point",
        ["merge"] = "Joined points",
        ["remove"] = "Set a point aside",
        ["make"] = "Made a point",
        ["raiseFlag"] = "Raised a safeguarding flag",
        ["answerFlag"] = "Answered a safeguarding flag",
        ["addNote"] = "Wrote a note",
        ["assign"] = "Gave a point to somebody",
        ["markRead"] = "Read",
        ["decide"] = "Decided",
        ["group"] = "Put into a concern",
        ["compareWithPlan"] = "Compared with the new draft",
        ["joinDecide"] = "Came later as a copy, and was decided as its like",
        ["joinGroup"] = "Came later as a copy, and joined its like's concern",
        ["noteResponse"] = "Wrote a note",
        ["assignResponse"] = "Gave a response to somebody",
        ["undo"] = "Undid",
        ["erase"] = "Erased a response",
        ["retry"] = "Tried again",
        ["decideVersion"] = "Decided on a version",
        ["settleSender"] = "Settled who sent it",
        ["settleMark"] = "Settled a mark",
        ["decideMessage"] = "Decided on a mail",
        ["releaseMessage"] = "Released a message",
        ["dismissMessage"] = "Set a message aside",
        ["remind"] = "Reminded a partner",
        ["retryMail"] = "Asked for a mail to be sent again",
        ["settleMail"] = "Said that a mail arrived",
        ["dropMail"] = "Took a mail off the outbox unsent",
        ["export"] = "Exported",
        ["chooseQuote"] = "Chose a quote for the report",
        ["removeQuote"] = "Took a quote out of the report",
        ["changeTheme"] = "Changed the words of a theme",
        ["reply"] = "Sent replies",
        ["changeConcern"] = "Changed a concern",
        ["saveFilter"] = "Saved a filter",
        ["removeFilter"] = "Removed a filter",
        ["typeIn"] = "Typed in",
        ["typeAgain"] = "Typed in a second time",
        ["issueKey"] = "Made a key",
        ["revokeKey"] = "Revoked a key",
        ["redactResponse"] = "Looked at a response to publish",
        ["recordConsent"] = "Wrote down whether a response may be published",
        ["publishResponses"] = "Published responses",
        ["withdrawResponses"] = "Withdrew published responses",
        ["readArchive"] = "Took in an archive",
        ["importSheet"] = "Took in a sheet",
        ["takeBackSheet"] = "Took a sheet back",
        ["discardSheet"] = "Discarded a sheet",
        ["writeOutcome"] = "Wrote words for publication",
        ["publishOutcome"] = "Published what was done",
        ["withdrawOutcome"] = "Withdrew what was published",
    };

    /// <summary>An act that this page does not know yet is shown by its code: a line is never left out.</summary>
    internal static string Of(string act) => Acts.GetValueOrDefault(act, act);

    /// <summary>What was done, as the line tells it: a concern that decides its points puts nothing into a concern.</summary>
    internal static string Of(HistoryLine line) =>
        line switch
        {
            { Act: "decide", Subject: not null } => "Decided by itself, and so taken out of its concern",
            { Act: "group", Words: { Before: not null, After: null } } => "Took out of its concern",
            { Act: "group", Words: { Before: { } before, After: { } after } } when ConcernIn(before) == ConcernIn(after) => ActOf(after),
            _ => Of(line.Act),
        };

    private static string ActOf(string after)
    {
        var decided = after.Split(';')[0];
        return decided.EndsWith(" (agreed)", StringComparison.Ordinal) ? "Decided with its concern"
            : decided.EndsWith(" (draft)", StringComparison.Ordinal) ? "Drafted a decision with its concern"
            : "Took the decision back with its concern";
    }

    private static string ConcernIn(string said) => said.Split(": ", 2)[0];

    /// <summary>
    /// What a line says was before or after, in the words that pages have for it: the line itself keeps codes, which do not change.
    /// </summary>
    /// <param name="act">What was done.</param>
    /// <param name="said">As the line has it.</param>
    /// <param name="consultation">Whose themes and outcomes it names.</param>
    /// <param name="concerns">The titles of concerns, by id.</param>
    internal static string? Said(string act, string? said, Consultation consultation, IReadOnlyDictionary<string, string> concerns) =>
        (act, said) switch
        {
            (_, null) => null,
            ("setTheme", _) => string.Join(", ", said.Split(", ").Select(code => consultation.Themes.Find(code)?.Title.English ?? code)),
            ("setStance", _) => Begin<Stance>(said, PointWords.Of),
            ("setKind", _) => Begin<PointKind>(said, PointWords.Of),
            ("raiseFlag" or "answerFlag", _) => Begin<FlagState>(said, PointWords.Of),
            ("group" or "joinGroup", _) => concerns.GetValueOrDefault(ConcernIn(said), ConcernIn(said))
                + Outcomes(said[ConcernIn(said).Length..], consultation),
            ("undo", _) when said.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end && Acts.ContainsKey(said[..end]) =>
                $"{Of(said[..end])}: {Said(said[..end], said[(end + 2)..], consultation, concerns)}",
            _ => Outcomes(said, consultation),
        };

    /// <summary>A decision begins with the code of its outcome, alone or behind the title of its concern.</summary>
    internal static string? Outcomes(string? said, Consultation consultation)
    {
        foreach (var outcome in said is null ? [] : consultation.Outcomes)
        {
            foreach (var state in new[] { "agreed", "draft" })
            {
                var code = $"{outcome.Code} ({state})";
                if (said!.StartsWith(code, StringComparison.Ordinal))
                    return outcome.Title.English + said[outcome.Code.Length..];
                if (said.IndexOf($": {code}", StringComparison.Ordinal) is >= 0 and var at)
                    return said[..(at + 2)] + outcome.Title.English + said[(at + 2 + outcome.Code.Length)..];
            }
        }

        return said;
    }

    /// <summary>The same with the name of a value, which stands in front of a comma or a semicolon, in words.</summary>
    private static string Begin<T>(string said, Func<T, string> words)
        where T : struct, Enum
    {
        var end = said.IndexOfAny([',', ';']) is >= 0 and var found ? found : said.Length;
        return Enum.TryParse<T>(said[..end], out var value) && Enum.IsDefined(value) ? words(value) + said[end..] : said;
    }
}
