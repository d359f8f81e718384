using System.ComponentModel.DataAnnotations;

namespace ConsultationIntake.LocalHost;

/// <summary>Settings of the local host, section <c>LocalHost</c>.</summary>
public sealed class LocalHostOptions
{
    public const string Section = "LocalHost";

    /// <summary>Where everything is kept: the database, the outbox, blobs, keys. Default <c>.data</c> below the working folder.</summary>
    [Required]
    public string Data { get; set; } = ".data";

    /// <summary>The folder of consultations. Default <c>consultations</c> below the working folder.</summary>
    [Required]
    public string Consultations { get; set; } = "consultations";

    /// <summary>
    /// Loads the demonstration: its consultations never close, and an empty database is given invented responses. Default false.
    /// </summary>
    public bool Demonstration { get; set; }

    /// <summary>
    /// A folder of invented texts, such as <c>eng</c> of this project, for a demonstration with 1,200 forms and 60 letters more.
    /// Default none.
    /// </summary>
    public string? DemonstrationTexts { get; set; }

    /// <summary>
    /// Requests from this machine, by a name of this machine and through no proxy, act as staff, and mail they post needs no
    /// signature. The host then listens on this machine alone. Default false.
    /// </summary>
    public bool TrustThisMachine { get; set; }

    /// <summary>How this host is reached from outside, for links in mails. Default: its own first address.</summary>
    [Url]
    public string? PublicAddress { get; set; }

    /// <summary>
    /// Proxies beside those on this machine whose <c>X-Forwarded-For</c> is believed: addresses, or networks such as <c>172.17.0.0/16</c>.
    /// Visitors are told apart by it, for the limits that each network has. Default none.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>How long a message that failed waits for its next try, 0 to 3600 seconds. Default 30.</summary>
    [Range(0, 3600)]
    public int RetrySeconds { get; set; } = 30;

    /// <summary>
    /// How many messages are worked on at once, 1 to 32. Default 8: while some wait for the disk, together, others use the processors.
    /// </summary>
    [Range(1, 32)]
    public int Workers { get; set; } = 8;

    /// <summary>How many mails are sent at once, 1 to 32. Default 2. They wait for the mail server and keep nothing else waiting.</summary>
    [Range(1, 32)]
    public int MailWorkers { get; set; } = 2;

    /// <summary>
    /// How long a write waits for another program that holds the database, 1 to 60 seconds, before whoever sent it is told to come again.
    /// Default 3: a health check is answered before it gives up.
    /// </summary>
    [Range(1, 60)]
    public int LockWaitSeconds { get; set; } = 3;

    /// <summary>How often the digest schedule is looked at, 1 to 3600 seconds. Default 30.</summary>
    [Range(1, 3600)]
    public int DigestCheckSeconds { get; set; } = 30;
}
