using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;

namespace ConsultationIntake.Outcomes;

/// <summary>How a concern is put for the public; the id is the concern's. Without it the concern's own words are published.</summary>
public sealed record OutcomeWords : OfficeRecord
{
    public required LocalisedText Title { get; init; }
    public required LocalisedText Answer { get; init; }

    /// <summary>The concern is not published.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>The concern's own title and answer when these words were written.</summary>
    public required string WrittenFor { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the concern still says what it said when these words were written.</summary>
    public bool IsOf(Concern concern) => WrittenFor == SaveOutcomeWords.WrittenFor(concern);
}

/// <param name="Consultation">Whose concern it is.</param>
/// <param name="Concern">The concern's id.</param>
/// <param name="Title">In English, and in Welsh or null.</param>
/// <param name="Answer">In English, and in Welsh or null.</param>
/// <param name="IsLeftOut">It is not to be published.</param>
/// <param name="By">The member of staff.</param>
public sealed record SaveOutcomeWordsCommand(
    ConsultationSlug Consultation,
    string Concern,
    LocalisedText Title,
    LocalisedText Answer,
    bool IsLeftOut,
    string By
);

/// <summary>Writes how a concern is put for the public. Nothing is published by it.</summary>
public sealed class SaveOutcomeWords(IOfficeRecords records, TimeProvider clock)
{
    /// <summary>The most characters of a title, and of an answer.</summary>
    public const int MaxTitle = 300;

    /// <inheritdoc cref="MaxTitle"/>
    public const int MaxAnswer = 5000;

    /// <returns>False where there is no such concern, a text is missing or too long, or another officer saved it at this moment.</returns>
    public async Task<bool> ExecuteAsync(SaveOutcomeWordsCommand command, CancellationToken cancellationToken)
    {
        if (
            !Fits(command.Title, MaxTitle)
            || !Fits(command.Answer, MaxAnswer)
            || await records.FindAsync<Concern>(command.Consultation, command.Concern, cancellationToken) is not { } concern
        )
            return false;
        var known = await records.FindAsync<OutcomeWords>(command.Consultation, concern.Id, cancellationToken);
        var now = clock.GetUtcNow();
        var words = new OutcomeWords
        {
            Id = concern.Id,
            Title = command.Title,
            Answer = command.Answer,
            IsLeftOut = command.IsLeftOut,
            WrittenFor = WrittenFor(concern),
            By = command.By,
            At = now,
            Version = known?.Version,
        };
        var entry = new HistoryEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            By = command.By,
            At = now,
            Act = HistoryActs.WriteOutcome,
            Subject = concern.Id,
            Before = known is null ? null : Say(known),
            After = Say(words),
        };
        return await records.SaveAsync(command.Consultation, words, entry, cancellationToken);
    }

    internal static string WrittenFor(Concern concern) =>
        $"{concern.Title}\n{concern.Disposition?.Answer}\n{concern.Disposition?.AnswerWelsh}";

    private static bool Fits(LocalisedText text, int most) =>
        !string.IsNullOrWhiteSpace(text.English) && text.English.Length <= most && (text.Welsh?.Length ?? 0) <= most;

    private static string Say(OutcomeWords words) => words.IsLeftOut ? $"{words.Title}: left out" : $"{words.Title}: {words.Answer}";
}
