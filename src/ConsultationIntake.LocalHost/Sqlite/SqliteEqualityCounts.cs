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
                        ("$choice", choice)
                    );
                    connection.Run(
                        """
                        UPDATE equality_counts SET published = people
                        WHERE consultation = $consultation AND question = $question
                        AND (SELECT sum(people) - sum(published) FROM equality_counts
                             WHERE consultation = $consultation AND question = $question) >= $step
                        """,
                        ("$consultation", consultation.ToString()),
                        ("$question", question),
                        ("$step", EqualityTally.Step)
                    );
                }
            },
            cancellationToken
        );

    public Task<bool> TakeOverAsync(ConsultationSlug consultation, EqualityTally tally, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var isThere =
                    connection
                        .Query(
                            "SELECT 1 FROM equality_counts WHERE consultation = $consultation LIMIT 1",
                            reader => reader.GetInt32(0),
                            ("$consultation", consultation.ToString())
                        )
                        .Count > 0;
                if (isThere)
                    return false;
                foreach (var (question, choices) in tally.Counts)
                {
                    foreach (var (choice, people) in choices)
                        connection.Run(
                            """
                            INSERT INTO equality_counts (consultation, question, choice, people, published)
                            VALUES ($consultation, $question, $choice, $people, $published)
                            """,
                            ("$consultation", consultation.ToString()),
                            ("$question", question),
                            ("$choice", choice),
                            ("$people", people),
                            ("$published", tally.PublishedOf(question, choice))
                        );
                }

                return true;
            },
            cancellationToken
        );

    public Task<EqualityTally> ReadAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var rows = database.Read(connection =>
            connection.Query(
                "SELECT question, choice, people, published FROM equality_counts WHERE consultation = $consultation",
                reader =>
                    (Question: reader.GetString(0), Choice: reader.GetString(1), People: reader.GetInt32(2), Published: reader.GetInt32(3)),
                ("$consultation", consultation.ToString())
            )
        );
        return Task.FromResult(
            new EqualityTally(ByQuestion(rows.Select(row => (row.Question, row.Choice, row.People))))
            {
                Published = ByQuestion(rows.Select(row => (row.Question, row.Choice, row.Published))),
            }
        );
    }

    private static Dictionary<string, IReadOnlyDictionary<string, int>> ByQuestion(
        IEnumerable<(string Question, string Choice, int People)> rows
    ) =>
        rows.GroupBy(row => row.Question)
            .ToDictionary(
                group => group.Key,
                group => (IReadOnlyDictionary<string, int>)group.ToDictionary(row => row.Choice, row => row.People)
            );
}
