using ConsultationIntake.Consultations;

namespace ConsultationIntake.LocalHost.Demonstration;

/// <summary>Moves a consultation's dates around today, so that the demonstration is always open and a digest is always due.</summary>
internal static class DemonstrationDates
{
    private const int DaysOpen = 30;
    private const int DaysLeft = 5;

    internal static ConsultationCatalogue KeepOpen(ConsultationCatalogue catalogue, DateTimeOffset now) =>
        new(catalogue.All.Select(consultation => consultation with { Window = Around(consultation.Window, now) }));

    private static ConsultationWindow Around(ConsultationWindow window, DateTimeOffset now)
    {
        var closes = window.LocalDate(now).AddDays(DaysLeft).ToDateTime(new TimeOnly(17, 0));
        return window with
        {
            Opens = ConsultationWindow.InstantOf(closes.AddDays(-DaysOpen), window.TimeZone)!.Value,
            Closes = ConsultationWindow.InstantOf(closes, window.TimeZone)!.Value,
        };
    }
}
