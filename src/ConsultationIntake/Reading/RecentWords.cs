namespace ConsultationIntake.Reading;

/// <summary>
/// Lets go of what every <see cref="Recent{TKey, TValue}"/> of this process remembers, as each is next asked for something.
/// </summary>
internal static class RecentWords
{
    private static volatile int timesForgotten;

    internal static int TimesForgotten => timesForgotten;

    internal static void Forget() => Interlocked.Increment(ref timesForgotten);
}
