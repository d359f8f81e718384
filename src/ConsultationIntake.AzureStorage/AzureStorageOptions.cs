using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage;

/// <summary>
/// Which storage account, and what its tables, queues and containers are called. Read from the settings that a Functions
/// trigger with <c>Connection = "Storage"</c> reads, so that triggers and adapters cannot disagree: <c>AzureWebJobsStorage</c>
/// where it is set and <c>Storage</c> where not, as a connection string, or with <c>__accountName</c> (or the three service
/// addresses) and an identity.
/// </summary>
public sealed class AzureStorageOptions
{
    public const string Section = "Storage";

    /// <summary>The setting itself. Wins over everything below; for the emulator and for accounts with keys.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's name, 3 to 24 of <c>a-z 0-9</c>, in the public cloud.</summary>
    public string? AccountName { get; set; }

    /// <summary>Where the account has another address than its name gives.</summary>
    public Uri? BlobServiceUri { get; set; }
    public Uri? QueueServiceUri { get; set; }
    public Uri? TableServiceUri { get; set; }

    /// <summary>The client id of a user-assigned identity; where it is missing, whoever is signed in on this machine.</summary>
    public string? ClientId { get; set; }

    /// <summary>Default <c>submissions</c>.</summary>
    public string SubmissionsTable { get; set; } = "submissions";

    /// <summary>Default <c>digests</c>.</summary>
    public string DigestsTable { get; set; } = "digests";

    /// <summary>The account of the inbox. Default <c>messages</c>.</summary>
    public string MessagesTable { get; set; } = "messages";

    /// <summary>Responses that are being filled in. Default <c>drafts</c>.</summary>
    public string DraftsTable { get; set; } = "drafts";

    /// <summary>The counts of the equality questions, apart from all else. Default <c>equality</c>.</summary>
    public string EqualityTable { get; set; } = "equality";

    /// <summary>What strangers took of what they may take in an hour or a day. Default <c>allowances</c>.</summary>
    public string AllowancesTable { get; set; } = "allowances";

    /// <summary>The history of what staff did, and the office's own records. Default <c>office</c>.</summary>
    public string OfficeTable { get; set; } = "office";

    /// <summary>Default <c>campaigns</c>.</summary>
    public string CampaignsTable { get; set; } = "campaigns";

    /// <summary>Raw email and attachments. Default <c>received</c>.</summary>
    public string ReceivedContainer { get; set; } = "received";

    /// <summary>Texts too long for a table's row. Default <c>texts</c>.</summary>
    public string TextsContainer { get; set; } = "texts";

    /// <summary>
    /// The queue of each kind of work, from the settings <c>TagSubmissionQueue</c>, <c>ReadEmailQueue</c> and so on, which
    /// triggers name as <c>%TagSubmissionQueue%</c>. Default: the kind in lower case with hyphens, <c>tag-submission</c>.
    /// </summary>
    public IDictionary<WorkKind, string> Queues { get; } = Enum.GetValues<WorkKind>().ToDictionary(kind => kind, DefaultQueue);

    /// <summary>The setting that names a kind's queue.</summary>
    public static string QueueSetting(WorkKind kind) => $"{kind}Queue";

    private static string DefaultQueue(WorkKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
