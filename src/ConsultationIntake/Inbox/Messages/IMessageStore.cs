using ConsultationIntake.Work;

namespace ConsultationIntake.Inbox.Messages;

/// <summary>The account of every message received. Every method may be called by several hosts at once.</summary>
public interface IMessageStore
{
    /// <summary>
    /// Adds a message and sees that <paramref name="work"/> is queued. When this returns, both are durable; where one
    /// transaction cannot hold both, the message comes first and a sweep finds what was never queued. False, and nothing
    /// is changed or queued, when its id is there.
    /// </summary>
    Task<bool> AddAsync(InboxMessage message, WorkItem work, CancellationToken cancellationToken);

    /// <summary>The message as last saved, or null.</summary>
    Task<InboxMessage?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a message, and the change it makes to the tally, in one step, and returns it with its new version; null, and
    /// nothing is changed, when <see cref="InboxMessage.Version"/> is no longer the stored one or the message is gone.
    /// </summary>
    Task<InboxMessage?> UpdateAsync(InboxMessage message, CancellationToken cancellationToken);

    /// <summary>A page of messages, newest first by id, at most <see cref="MessageQuery.Take"/>.</summary>
    Task<IReadOnlyList<InboxMessage>> ListAsync(MessageQuery query, CancellationToken cancellationToken);

    /// <summary>How many messages of a consultation are in which state. Empty asks for those of no known consultation.</summary>
    Task<MessageTally> TallyAsync(string consultation, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a key for <paramref name="owner"/> and returns who then holds it. A key that is held stays with its holder,
    /// unless the holder took it <paramref name="lasts"/> ago or longer (null: for ever). Of several callers at once exactly
    /// one gets it. Asking again as its holder changes nothing. Keys are 1 to 120 of <c>a-z 0-9 -</c>.
    /// </summary>
    Task<Claim> ClaimAsync(string key, string owner, DateTimeOffset now, TimeSpan? lasts, CancellationToken cancellationToken);

    /// <summary>Gives a key back. Nothing happens where <paramref name="owner"/> does not hold it.</summary>
    Task ReleaseAsync(string key, string owner, CancellationToken cancellationToken);

    /// <summary>Who holds a key, or null.</summary>
    Task<Claim?> FindClaimAsync(string key, CancellationToken cancellationToken);
}
