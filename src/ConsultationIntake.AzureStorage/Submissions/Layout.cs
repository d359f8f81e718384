using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>The keys of the submissions table. docs/storage-layout.md draws them.</summary>
internal static class Layout
{
    /// <summary>
    /// How many partitions a consultation's submissions are spread over. A partition takes 2,000 entities a second and
    /// the account 20,000, so 16 is more than the account can feed; every tally and list asks all of them at once, so
    /// more would cost reads and gain nothing. Never change it under stored data: it decides where a submission is found.
    /// </summary>
    internal const int Buckets = 16;

    /// <summary>
    /// How many rows of a partition share its tally. As many hosts can add to it at the same instant, if they drew different ones.
    /// </summary>
    internal const int TallyRows = 8;

    /// <summary>The bounds of a partition's tally rows, a row named <c>tally</c> of an earlier version among them.</summary>
    internal static (string From, string To) TallyBounds => ("tally", "tally;");

    internal static string TallyRow(int number) => $"tally:{number}";

    internal static IEnumerable<string> Partitions(ConsultationSlug consultation) =>
        Enumerable.Range(0, Buckets).Select(bucket => Partition(consultation, bucket));

    internal static string PartitionOf(ConsultationSlug consultation, SubmissionReference reference) =>
        Partition(consultation, SHA256.HashData(Encoding.UTF8.GetBytes(reference.ToString()))[0] % Buckets);

    internal static string SubmissionRow(SubmissionReference reference) => $"submission:{reference}";

    internal static (string From, string To) SubmissionRows => ("submission:", "submission;");

    internal static SubmissionReference ReferenceOf(string submissionRow) =>
        SubmissionReference.Parse(submissionRow["submission:".Length..]);

    /// <summary>The row that says up to which version's lists a consultation is indexed.</summary>
    internal static (string Partition, string Row) IndexedMark(ConsultationSlug consultation) => ($"{consultation}:indexed", "indexed");

    /// <summary>Lines of history that wait to be appended; the first one's id is in the order of time.</summary>
    internal static string PendingLinesRow(string entry) => $"history:{entry}";

    internal static (string From, string To) PendingLines => ("history:", "history;");

    /// <summary>A submission's points as of a change, by its time: what has changed since another time is a range.</summary>
    internal static string PointsRow(long ticks, SubmissionReference reference) => $"{PointsFrom(ticks)}:{reference}";

    internal static string PointsFrom(long ticks) => $"points:{ticks:D19}";

    internal static long TicksOf(string pointsRow) =>
        long.Parse(pointsRow.AsSpan("points:".Length, 19), NumberStyles.None, CultureInfo.InvariantCulture);

    internal const string PointsEnd = "points;";

    /// <summary>Where an index row sorts: newest first, then by reference.</summary>
    internal static string Position(DateTimeOffset receivedAt, SubmissionReference reference) => $"{Countdown(receivedAt)}:{reference}";

    internal static string IndexRow(string index, string position) => $"index:{index}:{position}";

    /// <summary>The bounds of an index's rows: from the first, inclusive, to the second, exclusive (<c>;</c> follows <c>:</c>).</summary>
    internal static (string From, string To) IndexBounds(string index) => ($"index:{index}:", $"index:{index};");

    /// <summary>Where rows received before an instant begin, or where rows received at or after it end.</summary>
    internal static string PositionBefore(DateTimeOffset instant) =>
        Countdown(instant.AddTicks(instant > DateTimeOffset.MinValue ? -1 : 0));

    internal static string KeyPartition(ConsultationSlug consultation, string keyRow) =>
        $"{consultation}:key:{Convert.ToInt32(keyRow[..2], 16) % Buckets:x}";

    /// <summary>An idempotency key may hold anything: its hash, with the channel's, is the row.</summary>
    internal static string KeyRow(Channel channel, string idempotencyKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{idempotencyKey}")));

    /// <summary>Where the parts of a submission lie that are too long for its row.</summary>
    internal static string BlobFolder(ConsultationSlug consultation, SubmissionReference reference) => $"{consultation}/{reference}/";

    private static string Partition(ConsultationSlug consultation, int bucket) => $"{consultation}:{bucket:x}";

    private static string Countdown(DateTimeOffset instant) =>
        (DateTimeOffset.MaxValue.UtcTicks - instant.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
