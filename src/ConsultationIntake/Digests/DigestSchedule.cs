using System.Globalization;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Digests;

/// <summary>When digests are due, and which one to send now. Pure: settings, window, clock and ledger in; a decision out.</summary>
public static class DigestSchedule
{
    /// <summary>
    /// A digest this long overdue is not sent any more: nobody can act on it, and a new installation stays quiet about old consultations.
    /// </summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromDays(14);

    /// <summary>An unfinished digest is taken up again by another host after this.</summary>
    public static readonly TimeSpan ResumeAfter = TimeSpan.FromMinutes(10);

    /// <summary>Every digest of a consultation, in order of time, at most one a day beside the closing one.</summary>
    public static IReadOnlyList<DigestOccurrence> Occurrences(DigestSettings settings, ConsultationWindow window)
    {
        var opens = window.LocalDate(window.Opens);
        var closes = window.LocalDate(window.Closes);
        var days = new SortedSet<DateOnly>();
        if (settings.Weekly is { } weekday)
        {
            for (var day = opens; day <= closes; day = day.AddDays(1))
            {
                if (day.DayOfWeek == weekday)
                    days.Add(day);
            }
        }

        foreach (var left in settings.DaysBeforeClosing)
            days.Add(closes.AddDays(-left));

        var occurrences = days.Select(day => new DigestOccurrence(Id(day), At(day, settings.At, window.TimeZone), IsClosing: false))
            .Where(occurrence => occurrence.DueAt > window.Opens && occurrence.DueAt < window.Closes)
            .ToList();
        if (settings.AtClosing)
            occurrences.Add(new DigestOccurrence($"{Id(closes)}-closing", window.Closes, IsClosing: true));
        return occurrences;
    }

    /// <summary>What to do now. After an outage the newest due digest stands for all that were missed.</summary>
    public static DigestDecision Decide(
        DigestSettings settings,
        ConsultationWindow window,
        DateTimeOffset now,
        IReadOnlyCollection<DigestEntry> ledger
    )
    {
        var due = Occurrences(settings, window).LastOrDefault(occurrence => occurrence.DueAt <= now);
        if (due is null || now - due.DueAt > StaleAfter)
            return new DigestDecision.Nothing();

        var newest = ledger.MaxBy(entry => entry.DueAt);
        if (newest is null || newest.DueAt < due.DueAt)
            return new DigestDecision.Send(due);
        return newest.IsComplete || now - newest.ClaimedAt < ResumeAfter ? new DigestDecision.Nothing() : new DigestDecision.Resume(newest);
    }

    private static string Id(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone) =>
        ConsultationWindow.InstantOf(day.ToDateTime(time), zone)
        ?? ConsultationWindow.InstantOf(day.ToDateTime(time).AddHours(1), zone)!.Value;
}
