namespace ConsultationIntake.LocalHost.Demonstration;

/// <summary>The clock while invented responses are taken in: each says for itself when it came.</summary>
internal sealed class DemonstrationClock : TimeProvider
{
    internal DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
