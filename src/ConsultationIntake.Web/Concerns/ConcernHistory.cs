using ConsultationIntake.History;

namespace ConsultationIntake.Web.Concerns;

/// <summary>What a line of history says on the page of the concern it is about.</summary>
internal static class ConcernHistory
{
    internal static string Of(HistoryLine line, string concern) =>
        line switch
        {
            { Words: null } => "erased",
            { Act: "group" } when line.Words.After == concern && line.Words.Before == concern => "carried the decision to",
            { Act: "group" } when line.Words.After == concern => "put in",
            { Act: "undo" } => "undid what was done with",
            { Act: "group" } => "taken out:",
            { Words.Before: null } => $"made it: {line.Words.After}",
            _ => $"changed it to: {line.Words.After}",
        };
}
