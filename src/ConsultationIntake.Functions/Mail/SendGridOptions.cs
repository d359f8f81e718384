namespace ConsultationIntake.Functions.Mail;

/// <summary>Mail through SendGrid, section <c>SendGrid</c>.</summary>
public sealed class SendGridOptions
{
    public const string Section = "SendGrid";

    /// <summary>A key that may do nothing but Mail Send. Required.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The address mail is from, of a domain authenticated with SendGrid. Required.</summary>
    public string From { get; set; } = "";

    /// <summary>The name mail is from; or null.</summary>
    public string? FromName { get; set; }

    /// <summary>
    /// Where SendGrid processes the mail: <c>eu</c> or <c>global</c>. The EU needs a subuser of that region, whose key this is.
    /// Default <c>global</c>.
    /// </summary>
    public string Region { get; set; } = "global";

    /// <summary>SendGrid checks every mail and delivers none: for trying a deployment out. Default false.</summary>
    public bool SandboxMode { get; set; }

    /// <summary>Another address than SendGrid's own: https, or http on this machine for a stand-in. Default: as the region says.</summary>
    public Uri? BaseAddress { get; set; }
}
