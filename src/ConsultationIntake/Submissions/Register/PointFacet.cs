using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Submissions.Register;

/// <summary>What points are filtered by. Each is a field of the filter in an address, and of a point's row a set of values.</summary>
public enum PointField
{
    /// <summary>The codes of its themes, or <see cref="PointFacet.None"/>.</summary>
    Theme,

    /// <summary>Whose words: a <see cref="Points.PointKind"/>.</summary>
    Whose,
    Stance,

    /// <summary>A <see cref="DecisionState"/>.</summary>
    Decision,

    /// <summary>The code of what was decided.</summary>
    Outcome,
    Section,
    Concern,

    /// <summary>A member of staff, or <see cref="PointFacet.None"/>.</summary>
    Assigned,

    /// <summary><c>yes</c> or <c>no</c>, as all the fields below that ask whether.</summary>
    NeedsLook,

    /// <summary>A <see cref="FlagState"/>, or <see cref="PointFacet.None"/>.</summary>
    Safeguarding,
    Channel,

    /// <summary>An expected partner's id, or <see cref="PointFacet.None"/>.</summary>
    Partner,
    District,
    Victim,
    Language,

    /// <summary>The question it answers, the body of a mail or a file's name.</summary>
    Question,
    Late,
    Campaign,

    /// <summary>Whether it repeats another copy of the same campaign.</summary>
    Repeat,
    Corrected,
    Read,

    /// <summary>Somebody who has read it.</summary>
    Reader,
    Submission,

    /// <summary>What was done to it with many others at once: <see cref="StaffEntry.Batch"/>.</summary>
    Batch,

    /// <summary>
    /// <see cref="PointFacet.Taken"/> where a passage of the new draft answers it, <see cref="PointFacet.None"/> where none does.
    /// </summary>
    NewDraft,

    /// <summary>The codes of the themes that it carries by context alone: see <see cref="PointRow.ThemesByContext"/>.</summary>
    ByContext,

    /// <summary>Who made it: a <see cref="RespondentKind"/>.</summary>
    Respondent,

    /// <summary>An option that its response chose: <see cref="ChosenOptions.Value"/>.</summary>
    Chosen,

    /// <summary>
    /// Whether its response stands. Where a query does not ask, the point is one that does; of the others the register has those with a
    /// safeguarding flag.
    /// </summary>
    Stands,

    /// <summary>A member of staff whom its response as a whole is given to, or <see cref="PointFacet.None"/>.</summary>
    Given,

    /// <summary>The words of a point of a campaign letter, the same for all its copies: <see cref="SameWords.Of"/>.</summary>
    SameWords,
}

/// <summary>Who a response is from, as far as it is known.</summary>
public enum RespondentKind
{
    /// <summary>Somebody who answers for themselves, or did not say.</summary>
    Person,

    /// <summary>An organisation that is no expected partner, or says it is one and nothing proves it.</summary>
    Organisation,

    /// <summary>An expected partner, proven.</summary>
    Partner,
}

/// <summary>A value of a field.</summary>
public readonly record struct PointFacet(PointField Field, string Value)
{
    public const string None = "none";
    public const string Yes = "yes";
    public const string No = "no";
    public const string Taken = "taken";

    /// <summary>Everything a point is found by beside its words.</summary>
    public static IEnumerable<PointFacet> AllOf(PointRow row) =>
        [
            .. OrNone(PointField.Theme, row.Themes),
            .. row.ThemesByContext.Select(theme => new PointFacet(PointField.ByContext, theme)),
            new(PointField.Whose, row.Kind.ToString()),
            new(PointField.Stance, row.Stance.ToString()),
            new(PointField.Decision, row.Decision.ToString()),
            .. Optional(PointField.Outcome, row.Disposition?.Outcome),
            .. Optional(PointField.Section, row.Disposition?.PlanSection),
            .. Optional(PointField.Concern, row.Concern),
            new(PointField.Assigned, row.AssignedTo ?? None),
            new(PointField.Given, row.GivenTo ?? None),
            Whether(PointField.NeedsLook, row.NeedsLook),
            new(PointField.Safeguarding, row.Flag?.ToString() ?? None),
            new(PointField.Channel, row.Channel.ToString()),
            new(PointField.Partner, row.Partner ?? None),
            new(PointField.Respondent, row.Respondent.ToString()),
            .. Optional(PointField.District, row.Facts.GetValueOrDefault(DraftFields.Area)),
            .. Optional(PointField.Victim, row.Facts.GetValueOrDefault(DraftFields.Victim)),
            .. ChosenOptions.Of(row.Facts).Select(option => new PointFacet(PointField.Chosen, option)),
            new(PointField.Language, row.Language),
            new(PointField.Question, row.Part),
            Whether(PointField.Late, row.IsLate),
            .. Optional(PointField.Campaign, row.Campaign),
            Whether(PointField.Repeat, row.IsRepeat),
            .. Optional(PointField.SameWords, SameWords.Of(row)),
            Whether(PointField.Corrected, row.IsCorrected),
            Whether(PointField.Read, row.ReadBy.Count > 0),
            .. row.ReadBy.Select(reader => new PointFacet(PointField.Reader, reader)),
            Whether(PointField.Stands, row.Stands),
            new(PointField.Submission, row.Id.Submission.ToString()),
            .. Optional(
                PointField.NewDraft,
                row.PlanAnswer is null ? null
                    : row.PlanAnswer.Passage is null ? None
                    : Taken
            ),
            .. row.Batches.Distinct(StringComparer.Ordinal).Select(batch => new PointFacet(PointField.Batch, batch)),
        ];

    private static PointFacet Whether(PointField field, bool isSo) => new(field, isSo ? Yes : No);

    private static IEnumerable<PointFacet> OrNone(PointField field, IReadOnlyList<string> values) =>
        values.Count == 0 ? [new(field, None)] : values.Select(value => new PointFacet(field, value));

    private static IEnumerable<PointFacet> Optional(PointField field, string? value) => value is null ? [] : [new(field, value)];
}
