using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Web.Concerns;

/// <summary>What staff read of a concern's facts.</summary>
internal static class ConcernWords
{
    internal static string StateOf(Concern concern, Consultation consultation) =>
        concern.Disposition switch
        {
            null => "Not decided",
            { IsAgreed: false } draft => $"Draft: {OutcomeOf(draft.Outcome, consultation)}",
            { } agreed => $"Agreed: {OutcomeOf(agreed.Outcome, consultation)}",
        };

    internal static string AnswerOf(Concern concern) =>
        concern.Disposition switch
        {
            { Answer: not null, AnswerWelsh: not null } => "In English and Welsh",
            { Answer: not null } => "In English",
            { AnswerWelsh: not null } => "In Welsh",
            _ => "No answer yet",
        };

    internal static string OutcomeOf(string code, Consultation consultation) =>
        consultation.Outcomes.FirstOrDefault(outcome => outcome.Code == code)?.Title.English ?? code;
}
