namespace ConsultationIntake.Inbox.Emails;

/// <summary>
/// The header fields of a mail in their order, as a person reads them: unfolded and decoded, but for Authentication-Results and
/// DKIM-Signature.
/// </summary>
public sealed class MailHeaders(IReadOnlyList<KeyValuePair<string, string>> fields)
{
    public static MailHeaders None { get; } = new([]);

    public IReadOnlyList<KeyValuePair<string, string>> All => fields;

    /// <summary>The first field of that name, or null.</summary>
    public string? this[string name] => AllOf(name).FirstOrDefault();

    public IEnumerable<string> AllOf(string name) =>
        fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);
}
