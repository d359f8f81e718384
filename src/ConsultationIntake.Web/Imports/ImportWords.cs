using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;

namespace ConsultationIntake.Web.Imports;

/// <summary>What staff read about sheets.</summary>
internal static class ImportWords
{
    /// <summary>Why a file is refused, the row it was noticed in, and what to do.</summary>
    internal static string Of(PrepareImportOutcome.Refused refused)
    {
        var row = refused.Row is { } number ? $" (noticed in row {Numbers.Of(number)})" : "";
        return refused.Why switch
        {
            SheetRefusal.NotASheet => "This is no sheet that can be read. Save it as .xlsx or .csv.",
            SheetRefusal.Encrypted => "This file has a password. Save it without one.",
            SheetRefusal.Damaged => $"This file is damaged{row}. Open it in a spreadsheet program and save it again.",
            SheetRefusal.Empty => "There are no rows below the headings in the first sheet.",
            SheetRefusal.TooManyRows => $"The sheet must have {Numbers.Of(Sheet.MaxRows)} rows or fewer. Divide it.",
            SheetRefusal.TooManyColumns => $"The sheet must have {Numbers.Of(Sheet.MaxColumns)} columns or fewer{row}.",
            SheetRefusal.TooManyCells => $"The sheet must have {Numbers.Of(Sheet.MaxCells)} cells or fewer{row}. Divide it.",
            SheetRefusal.TooMuchText => $"There is more text in the sheet than can be taken in at once{row}. Divide it.",
            SheetRefusal.Inflates => "This file unpacks to far more than it is, and was not read on.",
            SheetRefusal.TookTooLong => $"This file took too long to read{row}. Divide it.",
            _ => throw new NotSupportedException($"{refused.Why} has no words."),
        };
    }

    /// <summary>Of a draft whose file went when it was in, or with a response of it.</summary>
    internal const string FileGone =
        "Its file is not kept: it went when all of it was in, or with a response of it that was erased. Bring the same file in again to "
        + "go on.";

    internal static string Of(ImportState state) =>
        state switch
        {
            ImportState.Draft => "To be looked at",
            ImportState.Confirmed => "Being taken in",
            ImportState.Finished => "Taken in",
            ImportState.Failed => "Stopped",
            ImportState.TakingBack => "Being taken back",
            _ => throw new NotSupportedException($"{state} has no words."),
        };

    internal static string Of(ColumnUse use) =>
        use switch
        {
            ColumnUse.LeaveOut => "Leave it out",
            ColumnUse.Question => "Answer to a question",
            ColumnUse.OwnQuestion => "Answer, under the column’s own heading",
            ColumnUse.Name => "Name",
            ColumnUse.Email => "Email address",
            ColumnUse.Organisation => "Organisation",
            ColumnUse.Date => "Date of the response",
            ColumnUse.Language => "Language",
            ColumnUse.Publish => "Whether it may be published",
            ColumnUse.Area => "Postcode district",
            ColumnUse.Victim => "Victim of crime in the last 12 months",
            ColumnUse.AnswersFor => "Answers for: oneself or an organisation",
            ColumnUse.Reply => "Whether a reply is wanted",
            ColumnUse.RespondentId => "Respondent ID: the same in every file of the survey",
            _ => throw new NotSupportedException($"{use} has no words."),
        };
}
