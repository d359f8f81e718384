namespace ConsultationIntake.Functions;

/// <summary>How this app is reached, section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>The public address, for links in mails: <c>https://consult.example.org</c>. Default: the app's own host name.</summary>
    public string? Address { get; set; }

    internal Uri Root() => new(Address!.TrimEnd('/') + "/");
}
