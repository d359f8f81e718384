using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>
/// The queue of one machine, with what Azure's has: a message taken is hidden for a while, its tries are counted, and
/// after <see cref="MaxTries"/> it goes to the poison list. Tries that the end of the process cut off are counted apart, where nothing else
/// was being read that may have ended it: see <see cref="ReleaseAllAsync"/>.
/// </summary>
internal sealed class SqliteWorkQueue(SqliteDatabase database, TimeProvider clock) : IWorkQueue
{
    internal const int MaxTries = 5;

    /// <summary>
    /// So many times a process ended while it read a message and nothing else: then the message is given up. The last five of them are half
    /// an hour apart together, and others are read meanwhile: whoever restarts a machine again and again gives nothing up.
    /// </summary>
    internal const int MaxCutOffs = 2 * MaxTries;

    /// <summary>
    /// Sending a mail and taking a sheet in end no process, so that they keep nobody waiting; but whoever is sent a copy each time has it
    /// so many times, and a sheet that ended it all the same is given up.
    /// </summary>
    internal const int MaxCutOffsOfOthers = 10;

    private const int Reading = (int)WorkLane.Reading;

    /// <summary>So many read beside each other wait for the disk as long as one does.</summary>
    private const int MostTogether = 16;

    /// <summary>Of a million that are read again with other themes only so many are kept in mind.</summary>
    private const int MostKnownToWait = 10_000;

    /// <summary>How long a message taken stays hidden. The host that took it has died if it is not back by then.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    /// <summary>Whether there may be work that was being done when a process ended. It is known again from the database.</summary>
    private volatile bool anyCutOff = true;

    /// <summary>What was asked for by itself and nobody has taken, with its writing.</summary>
    private readonly ConcurrentDictionary<WorkItem, Lazy<Task>> waiting = new();

    /// <summary>
    /// What this process took and still works on. The database says the same of what is no more worked on, where its end could not be
    /// written: on a full disk, for one.
    /// </summary>
    private readonly ConcurrentDictionary<long, bool> inHand = new();

