namespace ConsultationIntake.Inbox.Messages;

/// <summary>The keys that are claimed in <see cref="IMessageStore"/>.</summary>
internal static class MessageKeys
{
    public static string Mail(string fingerprint) => $"mail-{fingerprint}";

    /// <summary>One signed post, by the hash of its timestamp and body.</summary>
    public static string Post(string hash) => $"post-{hash}";

    public static string MessageId(string hash) => $"mid-{hash}";

    /// <summary>The turn to thank an address, by the hash of the address.</summary>
    public static string Thanks(string hash) => $"ack-{hash}";

    /// <summary>The first sign of life of a partner that was not yet a response.</summary>
    public static string Heard(string consultation, string partner) => $"heard-{Short(consultation, partner)}";

    public static string Reminder(string consultation, string partner) => $"reminder-{Short(consultation, partner)}";

    private static string Short(string consultation, string partner) => Understanding.Fingerprint.Of($"{consultation}\n{partner}");
}
