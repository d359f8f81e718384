namespace ConsultationIntake.Themes;

/// <summary>
/// What a tagger needs is down, throttled or turns us away. Nothing is wrong with the text: another try, perhaps much later, may do.
/// </summary>
public sealed class TaggerUnavailableException(string message, Exception cause) : Exception(message, cause);
