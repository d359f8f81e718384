namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>The system's clock, ahead by a fixed time.</summary>
internal sealed class LaterClock(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
