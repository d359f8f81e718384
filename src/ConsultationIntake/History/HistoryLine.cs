using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.History;

/// <summary>
/// A line of a consultation's history. It names the hash of the line before, so that none can be changed, taken out or put in between.
/// Its words are hashed with a salt, by themselves: they can be erased and the line still stands, and nobody can guess at them.
/// </summary>
public sealed record HistoryLine
{
    /// <summary>The <see cref="Previous"/> of the first line.</summary>
    public const string Beginning = "";

    /// <summary>An instant in UTC with nothing of it lost: the hash covers it to a ten-millionth of a second.</summary>
    public const string ExactFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>From 1, without a gap.</summary>
    public required long Number { get; init; }
    public required string Id { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Act { get; init; }
    public SubmissionReference? Submission { get; init; }
    public int? Point { get; init; }
    public string? Subject { get; init; }

    /// <summary>
    /// SHA-256 of the subject with its salt, in hex, which stands for it in <see cref="Hash"/>: so that a file in which the subject's
    /// personal data is taken out still proves the line. Null where there is no subject, and in lines of older versions, which hashed the
    /// subject itself.
    /// </summary>
    public string? SubjectHash { get; init; }

    /// <summary>Random, in hex; null where <see cref="SubjectHash"/> is.</summary>
    public string? SubjectSalt { get; init; }

    /// <summary>What was said, or null where that was erased or nothing was.</summary>
    public HistoryWords? Words { get; init; }

    /// <summary>SHA-256 of the words with their salt, in hex.</summary>
    public required string WordsHash { get; init; }

    /// <summary>The <see cref="Hash"/> of the line before.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 of everything above but the words, in hex.</summary>
    public required string Hash { get; init; }

    public static HistoryLine After(long number, string hash, HistoryEntry entry)
    {
        var words = new HistoryWords(entry.Before, entry.After, NewSalt());
        var salt = entry.Subject is null ? null : NewSalt();
        var line = new HistoryLine
        {
            Number = number + 1,
            Id = entry.Id,
            By = entry.By,
            At = entry.At,
            Act = entry.Act,
            Submission = entry.Submission,
            Point = entry.Point,
            Subject = entry.Subject,
            SubjectHash = salt is null ? null : Hashed(entry.Subject, salt),
            SubjectSalt = salt,
            Words = words,
            WordsHash = words.ComputeHash(),
            Previous = hash,
            Hash = "",
        };
        return line with { Hash = line.ComputeHash() };
    }

    public HistoryLine WithoutWords() => this with { Words = null };

    /// <summary>What is wrong with the line where it follows this number and hash, in words; or null.</summary>
    public string? ProblemAfter(long number, string hash) =>
        LinkProblemAfter(number, hash) is { } broken ? broken
        : !HashHolds || SubjectHash is not null && Hashed(Subject, SubjectSalt) != SubjectHash ? $"line {Number} was changed"
        : Words is { } words && words.ComputeHash() != WordsHash ? $"the words of line {Number} were changed"
        : null;

    /// <summary>What is wrong with its place behind a line, whatever it says itself; or null.</summary>
    internal string? LinkProblemAfter(long number, string hash) =>
        Number != number + 1 ? $"line {number + 1} is missing"
        : Previous != hash ? $"line {Number} does not follow the line before it"
        : null;

    internal bool HashHolds => ComputeHash() == Hash;

    private static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private string ComputeHash() =>
        Hashed(
            Number.ToString(CultureInfo.InvariantCulture),
            Id,
            By,
            At.UtcTicks.ToString(CultureInfo.InvariantCulture),
            Act,
            Submission?.ToString(),
            Point?.ToString(CultureInfo.InvariantCulture),
            SubjectHash ?? Subject,
            WordsHash,
            Previous
        );

    internal static string Hashed(params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
}

/// <param name="Before">How it was.</param>
/// <param name="After">How it became.</param>
/// <param name="Salt">Random: goes with the words, so that their hash tells nothing once they are erased.</param>
public sealed record HistoryWords(string? Before, string? After, string Salt)
{
    internal string ComputeHash() => HistoryLine.Hashed(Before, After, Salt);
}
