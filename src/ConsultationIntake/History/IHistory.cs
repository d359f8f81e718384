using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.History;

/// <summary>What staff did, a consultation's lines in one chain. Lines are appended and never changed; only words can be erased.</summary>
public interface IHistory
{
    /// <summary>
    /// Appends a line; durable when this returns. Several may append at once: each gets a number of its own. An entry that was
    /// appended before is appended no second time.
    /// </summary>
    Task AppendAsync(ConsultationSlug consultation, HistoryEntry entry, CancellationToken cancellationToken);

    /// <summary>
    /// Appends lines of a chain that was kept elsewhere just as they are, hashes among it, where the first follows the last line that is
    /// here. False, and nothing is appended, where it does not: there are other lines here, or these are here already.
    /// </summary>
    /// <param name="consultation">Whose history it is.</param>
    /// <param name="lines">1 to <see cref="MostContinued"/>, each following the one before.</param>
    /// <param name="cancellationToken">Stops it before anything is appended.</param>
    Task<bool> ContinueAsync(ConsultationSlug consultation, IReadOnlyList<HistoryLine> lines, CancellationToken cancellationToken);

    /// <summary>The most lines that are appended in one step.</summary>
    const int MostContinued = 16;

    /// <summary>A page of lines, newest first.</summary>
    Task<HistoryPage> ListAsync(HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>All lines, oldest first.</summary>
    IAsyncEnumerable<HistoryLine> ReadAsync(ConsultationSlug consultation, CancellationToken cancellationToken);

    /// <summary>Takes the words from every line about a response, and leaves the lines.</summary>
    Task EraseWordsAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken);
}

/// <summary>Which lines. Filters that are null do not filter.</summary>
public sealed record HistoryQuery
{
    public required ConsultationSlug Consultation { get; init; }
    public string? By { get; init; }
    public string? Act { get; init; }
    public SubmissionReference? Submission { get; init; }

    /// <summary>See <see cref="HistoryEntry.Subject"/>.</summary>
    public string? Subject { get; init; }

    /// <summary>Only lines before this number: the last of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>1 to 200, default 50.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>
/// A page of lines; <paramref name="Next"/> is the <see cref="HistoryQuery.Before"/> of the one after it, null on the last.
/// </summary>
public sealed record HistoryPage(IReadOnlyList<HistoryLine> Lines, long? Next);
