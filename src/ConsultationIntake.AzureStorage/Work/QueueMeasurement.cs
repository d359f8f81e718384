namespace ConsultationIntake.AzureStorage.Work;

/// <param name="Queue">The queue's name.</param>
/// <param name="Length">About how many messages it holds, those being worked on included.</param>
/// <param name="Oldest">How long the first message that waits has been there; zero when none waits.</param>
public sealed record QueueMeasurement(string Queue, int Length, TimeSpan Oldest);
