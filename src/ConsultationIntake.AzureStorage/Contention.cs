using System.Security.Cryptography;

namespace ConsultationIntake.AzureStorage;

/// <summary>What a writer does that found another had been there first: wait a random while, longer each time, and look again.</summary>
internal static class Contention
{
    private const int Tries = 40;
    private const int LongestWaitInMilliseconds = 1_000;

    internal static async Task WaitAsync(int attempt, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (attempt >= Tries)
            throw new TimeoutException($"Other writers were first {Tries} times in a row.");
        var longest = Math.Min(LongestWaitInMilliseconds, 10 << Math.Min(attempt, 10));
        await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, longest)), clock, cancellationToken);
    }
}
