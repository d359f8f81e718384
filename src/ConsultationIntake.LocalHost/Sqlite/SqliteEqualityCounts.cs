using ConsultationIntake.Consultations;
using ConsultationIntake.Equality;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed class SqliteEqualityCounts(SqliteDatabase database) : IEqualityCounts
{
    public Task AddAsync(ConsultationSlug consultation, IReadOnlyDictionary<string, string> choices, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                foreach (var (question, choice) in choices)
                {
                    connection.Run(
                        """
                        INSERT INTO equality_counts (consultation, question, choice, people) VALUES ($consultation, $question, $choice, 1)
                        ON CONFLICT (consultation, question, choice) DO UPDATE SET people = people + 1
                        """,
                        ("$consultation", consultation.ToString()),
                        ("$question", question),
                        ("$choice", choice));
                }
            },
            cancellationToken);

    public Task<EqualityTally> ReadAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        Task.FromResult(new EqualityTally(database.Read(connection => connection.Query(
                "SELECT question, choice, people FROM equality_counts WHERE consultation = $consultation",
                reader => (Question: reader.GetString(0), Choice: reader.GetString(1), People: reader.GetInt32(2)),
                ("$consultation", consultation.ToString())))
            .GroupBy(row => row.Question)
            .ToDictionary(group => group.Key, group => (IReadOnlyDictionary<string, int>)group.ToDictionary(row => row.Choice, row => row.People))));
}
