using System.Text.Json.Serialization;
using ConsultationIntake.Mail;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>A mail in the outbox, and when it was put there.</summary>
internal sealed record OutboxMail(string Name, DateTimeOffset At, OutgoingMail Mail)
{
    /// <summary>Written by a version that did not say which responses a mail is about.</summary>
    [JsonIgnore]
    internal bool IsFromBeforeAbout { get; init; }
}
