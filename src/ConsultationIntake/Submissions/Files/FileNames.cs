using System.Globalization;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.Files;

/// <summary>
/// The names of blobs of files that came with forms, <c>form/{consultation}/{day}.{response}.{id}</c>: what was kept on a day can be listed
/// without the rest, and each tells the idempotency key of its response. Before, they were <c>form/{consultation}/{id}</c>.
/// </summary>
internal static class FileNames
{
    internal static string Of(ConsultationSlug consultation, DateTimeOffset at, string response, string id) =>
        $"{OfDay(consultation, at)}{response}.{id}";

    /// <summary>What the names of all begin with that were kept on the day, in UTC, of an instant.</summary>
    internal static string OfDay(ConsultationSlug consultation, DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"form/{consultation}/{instant.UtcDateTime:yyyyMMdd}.");

    /// <summary>The idempotency key of the response, or null where the name tells none.</summary>
    internal static string? ResponseIn(string name) => name[(name.LastIndexOf('/') + 1)..].Split('.') is [_, var key, _, ..] ? key : null;
}
