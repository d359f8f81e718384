using System.Collections.Immutable;

namespace ConsultationIntake.Inbox.Messages;

/// <summary>
/// The second line of sums: messages = submissions + duplicates + set aside + quarantined + failed, and those still waiting to be read.
/// </summary>
public sealed record MessageTally(
    long Messages,
    long Submissions,
    long Duplicates,
    long SetAside,
    long Quarantined,
    long Failed,
    long Waiting
)
{
    public static MessageTally Empty { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>How many were set aside for which reason; reasons without any are left out.</summary>
    public ImmutableSortedDictionary<MessageReason, long> SetAsideBy { get; init; } = ImmutableSortedDictionary<MessageReason, long>.Empty;

    /// <summary>How many acknowledgements are in which state.</summary>
    public ImmutableSortedDictionary<AcknowledgementState, long> Acknowledgements { get; init; } =
        ImmutableSortedDictionary<AcknowledgementState, long>.Empty;

    /// <summary>How many are in a state.</summary>
    public long In(MessageState state) =>
        state switch
        {
            MessageState.Waiting => Waiting,
            MessageState.Submission => Submissions,
            MessageState.Duplicate => Duplicates,
            MessageState.SetAside => SetAside,
            MessageState.Quarantined => Quarantined,
            MessageState.Failed => Failed,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
        };

    public bool AddsUp => Messages == Submissions + Duplicates + SetAside + Quarantined + Failed + Waiting;

    /// <summary>The tally of messages counted by what they are in.</summary>
    public static MessageTally Of(
        IEnumerable<(MessageState State, MessageReason Reason, AcknowledgementState Acknowledgement, long Count)> groups
    )
    {
        var all = groups.ToList();
        long In(MessageState state) => all.Where(group => group.State == state).Sum(group => group.Count);
        return new MessageTally(
            all.Sum(group => group.Count),
            In(MessageState.Submission),
            In(MessageState.Duplicate),
            In(MessageState.SetAside),
            In(MessageState.Quarantined),
            In(MessageState.Failed),
            In(MessageState.Waiting)
        )
        {
            SetAsideBy = all.Where(group => group.State == MessageState.SetAside)
                .GroupBy(group => group.Reason)
                .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(one => one.Count)),
            Acknowledgements = all.GroupBy(group => group.Acknowledgement)
                .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(one => one.Count)),
        };
    }

    public static MessageTally operator +(MessageTally left, MessageTally right) =>
        new(
            left.Messages + right.Messages,
            left.Submissions + right.Submissions,
            left.Duplicates + right.Duplicates,
            left.SetAside + right.SetAside,
            left.Quarantined + right.Quarantined,
            left.Failed + right.Failed,
            left.Waiting + right.Waiting
        )
        {
            SetAsideBy = Sum(left.SetAsideBy, right.SetAsideBy),
            Acknowledgements = Sum(left.Acknowledgements, right.Acknowledgements),
        };

    public bool Equals(MessageTally? other) =>
        other is not null
        && (Messages, Submissions, Duplicates, SetAside, Quarantined, Failed, Waiting)
            == (other.Messages, other.Submissions, other.Duplicates, other.SetAside, other.Quarantined, other.Failed, other.Waiting)
        && SetAsideBy.SequenceEqual(other.SetAsideBy)
        && Acknowledgements.SequenceEqual(other.Acknowledgements);

    public override int GetHashCode() => HashCode.Combine(Messages, Submissions, Duplicates, SetAside, Quarantined, Failed, Waiting);

    private static ImmutableSortedDictionary<TKey, long> Sum<TKey>(
        ImmutableSortedDictionary<TKey, long> left,
        ImmutableSortedDictionary<TKey, long> right
    )
        where TKey : struct, Enum =>
        left.Concat(right)
            .GroupBy(entry => entry.Key)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(entry => entry.Value));
}
