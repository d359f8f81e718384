using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Web.Staff;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>
/// Who is signed in. A session ends when it is not used, when it is old, when its member of staff signs out, and when the
/// settings no longer know them by the same password or role; its id changes every quarter of an hour.
/// </summary>
internal sealed class StaffSessions(SqliteDatabase database, IOptions<StaffOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan IdLives = TimeSpan.FromMinutes(15);

    /// <summary>Requests under way when an id changes still carry the old one.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <param name="Name">Of the member of staff.</param>
    /// <param name="Stamp">What the sign-in rested on: the password's hash as it was, or the provider.</param>
    private sealed record Session(string Name, StaffRole Role, string Stamp, long StartedAt, long SeenAt, long MadeAt, long EndsAt);

    /// <summary>Signs in a user whose password was right. Returns the session's id.</summary>
    internal Task<string> StartAsync(string user, CancellationToken cancellationToken) =>
        StartAsync(user, options.Value.Users[user].Role, StampOf(options.Value.Users[user]), cancellationToken);

    /// <summary>Signs in somebody the provider vouches for.</summary>
    internal Task<string> StartByProviderAsync(string name, StaffRole role, CancellationToken cancellationToken) =>
        StartAsync(name, role, ProviderStamp, cancellationToken);

    /// <summary>Whose session it is, with its new id where it was time for one; null where it is none any more.</summary>
    internal async Task<(StaffMember Member, string? NewId)?> ContinueAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var key = KeyOf(id);
        if (database.Read(connection => Find(connection, key)) is not { } session)
            return null;
        if (
            now.UtcTicks >= session.EndsAt
            || now.UtcTicks >= session.SeenAt + TimeSpan.FromMinutes(options.Value.IdleMinutes).Ticks
            || RoleNow(session) is not { } role
        )
        {
            await EndAsync(id, cancellationToken);
            return null;
        }

        var member = new StaffMember(session.Name, role, SignInPages.SignOut);
        if (now.UtcTicks >= session.MadeAt + IdLives.Ticks && await RotateAsync(key, session, now, cancellationToken) is { } newId)
            return (member, newId);
        if (now.UtcTicks >= session.SeenAt + TimeSpan.TicksPerMinute)
            await database.WriteAsync(
                connection =>
                {
                    connection.Run("UPDATE staff_sessions SET seen_at = $now WHERE key = $key", ("$now", now.UtcTicks), ("$key", key));
                },
                cancellationToken
            );
        return (member, null);
    }

    internal Task EndAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Run("DELETE FROM staff_sessions WHERE key = $key", ("$key", KeyOf(id)));
            },
            cancellationToken
        );

    private Task<string> StartAsync(string name, StaffRole role, string stamp, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = new Session(
            name,
            role,
            stamp,
            now.UtcTicks,
            now.UtcTicks,
            now.UtcTicks,
            now.AddHours(options.Value.SessionHours).UtcTicks
        );
        return database.WriteAsync(
            connection =>
            {
                connection.Run("DELETE FROM staff_sessions WHERE ends_at <= $now", ("$now", now.UtcTicks));
                return Add(connection, session);
            },
            cancellationToken
        );
    }

    /// <summary>One of two requests at once changes the id; the other goes on with the old one for a moment.</summary>
    private Task<string?> RotateAsync(string key, Session session, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var changed = connection.Run(
                    "UPDATE staff_sessions SET made_at = $never, ends_at = min(ends_at, $soon) WHERE key = $key AND made_at = $madeAt",
                    ("$never", long.MaxValue / 2),
                    ("$soon", (now + Grace).UtcTicks),
                    ("$key", key),
                    ("$madeAt", session.MadeAt)
                );
                return changed == 0 ? null : Add(connection, session with { SeenAt = now.UtcTicks, MadeAt = now.UtcTicks });
            },
            cancellationToken
        );

    private static string Add(PreparedConnection connection, Session session)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        connection.Run(
            """
            INSERT INTO staff_sessions (key, name, role, stamp, started_at, seen_at, made_at, ends_at)
            VALUES ($key, $name, $role, $stamp, $startedAt, $seenAt, $madeAt, $endsAt)
            """,
            ("$key", KeyOf(id)),
            ("$name", session.Name),
            ("$role", session.Role.ToString()),
            ("$stamp", session.Stamp),
            ("$startedAt", session.StartedAt),
            ("$seenAt", session.SeenAt),
            ("$madeAt", session.MadeAt),
            ("$endsAt", session.EndsAt)
        );
        return id;
    }

    private static Session? Find(PreparedConnection connection, string key) =>
        connection
            .Query(
                "SELECT name, role, stamp, started_at, seen_at, made_at, ends_at FROM staff_sessions WHERE key = $key",
                reader => new Session(
                    reader.GetString(0),
                    Enum.Parse<StaffRole>(reader.GetString(1)),
                    reader.GetString(2),
                    reader.GetInt64(3),
                    reader.GetInt64(4),
                    reader.GetInt64(5),
                    reader.GetInt64(6)
                ),
                ("$key", key)
            )
            .SingleOrDefault();

    /// <summary>The role the settings give today; null where they no longer know who signed in.</summary>
    private StaffRole? RoleNow(Session session) =>
        session.Stamp == ProviderStamp ? session.Role
        : options.Value.Users.TryGetValue(session.Name, out var user) && StampOf(user) == session.Stamp ? user.Role
        : null;

    private string ProviderStamp => $"provider {options.Value.OpenIdConnect.Authority}";

    private static string StampOf(StaffUser user) => KeyOf(user.Password);

    private static string KeyOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
