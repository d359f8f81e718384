namespace ConsultationIntake.Imports;

/// <summary>What a column of a sheet is taken for.</summary>
public enum ColumnUse
{
    LeaveOut,

    /// <summary>An answer to a question of the consultation.</summary>
    Question,

    /// <summary>An answer to a question that the consultation does not ask: the column's heading.</summary>
    OwnQuestion,
    Name,
    Email,
    Organisation,

    /// <summary>When the response was given.</summary>
    Date,
    Language,

    /// <summary>Whether the response may be published: see <see cref="Submissions.Drafts.DraftFields.Publish"/>.</summary>
    Publish,

    /// <summary>The postcode district: see <see cref="Submissions.Drafts.DraftFields.Area"/>.</summary>
    Area,

    /// <summary>Whether the respondent was a victim of crime: see <see cref="Submissions.Drafts.DraftFields.Victim"/>.</summary>
    Victim,

    /// <summary>For whom the respondent answers: see <see cref="Submissions.Drafts.DraftFields.Capacity"/>.</summary>
    AnswersFor,

    /// <summary>Whether the respondent wants to be told what was done: see <see cref="Submissions.Drafts.DraftFields.Reply"/>.</summary>
    Reply,

    /// <summary>
    /// What the survey tool calls the response: the same in every file of the survey, so that a later file's row is told to be the same
    /// (<see cref="TakenRows"/>).
    /// </summary>
    RespondentId,
}

/// <param name="Use">What the column is.</param>
/// <param name="Question">The id of the question it answers, where it answers one of the consultation's; else null.</param>
public sealed record ColumnTarget(ColumnUse Use, string? Question = null)
{
    private const string QuestionPrefix = "question:";

    public static ColumnTarget LeaveOut { get; } = new(ColumnUse.LeaveOut);

    /// <summary>The target as a form writes it, for instance <c>question:asb</c> or <c>Email</c>; null where it is none.</summary>
    public static ColumnTarget? Parse(string? code) =>
        code is null ? null
        : code.StartsWith(QuestionPrefix, StringComparison.Ordinal) ? new ColumnTarget(ColumnUse.Question, code[QuestionPrefix.Length..])
        : Enum.TryParse<ColumnUse>(code, out var use) && Enum.IsDefined(use) && use != ColumnUse.Question ? new ColumnTarget(use)
        : null;

    /// <summary>As <see cref="Parse"/> takes it.</summary>
    public override string ToString() => Use == ColumnUse.Question ? QuestionPrefix + Question : Use.ToString();
}
