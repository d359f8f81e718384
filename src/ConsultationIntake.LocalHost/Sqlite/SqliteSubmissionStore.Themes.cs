using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed partial class SqliteSubmissionStore
{
    private static void AddThemes(PreparedConnection connection, Submission submission, IEnumerable<string> themes)
    {
        if (JsonOf(themes) is { } json)
        {
            connection.Run(
                """
                INSERT INTO submission_themes (consultation, theme, received_at, reference, stands)
                SELECT $consultation, value, $receivedAt, $reference, $stands FROM json_each($themes)
                """,
                [.. ThemeKey(submission, json), ("$stands", submission.Stands ? 1 : 0)]
            );
        }
    }

    private static void RemoveThemes(PreparedConnection connection, Submission stored, IEnumerable<string> themes)
    {
        if (JsonOf(themes) is { } json)
        {
            connection.Run(
                """
                DELETE FROM submission_themes
                WHERE consultation = $consultation AND theme IN (SELECT value FROM json_each($themes))
                  AND received_at = $receivedAt AND reference = $reference
                """,
                ThemeKey(stored, json)
            );
        }
    }

    private static Utf8Text? JsonOf(IEnumerable<string> themes) =>
        themes.ToList() is { Count: > 0 } some ? new Utf8Text(JsonSerializer.SerializeToUtf8Bytes(some)) : null;

    private static (string, object?)[] ThemeKey(Submission submission, Utf8Text themes) =>
        [.. Key(submission.Consultation, submission.Reference), ("$themes", themes), ("$receivedAt", submission.ReceivedAt.UtcTicks)];
}
