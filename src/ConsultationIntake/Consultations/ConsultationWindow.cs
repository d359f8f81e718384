namespace ConsultationIntake.Consultations;

/// <summary>
/// When responses are taken: from <see cref="Opens"/> (inclusive) to <see cref="Closes"/> (exclusive), both instants
/// fixed once from the local times and the zone that the consultation names.
/// </summary>
public sealed record ConsultationWindow
{
    public required DateTimeOffset Opens { get; init; }
    public required DateTimeOffset Closes { get; init; }
    public required TimeZoneInfo TimeZone { get; init; }

    public WindowState StateAt(DateTimeOffset instant) =>
        instant < Opens ? WindowState.NotYetOpen
        : instant < Closes ? WindowState.Open
        : WindowState.Closed;

    /// <summary>Whole days to the last local calendar date on which responses are taken: 0 on that day, negative after it.</summary>
    public int DaysLeftAt(DateTimeOffset instant) => LocalDate(Closes.AddTicks(-1)).DayNumber - LocalDate(instant).DayNumber;

    public DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(InZone(instant).DateTime);

    public DateTimeOffset InZone(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZone);

    /// <summary>When a day begins here: where the clocks skip midnight, an hour later.</summary>
    public DateTimeOffset StartOf(DateOnly day) =>
        InstantOf(day.ToDateTime(TimeOnly.MinValue), TimeZone) ?? InstantOf(day.ToDateTime(new TimeOnly(1, 0)), TimeZone)!.Value;

    /// <summary>
    /// The instant of a local time. A time the clocks skip is null; of a time they show twice the later is taken,
    /// so that nobody is late who read the clock right.
    /// </summary>
    public static DateTimeOffset? InstantOf(DateTime local, TimeZoneInfo zone)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
            return null;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Min() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
