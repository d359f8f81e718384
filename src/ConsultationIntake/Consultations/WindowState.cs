namespace ConsultationIntake.Consultations;

public enum WindowState
{
    NotYetOpen,
    Open,
    Closed,
}
