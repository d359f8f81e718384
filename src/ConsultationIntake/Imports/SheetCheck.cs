using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Imports;

/// <param name="Row">As a spreadsheet program shows it.</param>
/// <param name="Column">The column's letters, such as <c>AB</c>; empty where it is the whole row.</param>
/// <param name="Heading">The column's heading.</param>
/// <param name="Message">What is wrong, for staff.</param>
public sealed record SheetMistake(int Row, string Column, string Heading, string Message);

/// <param name="Row">As a spreadsheet program shows it.</param>
/// <param name="Command">The response, whatever is wrong with it; null for a row in which nothing is to be taken in.</param>
/// <param name="Mistakes">What is wrong with it.</param>
public sealed record CheckedRow(int Row, SubmitCommand? Command, IReadOnlyList<SheetMistake> Mistakes);

/// <summary>Makes a response of each row of a sheet, with all that is wrong with it. Nothing is stored.</summary>
public sealed class SheetCheck
{
    private const int MaxHeading = 500;

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Consultation consultation;
    private readonly SheetImport import;
    private readonly Sheet sheet;
    private readonly IReadOnlyList<ColumnTarget> targets;
    private readonly DateTimeOffset now;
    private readonly HashSet<int> erased;
    private readonly int idColumn;
    private Dictionary<string, int>? firstRows;

    /// <param name="now">Nothing can have been received after it.</param>
    /// <param name="erased">The numbers of rows whose responses were erased: there is nothing to take in in them.</param>
    public SheetCheck(Consultation consultation, SheetImport import, Sheet sheet, DateTimeOffset now, IEnumerable<int> erased)
    {
        this.erased = [.. erased];
        (this.consultation, this.import, this.sheet, this.now) = (consultation, import, sheet, now);
        Headings = ColumnMatching.HeadingsOf(sheet);
        HeadingRows = import.HeadingRows ?? ColumnMatching.HeadingRowsOf(sheet);
        targets = [.. import.Columns.Select(code => ColumnTarget.Parse(code) ?? ColumnTarget.LeaveOut)];
        var dates = targets.Index().Where(target => target.Item.Use == ColumnUse.Date).Select(target => target.Index).ToList();
        idColumn = targets.IndexOf(target => target.Use == ColumnUse.RespondentId);
        Dates =
            import.Dates ?? (dates is [var column, ..] ? SheetDates.OrderOf(DataRows.Select(row => row.At(column))) : DateOrder.DayFirst);
    }

    internal Consultation Consultation => consultation;

    internal SheetImport Import => import;

    public IReadOnlyList<string> Headings { get; }

    /// <summary>How many rows the headings take: one, or two where a survey tool wrote more below its questions.</summary>
    public int HeadingRows { get; }

    /// <summary>How dates with numbers alone are read.</summary>
    public DateOrder Dates { get; }

    /// <summary>Rows below the headings.</summary>
    public IEnumerable<SheetRow> DataRows => sheet.Rows.Skip(HeadingRows);

    /// <summary>How many they are.</summary>
    public int Count => Math.Max(0, sheet.Rows.Count - HeadingRows);

    /// <summary>Every row below the headings.</summary>
    public IEnumerable<CheckedRow> Rows() => DataRows.Select(Read);

    /// <summary>What the survey tool calls the response of a row, or null where no column says so, or it is empty there.</summary>
    internal string? RespondentIdOf(SheetRow row) => idColumn >= 0 && row.At(idColumn).Text.Trim() is { Length: > 0 } id ? id : null;

    /// <summary>Of each <see cref="RespondentIdOf"/> the number of the first row that has it and says anything.</summary>
    private Dictionary<string, int> FirstRows =>
        firstRows ??= DataRows
            .Where(HasAnswer)
            .Select(row => (Id: RespondentIdOf(row), row.Number))
            .Where(row => row.Id is not null)
            .GroupBy(row => row.Id!, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.First().Number, StringComparer.Ordinal);

    private bool HasAnswer(SheetRow row) =>
        targets.Index().Any(target => target.Item.Use is ColumnUse.Question or ColumnUse.OwnQuestion && !row.At(target.Index).IsEmpty);

    /// <summary>The idempotency key of a row's response, whatever its columns are taken for.</summary>
    internal static string KeyOf(SheetImport import, SheetRow row) => SheetKey.Of(import.Hash, row.Number);

