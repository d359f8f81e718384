using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Web.Staff;

/// <summary>The consultation before this one, as days are compared with it: the third day of the one with the third of the other.</summary>
public sealed class EarlierConsultation
{
    private readonly Dictionary<int, long> byDay;

    private EarlierConsultation(Consultation consultation, Tally tally)
    {
        Consultation = consultation;
        var opened = consultation.Window.LocalDate(consultation.Window.Opens);
        byDay = tally.ReceivedByDay.ToDictionary(day => day.Day.DayNumber - opened.DayNumber, day => day.Count);
    }

    public Consultation Consultation { get; }

    /// <summary>The one that opened last before this one did and has had a response, or null where there is none.</summary>
    public static async Task<EarlierConsultation?> BeforeAsync(
        Consultation consultation,
        ConsultationCatalogue catalogue,
        ISubmissionStore store,
        CancellationToken cancellationToken
    )
    {
        var last = catalogue
            .All.Where(other => other.Slug != consultation.Slug && other.Window.Opens < consultation.Window.Opens)
            .MaxBy(other => other.Window.Opens);
        if (last is null || await store.TallyAsync(last.Slug, cancellationToken) is not { Received: > 0 } tally)
            return null;
        return new EarlierConsultation(last, tally);
    }

    /// <param name="day">0 for the day on which it opened.</param>
    public long On(int day) => byDay.GetValueOrDefault(day);

    /// <inheritdoc cref="On"/>
    public long Until(int day) => byDay.Where(one => one.Key <= day).Sum(one => one.Value);

    /// <inheritdoc cref="On"/>
    public DateOnly DateOf(int day) => Consultation.Window.LocalDate(Consultation.Window.Opens).AddDays(day);
}
