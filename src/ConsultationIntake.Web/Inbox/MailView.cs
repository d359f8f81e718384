using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Web.Submissions;

namespace ConsultationIntake.Web.Inbox;

/// <summary>The second line of sums: messages = submissions + duplicates + setAside + quarantined + failed + waiting.</summary>
public sealed record MailView(
    long Messages,
    long Submissions,
    long Duplicates,
    long SetAside,
    long Quarantined,
    long Failed,
    long Waiting,
    IReadOnlyDictionary<string, long> SetAsideBy
)
{
    internal static MailView Of(MessageTally tally) =>
        new(
            tally.Messages,
            tally.Submissions,
            tally.Duplicates,
            tally.SetAside,
            tally.Quarantined,
            tally.Failed,
            tally.Waiting,
            tally.SetAsideBy.ToDictionary(entry => JsonNames.Of(entry.Key), entry => entry.Value)
        );
}
