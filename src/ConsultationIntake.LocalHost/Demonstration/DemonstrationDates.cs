using ConsultationIntake.Consultations;

namespace ConsultationIntake.LocalHost.Demonstration;

/// <summary>Moves a consultation's dates around today, so that the demonstration is always open and a digest is always due.</summary>
internal static class DemonstrationDates
{
    private const int DaysOpen = 30;
    private const int DaysLeft = 5;

    internal static ConsultationCatalogue KeepOpen(ConsultationCatalogue catalogue, DateTimeOffset now) =>
        new(catalogue.All.Select(consultation => Moved(consultation, now)), catalogue.Problems);

    private static Consultation Moved(Consultation consultation, DateTimeOffset now)
    {
        var window = Around(consultation.Window, now);
        var days = window.LocalDate(window.Closes).DayNumber - consultation.Window.LocalDate(consultation.Window.Closes).DayNumber;
        return consultation with
        {
            Window = window,
            ExpectedPartners =
            [
                .. consultation.ExpectedPartners.Select(partner =>
                    partner with
                    {
                        Invited = partner.Invited is null ? null : window.LocalDate(window.Opens),
                        CommitteeDate = partner.CommitteeDate?.AddDays(days),
                    }
                ),
            ],
        };
    }

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
