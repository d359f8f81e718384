using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Concerns;

/// <param name="Consultation">Whose concern it is.</param>
/// <param name="Id">The concern's id, or null for a new one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Disposition">What is decided for all its points, or null.</param>
/// <param name="By">The member of staff.</param>
/// <param name="Seen">The <see cref="OfficeRecord.Version"/> that was looked at; null for a new one.</param>
public sealed record ChangeConcernCommand(
    ConsultationSlug Consultation,
    string? Id,
    string Title,
    Disposition? Disposition,
    string By,
    string? Seen
);

public abstract record ChangeConcernOutcome
{
    private ChangeConcernOutcome() { }

    /// <param name="Concern">As it was saved.</param>
    /// <param name="Points">Points that the decision was carried to.</param>
    public sealed record Changed(Concern Concern, int Points) : ChangeConcernOutcome;

    public sealed record Refused(ActionRefusal Why) : ChangeConcernOutcome;

    /// <summary>Another officer changed it since it was looked at. Nothing was done.</summary>
    public sealed record ChangedMeanwhile(string By, DateTimeOffset At) : ChangeConcernOutcome;

    public sealed record NotFound : ChangeConcernOutcome;
}

/// <summary>
/// Names a concern and decides it. The decision is then carried to each of its points; cut off meanwhile, saving the concern again
/// carries it to the rest.
/// </summary>
public sealed class ChangeConcern(ConsultationCatalogue catalogue, IOfficeRecords records, TakeActionOnMany takeOnMany, TimeProvider clock)
{
    public async Task<ChangeConcernOutcome> ExecuteAsync(ChangeConcernCommand command, CancellationToken cancellationToken)
    {
        if (catalogue.Find(command.Consultation) is not { } consultation)
            return new ChangeConcernOutcome.NotFound();
        var known = command.Id is null ? null : await records.FindAsync<Concern>(command.Consultation, command.Id, cancellationToken);
        if (Refuse(consultation, known, command) is { } refused)
            return refused;

        var concern = new Concern
        {
            Id = known?.Id ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            Title = command.Title.Trim(),
            Disposition = command.Disposition,
            By = command.By,
            At = clock.GetUtcNow(),
            Version = known?.Version,
        };
        if (!await records.SaveAsync(command.Consultation, concern, Entry(known, concern), cancellationToken))
            return await records.FindAsync<Concern>(command.Consultation, concern.Id, cancellationToken) is { } other
                ? new ChangeConcernOutcome.ChangedMeanwhile(other.By, other.At)
                : new ChangeConcernOutcome.NotFound();
        return new ChangeConcernOutcome.Changed(concern, known is null ? 0 : await CarryAsync(command, concern, cancellationToken));
    }

    private static ChangeConcernOutcome? Refuse(Consultation consultation, Concern? known, ChangeConcernCommand command) =>
        command.Id is not null && known is null ? new ChangeConcernOutcome.NotFound()
        : string.IsNullOrWhiteSpace(command.Title) ? new ChangeConcernOutcome.Refused(ActionRefusal.TextNeeded)
        : command.Disposition is { } disposition && ActionRules.Refuse(consultation, disposition) is { } why
            ? new ChangeConcernOutcome.Refused(why)
        : known is not null && command.Seen is not null && command.Seen != known.Version
            ? new ChangeConcernOutcome.ChangedMeanwhile(known.By, known.At)
        : null;

    private async Task<int> CarryAsync(ChangeConcernCommand command, Concern concern, CancellationToken cancellationToken)
    {
        var points = new PointQuery { Consultation = command.Consultation }.With(PointField.Concern, concern.Id);
        var outcome = await takeOnMany.ExecuteAsync(
            new TakeActionOnManyCommand(
                command.Consultation,
                new ManyPoints.Found(points),
                new StaffAction.Group(concern.Id, concern.Disposition),
                command.By
            ),
            cancellationToken
        );
        return outcome is TakeActionOnManyOutcome.Taken taken ? taken.Points : 0;
    }

    private static HistoryEntry Entry(Concern? before, Concern after) =>
        new()
        {
            Id = Guid.CreateVersion7(after.At).ToString("N"),
            By = after.By,
            At = after.At,
            Act = HistoryActs.ChangeConcern,
            Subject = after.Id,
            Before = before is null ? null : Say(before),
            After = Say(after),
        };

    private static string Say(Concern concern) =>
        ActionHistory.Say(concern.Disposition) is { } decided ? $"{concern.Title}: {decided}" : concern.Title;
}
