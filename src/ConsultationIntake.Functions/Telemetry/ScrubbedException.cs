using ConsultationIntake.Privacy;

namespace ConsultationIntake.Functions.Telemetry;

/// <summary>What may be read of an exception: its type, and its message and stack without what is personal.</summary>
internal sealed class ScrubbedException(Exception original) : Exception(Clean($"{original.GetType().FullName}: {original.Message}"))
{
    private readonly string text = Clean(original.ToString());
    private readonly string? stack = original.StackTrace;

    public override string? StackTrace => stack;

    public override string ToString() => text;

    /// <summary>A text without addresses of people and requests, numbers and postcodes, as every line of the log is.</summary>
    internal static string Clean(string text) => LogScrub.Scrub(AddressRedaction.Redact(text));
}
