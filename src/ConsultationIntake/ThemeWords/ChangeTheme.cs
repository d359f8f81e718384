using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.Work;

namespace ConsultationIntake.ThemeWords;

/// <summary>What a manager does to a theme beside its file.</summary>
public abstract record ThemeAction
{
    private ThemeAction() { }

    /// <summary>The words speak for the theme from now on.</summary>
    public sealed record Take(IReadOnlyList<TakenWord> Words) : ThemeAction;

    /// <summary>The words are not proposed again.</summary>
    public sealed record Leave(IReadOnlyList<string> Words) : ThemeAction;

    /// <summary>A word that was taken or left is neither any more.</summary>
    public sealed record PutBack(string Word) : ThemeAction;

    /// <summary>It learns from the corrections that there are, and from later ones by itself.</summary>
    public sealed record Learn : ThemeAction;

    /// <summary>What it learned is forgotten, and it learns no more by itself.</summary>
    public sealed record Drop : ThemeAction;

    /// <summary>It is again what it was before the last change; undoing that brings the change back.</summary>
    public sealed record Undo : ThemeAction;
}

/// <param name="Consultation">Whose theme it is, as its folder has it.</param>
/// <param name="Theme">The theme's code.</param>
/// <param name="Action">What is done to it.</param>
/// <param name="By">The member of staff.</param>
public sealed record ChangeThemeCommand(Consultation Consultation, string Theme, ThemeAction Action, string By);

public abstract record ChangeThemeOutcome
{
    private ChangeThemeOutcome() { }

    /// <summary>Written into the history; every response is read again.</summary>
    public sealed record Changed(OwnTheme Theme) : ChangeThemeOutcome;

    public sealed record NoSuchTheme : ChangeThemeOutcome;

    /// <summary>There is nothing to take, leave, drop or undo, or a phrase is too long. Nothing was changed.</summary>
    public sealed record NothingToDo : ChangeThemeOutcome;

    /// <summary>Fewer than <see cref="LearnedTheme.LeastCorrections"/>, or a theme that was taught before. Nothing was changed.</summary>
    public sealed record TooFew(int Corrections) : ChangeThemeOutcome;
}

