namespace ConsultationIntake.TextAnalytics;

/// <summary>
/// The language service, section <c>TextAnalytics</c>. Without an endpoint, points are read by the themes' vocabulary alone.
/// </summary>
public sealed class TextAnalyticsOptions
{
    public const string Section = "TextAnalytics";

    /// <summary>
    /// The resource's own address, <c>https://NAME.cognitiveservices.azure.com</c>: an identity is not taken at a region's.
    /// http only on this machine, for a stand-in.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>A key, for a resource that takes keys or a stand-in. Default: none, and the app's identity is used.</summary>
    public string? Key { get; set; }

    /// <summary>The client id of a user-assigned identity. Default: whoever the app or this machine is signed in as.</summary>
    public string? ClientId { get; set; }

    /// <summary>How long one request may take before it is tried again, 1 to 100 seconds. Default 30.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>How often a request is tried again at once, 0 to 5, before the queue's own tries. Default 2.</summary>
    public int Retries { get; set; } = 2;
}
