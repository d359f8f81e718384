using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using ConsultationIntake.Inbox.Messages;

namespace ConsultationIntake.AzureStorage.Inbox;

/// <summary>The keys and rows of the messages table. docs/storage-layout.md draws them.</summary>
internal static class MessageRows
{
    private const int Buckets = 16;
    private const string Alphabet = "-0123456789abcdefghijklmnopqrstuvwxyz";

    internal static IReadOnlyList<string> Partitions { get; } = [.. Enumerable.Range(0, Buckets).Select(bucket => $"message:{bucket:x}")];

    /// <summary>The bounds of message rows: from the first, inclusive, to the second, exclusive.</summary>
    internal static (string From, string To) Bounds => ("message:", "message;");

    internal static string PartitionOf(string id) => Partitions[Bucket(id)];

    /// <summary>Each character is exchanged for its opposite, and <c>~</c> ends the id, so that the last id sorts first.</summary>
    internal static string MessageRow(string id) =>
        $"message:{string.Concat(id.Select(c => Alphabet[^(Alphabet.IndexOf(c, StringComparison.Ordinal) + 1)]))}~";

    internal static string TallyRow(string consultation) => $"tally:{consultation}";

    internal static string ClaimPartition(string key) => $"claim:{Bucket(key):x}";

    internal static TableEntity RowOf(InboxMessage message)
    {
        return new TableEntity(PartitionOf(message.Id), MessageRow(message.Id))
        {
            ["Consultation"] = message.Consultation,
            ["State"] = message.State.ToString(),
            ["ReceivedAt"] = message.ReceivedAt,
            ["Reference"] = message.Reference?.ToString(),
            ["WrittenBy"] = Guid.NewGuid().ToString("N"),
            ["Message"] = Packed.Pack(message with { Version = null }),
        };
    }

    internal static InboxMessage Read(TableEntity row) =>
        Packed.Unpack<InboxMessage>(row.GetBinary("Message")) with
        {
            Version = row.ETag.ToString(),
        };

    private static int Bucket(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key))[0] % Buckets;

    /// <summary>One consultation's counts in one partition as they were read: of each state, reason and acknowledgement.</summary>
    internal sealed record Tally(string Partition, string Consultation, IReadOnlyDictionary<string, long> Counts, ETag? ETag)
    {
        internal IEnumerable<(MessageState State, MessageReason Reason, AcknowledgementState Acknowledgement, long Count)> Groups =>
            Counts
                .Select(count => (Names: count.Key.Split('|'), count.Value))
                .Select(count =>
                    (
                        Enum.Parse<MessageState>(count.Names[0]),
                        Enum.Parse<MessageReason>(count.Names[1]),
                        Enum.Parse<AcknowledgementState>(count.Names[2]),
                        count.Value
                    )
                );

        internal Tally With(InboxMessage message, int change)
        {
            var counts = new Dictionary<string, long>(Counts, StringComparer.Ordinal);
            var key = $"{message.State}|{message.Reason}|{message.Acknowledgement}";
            counts[key] = counts.GetValueOrDefault(key) + change;
            if (counts[key] == 0)
                counts.Remove(key);
            return this with { Counts = counts };
        }

        internal TableTransactionAction Write()
        {
            var row = new TableEntity(Partition, TallyRow(Consultation)) { ["Counts"] = Packed.Pack(Counts) };
            return ETag is { } seen
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, seen)
                : new TableTransactionAction(TableTransactionActionType.Add, row);
        }
    }
}
