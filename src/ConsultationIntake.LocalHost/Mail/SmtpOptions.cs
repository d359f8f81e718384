using System.ComponentModel.DataAnnotations;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>Settings of outgoing mail, section <c>Smtp</c>. Without a host, mail goes to the outbox folder only.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Smtp";

    public string? Host { get; set; }

    /// <summary>1 to 65535. Default 587.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be TLS: from its first word on port 465, on any other by STARTTLS. Default true.</summary>
    public bool Tls { get; set; } = true;
    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>How long one mail may take, 1 to 120 seconds. Default 60.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>The address mail is from. Default <c>consultation@localhost.localdomain</c>.</summary>
    [Required]
    public string From { get; set; } = "consultation@localhost.localdomain";
}
