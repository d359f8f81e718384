using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>What it costs to draw a place where more were received in a second than it has places.</summary>
public sealed class PointPlacesTests : IDisposable
{
    private const int Drawn = 6_000;

    private readonly SqliteUnderTest sqlite = new();

    public void Dispose() => sqlite.Dispose();

    [Fact]
    public async Task Places_OfMoreThanASecondHas_AreFoundWithoutGoingThroughThoseTaken()
    {
        var submission = Samples.Submission("Streets are dark.") with { ReceivedAt = Samples.Noon.AddTicks(1) };

        var (places, tries) = await sqlite.Database.WriteAsync(connection => (Draw(connection, submission), Tries(connection)), default);

        Assert.Equal(Drawn, places.Distinct().Count());
        Assert.InRange(tries, Drawn, 1.1 * Drawn);
    }

    [Fact]
    public async Task Places_OfWhatCameOneAfterTheOther_AreInThatOrder()
    {
        var submission = Samples.Submission("Streets are dark.");

        var places = await sqlite.Database.WriteAsync(
            connection =>
                Enumerable
                    .Range(1, 9)
                    .Select(tenth =>
                        connection.Places.Take(
                            connection,
                            submission with
                            {
                                Reference = SubmissionReference.Derive($"{tenth}"),
                                ReceivedAt = Samples.Noon.AddMilliseconds(100 * tenth),
                            }
                        )
                    )
                    .ToList(),
            default
        );

        Assert.Equal(places.Order(), places);
    }

    private static List<long> Draw(PreparedConnection connection, Submission submission) =>
        [
            .. Enumerable
                .Range(0, Drawn)
                .Select(i => connection.Places.Take(connection, submission with { Reference = SubmissionReference.Derive($"letter {i}") })),
        ];

    private static long Tries(PreparedConnection connection) =>
        StatementUse
            .On(connection)
            .Where(statement => statement.Sql.StartsWith("INSERT INTO point_places", StringComparison.Ordinal))
            .Sum(statement => statement.Runs);
}
