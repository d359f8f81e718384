using System.Text.Json;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>The documents in the database.</summary>
internal static class StoredJson
{
    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, SubmissionJson.Options);

    /// <summary>The same, as SQLite keeps it.</summary>
    internal static Utf8Text Bytes<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, SubmissionJson.Options));

    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, SubmissionJson.Options)!;
}