/// <summary>Takes words for a theme, lets it learn, and undoes both.</summary>
public sealed class ChangeTheme(
    IOfficeRecords records,
    ThemesInUse themes,
    ReadCorrections corrections,
    IWorkQueue queue,
    TimeProvider clock
)
{
    /// <summary>Characters of a word or phrase.</summary>
    public const int LongestPhrase = 60;
    private const int MostWords = 500;

    public async Task<ChangeThemeOutcome> ExecuteAsync(ChangeThemeCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (consultation, code) = (command.Consultation, command.Theme);
        if (consultation.Themes.Find(code) is null)
            return new ChangeThemeOutcome.NoSuchTheme();
        while (true)
        {
            var known = await records.FindAsync<OwnTheme>(consultation.Slug, code, cancellationToken);
            var before = known ?? new OwnTheme { Id = code };
            LearnedTheme? learned = null;
            if (command.Action is ThemeAction.Learn)
            {
                var (taught, count) = await TeachAsync(consultation, code, cancellationToken);
                if (taught is null)
                    return new ChangeThemeOutcome.TooFew(count);
                learned = taught;
            }

            if (Decide(before, command.Action, learned) is not var (after, said))
                return new ChangeThemeOutcome.NothingToDo();
            var saved = after with { Version = known?.Version, Before = before with { Before = null, Version = null } };
            if (!await records.SaveAsync(consultation.Slug, saved, Entry(command, said), cancellationToken))
                continue;
            await queue.EnqueueAsync(WorkItem.RetagConsultation(consultation.Slug), cancellationToken);
            return new ChangeThemeOutcome.Changed(saved);
        }
    }

    /// <summary>How it is after, and what the history says; null where nothing changes. Pure.</summary>
    internal static (OwnTheme After, string Said)? Decide(OwnTheme theme, ThemeAction action, LearnedTheme? learned)
    {
        switch (action)
        {
            case ThemeAction.Take take:
                var words = take
                    .Words.Select(word => word with { Phrase = word.Phrase.Trim().ToLowerInvariant() })
                    .Where(word => word.Phrase.Any(char.IsLetterOrDigit) && theme.Taken.All(taken => taken.Phrase != word.Phrase))
                    .DistinctBy(word => word.Phrase)
                    .ToList();
                return
                    words.Count == 0
                    || words.Exists(word => word.Phrase.Length > LongestPhrase)
                    || theme.Taken.Count + words.Count > MostWords
                    ? null
                    : (
                        theme with
                        {
                            Taken = [.. theme.Taken, .. words],
                            Left = [.. theme.Left.Where(left => words.TrueForAll(word => word.Phrase != left))],
                        },
                        $"Took {Quoted(words.Select(word => word.Phrase))}"
                    );
            case ThemeAction.Leave leave:
                var left = leave
                    .Words.Select(word => word.Trim())
                    .Where(word => word.Length is > 0 and <= LongestPhrase)
                    .Except(theme.Left)
                    .ToList();
                return left.Count == 0 || theme.Left.Count + left.Count > MostWords
                    ? null
                    : (theme with { Left = [.. theme.Left, .. left] }, $"Left {Quoted(left)}");
            case ThemeAction.PutBack { Word: var word }:
                return theme.Taken.All(taken => taken.Phrase != word) && !theme.Left.Contains(word)
                    ? null
                    : (
                        theme with
                        {
                            Taken = [.. theme.Taken.Where(taken => taken.Phrase != word)],
                            Left = [.. theme.Left.Where(other => other != word)],
                        },
                        $"Put back {Quoted([word])}"
                    );
            case ThemeAction.Learn:
                return learned is null
                    ? null
                    : (theme with { Learned = learned, Learns = true }, $"Learned from {learned.Corrections} corrections");
            case ThemeAction.Drop:
                return theme is { Learned: null, Learns: false }
                    ? null
                    : (theme with { Learned = null, Learns = false }, "Dropped what it had learned");
            case ThemeAction.Undo:
                // What it learned and somebody took back is not learned again by itself.
                return theme.Before is { } undone
                    ? (
                        undone with
                        {
                            Learns = undone.Learns && (theme.Learned is null || theme.Learned.At == undone.Learned?.At),
                        },
                        "Undid the last change"
                    )
                    : null;
            default:
                throw new NotSupportedException($"{action.GetType().Name} changes no theme.");
        }
    }

    private async Task<(LearnedTheme? Learned, int Corrections)> TeachAsync(
        Consultation consultation,
        string code,
        CancellationToken cancellationToken
    )
    {
        var inUse = await themes.ForAsync(consultation, cancellationToken);
        var theme = inUse.Themes.Find(code)!;
        if (ThemeTeacher.IsTaught(theme))
            return (null, 0);
        var said = (await corrections.ExecuteAsync(inUse, [code], cancellationToken))[code];
        if (said.Count < LearnedTheme.LeastCorrections)
            return (null, said.Count);
        var others = await corrections.UncorrectedAsync(consultation.Slug, cancellationToken);
        return (
            ThemeTeacher.Teach(
                theme,
                [.. said, .. others.Select(row => new ThemeLesson(row.Text, row.Themes.Contains(code), IsCorrection: false))],
                clock.GetUtcNow()
            ),
            said.Count
        );
    }

    private HistoryEntry Entry(ChangeThemeCommand command, string said)
    {
        var now = clock.GetUtcNow();
        return new HistoryEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            By = command.By,
            At = now,
            Act = HistoryActs.ChangeTheme,
            Subject = command.Theme,
            After = said,
        };
    }

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"“{word}”"));
}
