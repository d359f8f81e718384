using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using HistoryWords = ConsultationIntake.Web.Staff.HistoryWords;

namespace ConsultationIntake.Web.Concerns;

/// <summary>What a line of history says on the page of the concern it is about.</summary>
internal static class ConcernHistory
{
    /// <param name="line">The line.</param>
    /// <param name="concern">The concern's id.</param>
    /// <param name="consultation">Whose outcomes it names.</param>
    internal static string Of(HistoryLine line, string concern, Consultation consultation) =>
        line switch
        {
            { Words: null } => "erased",
            { Act: "group" } when IsOf(line.Words.After, concern) && IsOf(line.Words.Before, concern) => "carried the decision to",
            { Act: "group" } when IsOf(line.Words.After, concern) => "put in",
            { Act: "decide" } => "decided by itself and so taken out:",
            { Act: "undo" } => "undid what was done with",
            { Act: "group" } => "taken out:",
            { Words.Before: null } => $"made it: {HistoryWords.Outcomes(line.Words.After, consultation)}",
            _ => $"changed it to: {HistoryWords.Outcomes(line.Words.After, consultation)}",
        };

    /// <summary>The concern's id, with what it decided or without.</summary>
    private static bool IsOf(string? said, string concern) => said is not null && said.Split(": ", 2)[0] == concern;
}
