using System.Collections.Concurrent;
using System.Reflection;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests;

/// <summary>
/// A store that counts how many readings and additions are under way at once: where the store is over a network, one after another is a
/// wait for each.
/// </summary>
public class CallsAtOnce : DispatchProxy
{
    private readonly ConcurrentDictionary<string, int> most = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> underWay = new(StringComparer.Ordinal);
    private ISubmissionStore store = null!;

    internal static ISubmissionStore Of(ISubmissionStore store)
    {
        var counting = Create<ISubmissionStore, CallsAtOnce>();
        ((CallsAtOnce)(object)counting).store = store;
        return counting;
    }

    /// <summary>The most calls of a method that were under way at once since this was last asked.</summary>
    internal static int MostOf(ISubmissionStore counting, string method) =>
        ((CallsAtOnce)(object)counting).most.TryRemove(method, out var count) ? count : 0;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name switch
        {
            nameof(ISubmissionStore.FindAsync) => CountAsync(targetMethod.Name, () => (Task<Submission?>)targetMethod.Invoke(store, args)!),
            nameof(ISubmissionStore.AddAsync) => CountAsync(targetMethod.Name, () => (Task<AddOutcome>)targetMethod.Invoke(store, args)!),
            _ => targetMethod.Invoke(store, args),
        };

    private async Task<T> CountAsync<T>(string method, Func<Task<T>> call)
    {
        var now = underWay.AddOrUpdate(method, 1, (_, count) => count + 1);
        most.AddOrUpdate(method, now, (_, count) => Math.Max(count, now));
        try
        {
            await Task.Yield();
            return await call();
        }
        finally
        {
            underWay.AddOrUpdate(method, 0, (_, count) => count - 1);
        }
    }
}
