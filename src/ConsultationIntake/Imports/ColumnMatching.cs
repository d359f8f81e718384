using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Imports;

/// <summary>Tells by its heading what a column is, as a proposal that staff look at.</summary>
internal static class ColumnMatching
{
    /// <summary>Of the words of a question and a heading together, the share that both must have.</summary>
    private const double MostlyTheSame = 0.6;

    private const int RowsLookedAt = 50;

    /// <summary>What a column is by its heading as <see cref="KeyOf"/> has it, in English and in Welsh.</summary>
    private static readonly Dictionary<string, ColumnUse> Known = (
        from list in WordFile.Phrases("column-headings.txt")
        from heading in list.Phrases
        select (Key: KeyOf(heading), Use: Enum.Parse<ColumnUse>(list.Purpose))
    ).ToDictionary(known => known.Key, known => known.Use, StringComparer.Ordinal);

    /// <summary>What a survey tool writes below its questions, in a row of headings of its own.</summary>
    private static readonly string[] BelowHeadings = ["response", "openendedresponse"];

    /// <summary>A target for each column: what staff chose for that heading before, else what the heading and the cells say.</summary>
    /// <param name="remembered">Earlier choices, by <see cref="KeyOf"/> of the heading.</param>
    internal static IReadOnlyList<ColumnTarget> Propose(
        Consultation consultation,
        Sheet sheet,
        IReadOnlyDictionary<string, string> remembered
    )
    {
        var headings = HeadingsOf(sheet);
        var targets = new List<ColumnTarget>();
        foreach (var (column, heading) in headings.Index())
        {
            var chosen = ColumnTarget.Parse(remembered.GetValueOrDefault(KeyOf(heading)));
            if (chosen is { Question: { } id } && consultation.Questions.All(question => question.Id != id))
                chosen = null;
            var target = chosen ?? Guess(consultation, sheet, column, heading);
            // Two columns may be taken for the same question; a response has one name, one address and one date.
            targets.Add(IsOnce(target) && targets.Contains(target) ? ColumnTarget.LeaveOut : target);
        }

        return targets;
    }

    internal static IReadOnlyList<string> HeadingsOf(Sheet sheet)
    {
        var columns = sheet.Rows.Max(row => row.Cells.Count);
        var rows = HeadingRowsOf(sheet);
        // Below a question that offers several things stands what each column is of them.
        return
        [
            .. Enumerable
                .Range(0, columns)
                .Select(column =>
                    sheet.Rows.Take(rows).Select(row => row.At(column).Text.Trim()).FirstOrDefault(text => text.Length > 0, "")
                ),
        ];
    }

    /// <summary>Two where a survey tool wrote what kind of answer each column holds below the questions, else one.</summary>
    internal static int HeadingRowsOf(Sheet sheet) =>
        sheet.Rows.Count > 2
        && sheet.Rows[1].Cells.Where(cell => !cell.IsEmpty).ToList() is { Count: > 0 } cells
        && sheet.Rows[1].Cells.Index().Any(cell => IsBelowHeading(sheet, cell.Index))
        && cells.TrueForAll(cell => cell.Kind == SheetCellKind.Text && !SheetDates.IsDate(cell) && !cell.Text.All(char.IsDigit))
            ? 2
            : 1;

    /// <summary>A column that says so further down too says it of responses: "Type: Response".</summary>
    private static bool IsBelowHeading(Sheet sheet, int column) =>
        BelowHeadings.Contains(KeyOf(sheet.Rows[1].At(column).Text))
        && !sheet.Rows.Skip(2).Any(row => BelowHeadings.Contains(KeyOf(row.At(column).Text)));

    /// <summary>Whether a response can have it from one column only.</summary>
    internal static bool IsOnce(ColumnTarget target) =>
        target.Use is not (ColumnUse.LeaveOut or ColumnUse.Question or ColumnUse.OwnQuestion);

