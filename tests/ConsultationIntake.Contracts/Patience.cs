namespace ConsultationIntake.Contracts;

/// <summary>
/// How long a test waits for what another process, a browser or a queue has yet to do. It is no measure of speed: a test that passes
/// never waits so long, and a machine may be many times slower than usual.
/// </summary>
public static class Patience
{
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks again and again until it is so.</summary>
    /// <param name="what">What is waited for, said where it never came about.</param>
    public static Task UntilAsync(Func<bool> isSo, string what = "It") => UntilAsync(() => Task.FromResult(isSo()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)" />
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what = "It")
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Longest)
                Assert.Fail($"{what} did not come about within {Longest.TotalMinutes} minutes.");
            await Task.Delay(BetweenLooks, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>
    /// What <paramref name="work"/> gives, or a failure where it goes on for ever. What takes longer for each character than for the one
    /// before it goes on for ever, given enough characters.
    /// </summary>
    /// <param name="of">What it is given, said where it does not end.</param>
    public static T Ends<T>(Func<T> work, string of)
    {
        T given = default!;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                given = work();
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        Assert.True(thread.Join(Longest), $"It had not ended after {Longest.TotalMinutes} minutes: {of}");
        if (failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        return given;
    }
}
