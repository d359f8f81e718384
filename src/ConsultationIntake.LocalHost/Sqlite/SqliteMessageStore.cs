using System.Globalization;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Work;
using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed class SqliteMessageStore(SqliteDatabase database, SqliteWorkQueue queue) : IMessageStore
{
    public async Task<bool> AddAsync(InboxMessage message, WorkItem work, CancellationToken cancellationToken)
    {
        var added = await database.WriteAsync(
            connection =>
            {
                if (!Insert(connection, message))
                    return false;
                Count(connection, message, 1);
                queue.Insert(connection, work);
                return true;
            },
            cancellationToken,
            isArrival: true
        );
        if (added)
            queue.Signal();
        return added;
    }

    public Task<InboxMessage?> FindAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => Find(connection, id)));

    public Task<InboxMessage?> UpdateAsync(InboxMessage message, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (Find(connection, message.Id) is not { } stored || stored.Version != message.Version)
                    return null;
                Count(connection, stored, -1);
                Count(connection, message, 1);
                return connection
                    .Query(
                        """
                        UPDATE messages SET consultation = $consultation, state = $state, version = version + 1, document = $document
                        WHERE id = $id
                        RETURNING document, version
                        """,
                        Read,
                        Columns(message)
                    )
                    .Single();
            },
            cancellationToken
        );

    public Task<IReadOnlyList<InboxMessage>> ListAsync(MessageQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<InboxMessage>>(
            database.Read(connection =>
                connection.Query(
                    // "+id": what arrived since an instant is found by its time and then put in order, instead of looking at all there is
                    // in order.
                    $"""
                    SELECT document, version FROM messages
                    WHERE 1 = 1
                      {(query.Consultation is null ? "" : "AND consultation = $consultation")}
                      {(query.State is null ? "" : "AND state = $state")}
                      {(query.Reference is null ? "" : "AND document ->> '$.reference' = $reference")}
                      {(query.Since is null ? "" : "AND received_at >= $since")}
                      {(query.Before is null ? "" : "AND received_at < $before")}
                      {(query.After is null ? "" : "AND id < $after")}
                    ORDER BY {(query is { Consultation: not null, Since: not null } ? "+id" : "id")} DESC
                    LIMIT $take
                    """,
                    Read,
                    ("$consultation", query.Consultation),
                    ("$state", query.State?.ToString()),
                    ("$reference", query.Reference?.ToString()),
                    ("$since", query.Since?.UtcTicks),
                    ("$before", query.Before?.UtcTicks),
                    ("$after", query.After),
                    ("$take", Math.Clamp(query.Take, 1, 500))
                )
            )
        );

    public Task<MessageTally> TallyAsync(string consultation, CancellationToken cancellationToken) =>
        Task.FromResult(
            MessageTally.Of(
                database.Read(connection =>
                    connection.Query(
                        "SELECT state, reason, acknowledgement, count FROM message_tallies WHERE consultation = $consultation "
                            + "AND count <> 0",
                        reader =>
                            (
                                Enum.Parse<MessageState>(reader.GetString(0)),
                                Enum.Parse<MessageReason>(reader.GetString(1)),
                                Enum.Parse<AcknowledgementState>(reader.GetString(2)),
                                reader.GetInt64(3)
                            ),
                        ("$consultation", consultation)
                    )
                )
            )
        );

    public Task<Claim> ClaimAsync(string key, string owner, DateTimeOffset now, TimeSpan? lasts, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Run(
                    """
                    INSERT INTO claims (key, owner, taken_at) VALUES ($key, $owner, $now)
                    ON CONFLICT (key) DO UPDATE SET owner = excluded.owner, taken_at = excluded.taken_at
                    WHERE owner <> excluded.owner AND taken_at <= $expired
                    """,
                    ("$key", key),
                    ("$owner", owner),
                    ("$now", now.UtcTicks),
                    ("$expired", lasts is { } time ? (now - time).UtcTicks : long.MinValue)
                );
                return FindClaim(connection, key)!;
            },
            cancellationToken
        );

    public Task ReleaseAsync(string key, string owner, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Run("DELETE FROM claims WHERE key = $key AND owner = $owner", ("$key", key), ("$owner", owner));
            },
            cancellationToken
        );

    public Task<Claim?> FindClaimAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => FindClaim(connection, key)));

    private static bool Insert(PreparedConnection connection, InboxMessage message) =>
        connection.Run(
            """
            INSERT INTO messages (id, consultation, state, received_at, version, document)
            VALUES ($id, $consultation, $state, $receivedAt, 1, $document)
            ON CONFLICT (id) DO NOTHING
            """,
            [.. Columns(message), ("$receivedAt", message.ReceivedAt.UtcTicks)]
        ) == 1;

    private static (string, object?)[] Columns(InboxMessage message) =>
        [
            ("$id", message.Id),
            ("$consultation", message.Consultation),
            ("$state", message.State.ToString()),
            ("$document", StoredJson.Write(message with { Version = null })),
        ];

    private static void Count(PreparedConnection connection, InboxMessage message, int change) =>
        connection.Run(
            """
            INSERT INTO message_tallies (consultation, state, reason, acknowledgement, count)
            VALUES ($consultation, $state, $reason, $acknowledgement, $change)
            ON CONFLICT (consultation, state, reason, acknowledgement) DO UPDATE SET count = count + excluded.count
            """,
            ("$consultation", message.Consultation),
            ("$state", message.State.ToString()),
            ("$reason", message.Reason.ToString()),
            ("$acknowledgement", message.Acknowledgement.ToString()),
            ("$change", change)
        );

    private static InboxMessage? Find(PreparedConnection connection, string id) =>
        connection.Query("SELECT document, version FROM messages WHERE id = $id", Read, ("$id", id)).SingleOrDefault();

    private static Claim? FindClaim(PreparedConnection connection, string key) =>
        connection
            .Query(
                "SELECT owner, taken_at FROM claims WHERE key = $key",
                reader => new Claim(reader.GetString(0), new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero)),
                ("$key", key)
            )
            .SingleOrDefault();

    private static InboxMessage Read(SqliteDataReader reader) =>
        StoredJson.Read<InboxMessage>(reader.GetString(0)) with
        {
            Version = reader.GetInt64(1).ToString(CultureInfo.InvariantCulture),
        };
}