    /// <summary>A heading without what programs and people vary: case, spaces, punctuation, "Q1." before it.</summary>
    internal static string KeyOf(string heading)
    {
        var key = new StringBuilder(heading.Length);
        foreach (var c in WithoutNumber(heading).Where(char.IsLetterOrDigit))
            key.Append(char.ToLowerInvariant(c));
        return key.Length > 0 ? key.ToString() : heading.Trim();
    }

    private static ColumnTarget Guess(Consultation consultation, Sheet sheet, int column, string heading)
    {
        var key = KeyOf(heading);
        var plain = KeyOf(WithoutBrackets(heading));
        if (consultation.Questions.FirstOrDefault(question => Texts(question).Any(text => KeyOf(text) == key)) is { } same)
            return new ColumnTarget(ColumnUse.Question, same.Id);
        if ((Known.TryGetValue(key, out var use) || Known.TryGetValue(plain, out use)) && Fits(use, sheet, column))
            return new ColumnTarget(use);
        var words = WordsOf(heading);
        var (alike, share) = consultation
            .Questions.Select(question => (question, Share: Texts(question).Max(text => Shared(words, WordsOf(text)))))
            .OrderByDescending(pair => pair.Share)
            .FirstOrDefault();
        return alike is not null && share >= MostlyTheSame ? new ColumnTarget(ColumnUse.Question, alike.Id)
            : key.Length > 0 && HasWords(sheet, column) ? new ColumnTarget(ColumnUse.OwnQuestion)
            : ColumnTarget.LeaveOut;
    }

    /// <summary>
    /// Whether the cells are what the heading says: "Area" may be a district's name, and what stands twice in a column is no ID.
    /// </summary>
    private static bool Fits(ColumnUse use, Sheet sheet, int column)
    {
        var cells = sheet
            .Rows.Skip(HeadingRowsOf(sheet))
            .Take(RowsLookedAt)
            .Select(row => row.At(column).Text.Trim())
            .Where(text => text.Length > 0)
            .ToList();
        return use switch
        {
            ColumnUse.RespondentId => cells.Count > 0 && cells.Distinct(StringComparer.Ordinal).Count() == cells.Count,
            ColumnUse.Area or ColumnUse.Victim or ColumnUse.AnswersFor or ColumnUse.Reply => cells.Count == 0
                || 2 * cells.Count(text => SheetAnswers.Read(use, text) is not null) >= cells.Count,
            _ => true,
        };
    }

    private static IEnumerable<string> Texts(Question question) => [question.Id, question.Text.English, question.Text.In(Languages.Welsh)];

    /// <summary>Without "(optional)", "(if applicable)".</summary>
    private static string WithoutBrackets(string heading) =>
        heading.IndexOf('(', StringComparison.Ordinal) is var at and > 0 && heading.TrimEnd().EndsWith(')') ? heading[..at] : heading;

    /// <summary>Whether somebody wrote in it: several words in one of the first cells that are no date.</summary>
    private static bool HasWords(Sheet sheet, int column) =>
        sheet
            .Rows.Skip(HeadingRowsOf(sheet))
            .Take(RowsLookedAt)
            .Select(row => row.At(column))
            .Any(cell => cell.Kind == SheetCellKind.Text && cell.Text.Trim().Count(char.IsWhiteSpace) >= 2 && !SheetDates.IsDate(cell));

    private static double Shared(HashSet<string> left, HashSet<string> right) =>
        left.Count == 0 || right.Count == 0 ? 0 : (double)left.Intersect(right).Count() / left.Union(right).Count();

    private static HashSet<string> WordsOf(string text) =>
        [
            .. WithoutNumber(text)
                .Split([' ', '\n', '\t', ',', '.', ';', ':', '?', '!', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.ToLowerInvariant()),
        ];

    /// <summary>Survey tools number their questions: "Q3. What …", "3) What …".</summary>
    private static string WithoutNumber(string heading)
    {
        var rest = heading.AsSpan().TrimStart();
        if (rest is ['Q' or 'q', >= '0' and <= '9', ..])
            rest = rest[1..];
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;
        return digits is > 0 and < 4 && digits < rest.Length && rest[digits] is '.' or ')' or ':' or ' '
            ? rest[(digits + 1)..].ToString()
            : heading;
    }
}
