using ConsultationIntake.Reading;

namespace ConsultationIntake.Inbox.Envelope;

/// <summary>A stretch of a mail's text: what its sender says, or what is set aside and why.</summary>
internal sealed record EnvelopePart
{
    internal const string Response = "body";

    /// <summary><c>body</c>, or what it is: <c>quoted</c>, <c>signature</c>, <c>disclaimer</c>, <c>banner</c>, <c>forwarding</c>.</summary>
    public required string Name { get; init; }

    public required TextSpan Span { get; init; }

    /// <summary>Why it is set aside; null for the response itself.</summary>
    public SetAsideReason? Reason { get; init; }

    /// <summary>By what it was told, for staff; null for the response itself.</summary>
    public string? Evidence { get; init; }

    /// <summary>False where a person has to see whether it was rightly set aside.</summary>
    public bool Certain { get; init; } = true;

    public bool IsResponse => Reason is null;
}
