using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Decisions;

/// <summary>How each thing that staff did to a response stands, for whoever looks at its history.</summary>
public enum EntryStanding
{
    /// <summary>It can be undone now.</summary>
    MayBeUndone,

    /// <summary>It can be undone by whoever looks, who has to say why.</summary>
    MayBeUndoneWithReason,

    /// <summary>It was undone.</summary>
    Undone,

    /// <summary>Later work rests on it, or it is undone in another way.</summary>
    Stays,
}

/// <summary>Which lines of a response's history can be undone.</summary>
public static class UndoableEntries
{
    /// <summary>By the id of the entry, which its line of history has too. Lines that are not here are of no action on points.</summary>
    /// <param name="consultation">Whose response it is.</param>
    /// <param name="submission">The response.</param>
    /// <param name="entries">The ids of the lines that are shown.</param>
    /// <param name="by">Who looks.</param>
    public static IReadOnlyDictionary<string, EntryStanding> Of(
        Consultation consultation,
        Submission submission,
        IEnumerable<string> entries,
        string by
    )
    {
        var known = submission.Actions.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        return entries.Where(known.Contains).ToDictionary(id => id, id => Of(consultation, submission, id, by), StringComparer.Ordinal);
    }

    private static EntryStanding Of(Consultation consultation, Submission submission, string entry, string by) =>
        submission.Work.Undone.Contains(entry)
            ? EntryStanding.Undone
            : ActionRules.Refuse(consultation, submission, new StaffAction.Undo(entry), by) switch
            {
                null => EntryStanding.MayBeUndone,
                ActionRefusal.ReasonNeeded => EntryStanding.MayBeUndoneWithReason,
                _ => EntryStanding.Stays,
            };
}