    private readonly Dictionary<WorkLane, Channel<bool>> arrivals = Enum.GetValues<WorkLane>()
        .ToDictionary(
            lane => lane,
            _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite })
        );

    /// <inheritdoc cref="SqliteDatabase.IsPressed"/>
    internal bool IsPressed => database.IsPressed;

    /// <summary>
    /// A response that is asked to be read again, and waits to be already, waits once: whoever takes it sees what both who asked had saved
    /// before. The voters of a campaign ask for each other again and again.
    /// </summary>
    public async Task EnqueueAsync(WorkItem item, CancellationToken cancellationToken)
    {
        if (item is not { Kind: WorkKind.TagSubmission, Step: null } || waiting.Count >= MostKnownToWait)
        {
            await WriteAsync(item, cancellationToken);
            return;
        }

        var written = waiting.GetOrAdd(item, _ => new Lazy<Task>(() => WriteAsync(item, CancellationToken.None)));
        try
        {
            await written.Value.WaitAsync(cancellationToken);
        }
        catch when (written.Value.IsFaulted)
        {
            waiting.TryRemove(new(item, written));
            throw;
        }
    }

    private async Task WriteAsync(WorkItem item, CancellationToken cancellationToken)
    {
        await database.WriteAsync(connection => Insert(connection, item), cancellationToken);
        Signal();
    }

    /// <summary>Queues inside a transaction of the caller's, who calls <see cref="Signal"/> after its commit.</summary>
    internal void Insert(PreparedConnection connection, WorkItem item) =>
        connection.Run(
            "INSERT INTO work (item, lane, enqueued_at, visible_at) VALUES ($item, $lane, $now, $now)",
            ("$item", item.ToJson()),
            ("$lane", (int)WorkLanes.Of(item)),
            ("$now", clock.GetUtcNow().UtcTicks)
        );

    internal void Signal()
    {
        foreach (var lane in arrivals.Values)
            lane.Writer.TryWrite(true);
    }

    /// <summary>Returns when something may have arrived since the last call, or after <paramref name="atMost"/>.</summary>
    internal async Task WaitAsync(WorkLane lane, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await arrivals[lane].Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Nothing arrived: a message that waits for its next try may have become visible.
        }
    }

    /// <summary>Whether there is work of a lane, be it hidden or not.</summary>
    internal bool AnyWaits(WorkLane lane) =>
        database.Read(connection =>
            connection.Query("SELECT 1 FROM work WHERE lane = $lane LIMIT 1", static _ => true, ("$lane", (int)lane)).Count > 0
        );

    internal Task<IReadOnlyList<TakenWork>> TakeAsync(CancellationToken cancellationToken, WorkLane? lane = null) =>
        NextAsync([], cancellationToken, lane);

    /// <summary>
    /// Finishes messages and takes the next, in one write: the oldest, and with it others where all are short and tried for the first
    /// time. What was tried before is taken alone. What was being read when a process ended may have ended it: it comes before all else,
    /// and nothing else is read meanwhile. Empty where nothing is to be done now.
    /// </summary>
    /// <param name="finished">What is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="lane">Whose work; null for any.</param>
    internal async Task<IReadOnlyList<TakenWork>> NextAsync(
        IReadOnlyList<TakenWork> finished,
        CancellationToken cancellationToken,
        WorkLane? lane = null
    )
    {
        var taken = await database.WriteAsync(
            connection =>
            {
                Delete(connection, finished);
                var now = clock.GetUtcNow();
                if (lane is null or WorkLane.Reading && anyCutOff && NextCutOff(connection, now) is { } suspect)
                    return Hide(connection, suspect, now);
                (string, object?)[] parameters = [("$most", MostTogether), ("$now", now.UtcTicks)];
                var visible = connection.Query(
                    $"""
                    SELECT id, item, dequeue_count + 1 FROM work WHERE {(lane is null ? "" : "lane = $lane AND ")}visible_at <= $now
                    ORDER BY visible_at, id LIMIT $most
                    """,
                    reader => new TakenWork(reader.GetInt64(0), WorkItem.FromJson(reader.GetString(1)), reader.GetInt32(2)),
                    lane is null ? parameters : [.. parameters, ("$lane", (int)lane)]
                );
                return Hide(connection, [.. visible.Where((work, i) => i == 0 || (IsShort(visible[0]) && IsShort(work)))], now);
            },
            cancellationToken
        );
        // Before anybody begins: who asks for it from now on may have saved what is not seen.
        foreach (var work in taken)
            waiting.TryRemove(work.Item, out _);
        // Where there was one there may be more: one worker wakes the next.
        if (taken.Count > 0)
            Signal();
        return taken;
    }

    /// <summary>Nobody works on these any more, be it written or not: what is to be read alone waits for them no longer.</summary>
    internal void LetGo(IReadOnlyList<TakenWork> worked)
    {
        foreach (var work in worked)
            inHand.TryRemove(work.Id, out _);
    }

    private List<TakenWork> Hide(PreparedConnection connection, List<TakenWork> taken, DateTimeOffset now)
    {
        if (taken.Count > 0)
        {
            connection.Run(
                """
                UPDATE work SET visible_at = $hidden, dequeue_count = dequeue_count + 1, in_hand = 1
                WHERE id IN (SELECT value FROM json_each($ids))
                """,
                ("$hidden", (now + Hidden).UtcTicks),
                ("$ids", IdsOf(taken))
            );
            // Here, and not once it is committed: the next who takes may be of the same transaction.
            foreach (var work in taken)
                inHand[work.Id] = true;
        }

        return taken;
    }

    /// <summary>
    /// The first of what was being read when a process ended. Nothing while it, or anything before it, is being read; null where no such
    /// work is to be done now.
    /// </summary>
    private List<TakenWork>? NextCutOff(PreparedConnection connection, DateTimeOffset now)
    {
        var suspects = connection.Query(
            $"""
            SELECT id, item, dequeue_count + 1, in_hand = 1 AND visible_at > $now, visible_at > $now FROM work INDEXED BY work_cut_off
            WHERE lane = {Reading} AND cut_off > 0 ORDER BY visible_at, id
            """,
            reader =>
                (
                    Work: new TakenWork(reader.GetInt64(0), WorkItem.FromJson(reader.GetString(1)), reader.GetInt32(2)),
                    IsRead: reader.GetBoolean(3),
                    Waits: reader.GetBoolean(4)
                ),
            ("$now", now.UtcTicks)
        );
        anyCutOff = suspects.Count > 0;
        if (suspects.Any(suspect => suspect.IsRead && inHand.ContainsKey(suspect.Work.Id)))
            return [];
        if (suspects is not [{ Waits: false, Work: var first }, ..])
            return null;
        var hidden = connection.Query(
            $"SELECT id FROM work INDEXED BY work_in_hand WHERE lane = {Reading} AND in_hand = 1 AND visible_at > $now",
            reader => reader.GetInt64(0),
            ("$now", now.UtcTicks)
        );
        return hidden.Any(inHand.ContainsKey) ? [] : [first];
    }

    internal Task CompleteAsync(IReadOnlyList<TakenWork> done, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => Delete(connection, done), cancellationToken);

    private static bool IsShort(TakenWork work) => work is { Try: 1, Item: { Kind: WorkKind.TagSubmission, Step: null } };

    internal Task RetryAsync(TakenWork work, TimeSpan after, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Run(
                    "UPDATE work SET visible_at = $at, in_hand = 0, cut_off = 0 WHERE id = $id",
                    ("$at", (clock.GetUtcNow() + after).UtcTicks),
                    ("$id", work.Id)
                );
            },
            cancellationToken
        );

    internal Task PoisonAsync(TakenWork work, string error, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Run(
                    """
                    INSERT INTO poison (id, item, enqueued_at, poisoned_at, error)
                    SELECT id, item, enqueued_at, $now, $error FROM work WHERE id = $id
                    """,
                    ("$now", clock.GetUtcNow().UtcTicks),
                    ("$error", error),
                    ("$id", work.Id)
                );
                Delete(connection, [work]);
            },
            cancellationToken
        );

    /// <summary>When a host is asked to stop: what it has not finished is as if it had not been taken.</summary>
    internal Task GiveBackAsync(IReadOnlyList<TakenWork> unfinished) =>
        database.WriteAsync(
            connection =>
            {
                connection.Run(
                    """
                    UPDATE work SET visible_at = $now, dequeue_count = dequeue_count - 1, in_hand = 0
                    WHERE in_hand = 1 AND id IN (SELECT value FROM json_each($ids))
                    """,
                    ("$now", clock.GetUtcNow().UtcTicks),
                    ("$ids", IdsOf(unfinished))
                );
            },
            CancellationToken.None
        );

    /// <summary>
    /// At start: whatever the last process was working on when it died is taken up again at once. Of several that were being read any may
    /// have ended it, or none: the machine may have been restarted. Each is tried alone (see <see cref="NextAsync"/>). Even what was read
    /// alone may have been cut off by something else, so it is put off for longer and longer before it is given up.
    /// </summary>
    internal async Task ReleaseAllAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            connection =>
            {
                var now = clock.GetUtcNow();
                var read = connection.Query(
                    $"SELECT id, cut_off FROM work INDEXED BY work_in_hand WHERE lane = {Reading} AND in_hand = 1",
                    reader => (Id: reader.GetInt64(0), CutOff: reader.GetInt32(1))
                );
                if (read is [var alone])
                {
                    // Once for being among those that were read, and once for each time alone.
                    var times = Math.Max(alone.CutOff, 1);
                    connection.Run(
                        """
                        UPDATE work SET visible_at = $at, in_hand = 0, cut_off = $times + 1,
                        dequeue_count = CASE WHEN $times >= $most THEN $last ELSE dequeue_count - 1 END WHERE id = $id
                        """,
                        ("$at", (now + WaitAfter(times)).UtcTicks),
                        ("$times", times),
                        ("$most", MaxCutOffs),
                        ("$last", MaxTries),
                        ("$id", alone.Id)
                    );
                }
                else
                {
                    connection.Run(
                        $"""
                        UPDATE work INDEXED BY work_in_hand
                        SET visible_at = $now, in_hand = 0, cut_off = max(cut_off, 1), dequeue_count = dequeue_count - 1
                        WHERE lane = {Reading} AND in_hand = 1
                        """,
                        ("$now", now.UtcTicks)
                    );
                }

                connection.Run(
                    $"""
                    UPDATE work INDEXED BY work_in_hand
                    SET visible_at = $now, in_hand = 0, cut_off = cut_off + 1,
                    dequeue_count = CASE WHEN cut_off + 1 >= $most THEN $last ELSE dequeue_count - 1 END
                    WHERE lane IN ({(int)WorkLane.Mail}, {(int)WorkLane.Sheets}) AND in_hand = 1
                    """,
                    ("$now", now.UtcTicks),
                    ("$most", MaxCutOffsOfOthers),
                    ("$last", MaxTries)
                );
                connection.Run("UPDATE work SET visible_at = $now WHERE visible_at > $now AND cut_off = 0", ("$now", now.UtcTicks));
            },
            cancellationToken
        );
        anyCutOff = true;
    }

    /// <summary>Nothing after as many times alone as there are tries; then a minute, and twice as long each time.</summary>
    private static TimeSpan WaitAfter(int timesAlone) =>
        timesAlone is < MaxTries or >= MaxCutOffs ? TimeSpan.Zero : TimeSpan.FromMinutes(Math.Pow(2, timesAlone - MaxTries));

    /// <summary>The newest of what was given up.</summary>
    internal IReadOnlyList<PoisonedWork> Poisoned() =>
        database.Read(connection =>
            connection.Query(
                "SELECT item, poisoned_at, error FROM poison ORDER BY id DESC LIMIT 200",
                reader => new PoisonedWork(
                    WorkItem.FromJson(reader.GetString(0)),
                    new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero),
                    reader.GetString(2)
                )
            )
        );

    private static void Delete(PreparedConnection connection, IReadOnlyList<TakenWork> done)
    {
        if (done.Count > 0)
            connection.Run("DELETE FROM work WHERE id IN (SELECT value FROM json_each($ids))", ("$ids", IdsOf(done)));
    }

    private static Utf8Text IdsOf(IReadOnlyList<TakenWork> work) => new(JsonSerializer.SerializeToUtf8Bytes(work.Select(one => one.Id)));
}
