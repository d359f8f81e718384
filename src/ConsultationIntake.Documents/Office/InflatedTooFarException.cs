namespace ConsultationIntake.Documents.Office;

/// <summary>A compressed file grew past its limit while it was read.</summary>
internal sealed class InflatedTooFarException : Exception;
