namespace ConsultationIntake.Digests;

/// <summary>One planned digest: its id in the ledger and the instant it is due.</summary>
public sealed record DigestOccurrence(string Id, DateTimeOffset DueAt, bool IsClosing);