    public CheckedRow Read(SheetRow row)
    {
        if (erased.Contains(row.Number))
            return new CheckedRow(row.Number, null, []);
        var mistakes = new List<SheetMistake>();
        void Wrong(int column, string message) => mistakes.Add(new SheetMistake(row.Number, LettersOf(column), HeadingOf(column), message));

        var answers = new List<Answer>();
        var respondent = new Respondent();
        var language = import.Language;
        DateTimeOffset? received = null;
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { [SourceFact] = $"{import.FileName}, row {row.Number}" };
        if (targets.IndexOf(target => target.Use == ColumnUse.Language) is var spoken and >= 0 && !row.At(spoken).IsEmpty)
        {
            if (SheetAnswers.LanguageOf(row.At(spoken).Text) is { } known && consultation.Languages.Contains(known))
                language = known;
            else
                Wrong(spoken, $"“{Short(row.At(spoken).Text)}” is no language of this consultation");
        }

        foreach (var (column, target) in targets.Index())
        {
            var cell = row.At(column);
            if (target.Use is ColumnUse.LeaveOut or ColumnUse.Language || cell.IsEmpty)
                continue;
            if (cell.Kind is SheetCellKind.Formula or SheetCellKind.Error)
            {
                Wrong(column, cell.Kind == SheetCellKind.Formula ? "It is a formula. Save the sheet with values" : "It is an error");
                continue;
            }

            var text = Tidy(cell.Text);
            switch (target.Use)
            {
                case ColumnUse.Name:
                    respondent = respondent with { Name = text };
                    break;
                case ColumnUse.Email:
                    respondent = respondent with { Email = text };
                    break;
                case ColumnUse.Organisation:
                    respondent = respondent with { Organisation = text };
                    break;
                case ColumnUse.Date:
                    received = DateOf(cell, column, Wrong);
                    break;
                case ColumnUse.RespondentId:
                    break;
                case var use when SheetAnswers.FieldOf(use) is { } field:
                    if (SheetAnswers.Read(use, text) is { } said)
                        facts[field] = said;
                    else
                        Wrong(column, $"“{Short(text)}” {SheetAnswers.WhatIsWrong(use)}");
                    break;
                case ColumnUse.Question when consultation.Questions.FirstOrDefault(one => one.Id == target.Question) is { } question:
                    if (AnswerTo(question, text, language) is { } answer)
                        answers.Add(new Answer(question.Id, answer));
                    else
                        Wrong(column, $"“{Short(text)}” is none of the answers that the question offers");
                    break;
                default:
                    answers.Add(new Answer(HeadingOf(column), text));
                    break;
            }
        }

        if (answers.Count == 0 && mistakes.Count == 0)
            return new CheckedRow(row.Number, null, []);
        if (RespondentIdOf(row) is { } id && FirstRows.GetValueOrDefault(id, row.Number) is var first && first != row.Number)
            Wrong(
                idColumn,
                $"“{Short(id)}” stands in row {first} as well: it is the same response twice, or the column is no respondent ID"
            );
        var key = KeyOf(import, row);
        var command = new SubmitCommand
        {
            Consultation = consultation,
            Channel = Channel.Import,
            Respondent = respondent,
            Answers = answers,
            Language = language,
            Facts = facts,
            KeptAt = received ?? NoonOf(import.ReceivedOn),
            IdempotencyKey = key,
            ReferenceSeed = $"{consultation.Slug}-{key}",
        };
        foreach (var (field, messages) in mistakes.Count == 0 ? SubmitResponse.Check(command) : new Dictionary<string, string[]>())
            Wrong(ColumnOf(field), string.Join(". ", messages));
        return new CheckedRow(row.Number, command, mistakes);
    }

    /// <summary>The key of <see cref="Submission.Facts"/> for the file and the row that a response was brought in from.</summary>
    public const string SourceFact = "source";

    /// <summary>The letters of a column, from 0: <c>A</c>, <c>AB</c>.</summary>
    public static string LettersOf(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    private DateTimeOffset? DateOf(SheetCell cell, int column, Action<int, string> wrong)
    {
        var date = SheetDates.Read(cell, Dates, consultation.Window.TimeZone);
        if (date is null)
            wrong(column, $"“{Short(cell.Text)}” is no date that can be read");
        else if (date < Earliest)
            wrong(column, $"“{Short(cell.Text)}” is before the year 2000");
        else if (date > now)
            wrong(column, $"“{Short(cell.Text)}” has not come yet");
        return date;
    }

    private DateTimeOffset NoonOf(DateOnly day) =>
        ConsultationWindow.InstantOf(day.ToDateTime(new TimeOnly(12, 0)), consultation.Window.TimeZone) is { } noon && noon < now
            ? noon
            : now;

    /// <summary>Of a choice the options' words; null where it is none of them.</summary>
    private static string? AnswerTo(Question question, string text, string language)
    {
        if (question.Kind == QuestionKind.FreeText)
            return text;
        string[] parts = question.Kind == QuestionKind.ChooseMany ? text.Split([';', '\n', '|']) : [text];
        var chosen = parts
            .Select(part => part.Trim())
            .Where(part => part.Length > 0)
            .Select(part => question.Options.IndexOf(option => IsOption(option, part)) + 1)
            .ToList();
        return chosen.Contains(0) ? null : DraftCommand.TextOf(question, string.Join(',', chosen), language);
    }

    private static bool IsOption(LocalisedText option, string text) =>
        text.Equals(option.English, StringComparison.OrdinalIgnoreCase) || text.Equals(option.Welsh, StringComparison.OrdinalIgnoreCase);

    /// <summary>The column of a field as <see cref="SubmitResponse.Check"/> names it; -1 for the whole row.</summary>
    private int ColumnOf(string field) =>
        field switch
        {
            "respondent.email" => targets.IndexOf(target => target.Use == ColumnUse.Email),
            "respondent.name" => targets.IndexOf(target => target.Use == ColumnUse.Name),
            "respondent.organisation" => targets.IndexOf(target => target.Use == ColumnUse.Organisation),
            _ => -1,
        };

    private string HeadingOf(int column) =>
        column < 0 || column >= Headings.Count ? ""
        : Headings[column].Length == 0 ? $"Column {LettersOf(column)}"
        : Headings[column].Length <= MaxHeading ? Headings[column]
        : Headings[column][..MaxHeading];

    /// <summary>Without what no keyboard makes: a control character, half a surrogate pair.</summary>
    private static string Tidy(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        return string.Concat(
                lines
                    .EnumerateRunes()
                    .Where(rune => rune.Value is '\n' or '\t' || !System.Text.Rune.IsControl(rune))
                    .Select(rune => rune.ToString())
            )
            .Trim();
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";
}

internal static class ListSearch
{
    /// <summary>Where the first such thing is, or -1.</summary>
    internal static int IndexOf<T>(this IReadOnlyList<T> list, Func<T, bool> isIt)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (isIt(list[i]))
                return i;
        }

        return -1;
    }
}
