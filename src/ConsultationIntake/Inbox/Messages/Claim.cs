namespace ConsultationIntake.Inbox.Messages;

/// <summary>Who holds a key, and since when.</summary>
public sealed record Claim(string Owner, DateTimeOffset At);
