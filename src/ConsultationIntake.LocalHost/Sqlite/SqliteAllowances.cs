using ConsultationIntake.Allowances;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed class SqliteAllowances(SqliteDatabase database) : IAllowances
{
    public async Task<bool> TakeAsync(
        Allowance allowance,
        string whose,
        long amount,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        amount <= allowance.Most
        && await database.WriteAsync(
            connection =>
                connection
                    .Query(
                        """
                        INSERT INTO allowances (key, ends_at, taken) VALUES ($key, $endsAt, $amount)
                        ON CONFLICT (key, ends_at) DO UPDATE SET taken = taken + $amount WHERE taken + $amount <= $most
                        RETURNING taken
                        """,
                        reader => reader.GetInt64(0),
                        ("$key", allowance.KeyFor(whose)),
                        ("$endsAt", allowance.EndsAt(now).UtcTicks),
                        ("$amount", amount),
                        ("$most", allowance.Most)
                    )
                    .Count > 0,
            cancellationToken
        );

    public Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Run("DELETE FROM allowances WHERE ends_at <= $now", ("$now", now.UtcTicks));
            },
            cancellationToken
        );
}
