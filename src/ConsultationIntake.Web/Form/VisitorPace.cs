using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// Slows down a network that sends form after form, and refuses nobody: many people share one address on a phone or in a
/// library. Nothing of it outlives a few minutes or the process.
/// </summary>
public sealed class VisitorPace(TimeProvider clock)
{
    /// <summary>Posts in a minute that are answered at once.</summary>
    private const int AtOnce = 60;

    /// <summary>Posts in a minute from which on a program is suspected.</summary>
    private const int Hurried = 240;
    private const int MaxNetworks = 50_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);

    private readonly record struct Count(DateTimeOffset Since, int Posts);

    /// <summary>Waits as long as this network's pace asks for. True where it is faster than people are.</summary>
    internal async Task<bool> TakeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (NetworkOf(context) is not { } network)
            return false;
        var now = clock.GetUtcNow();
        if (counts.Count > MaxNetworks)
            Forget(now);
        var count = counts.AddOrUpdate(
            network,
            _ => new(now, 1),
            (_, old) => now - old.Since > Window ? new(now, 1) : old with { Posts = old.Posts + 1 }
        );
        if (DelayAfter(count.Posts) is { Ticks: > 0 } delay)
            await Task.Delay(delay, clock, cancellationToken);
        return count.Posts > Hurried;
    }

    internal static TimeSpan DelayAfter(int posts) =>
        posts <= AtOnce ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Longest.Ticks, (posts - AtOnce) * Step.Ticks));

    /// <summary>
    /// The network of <see cref="TrustedProxies.VisitorOf"/>, in hex: the address, of IPv6 the half that names the network. Null for this
    /// machine itself.
    /// </summary>
    public static string? NetworkOf(HttpContext context)
    {
        if (TrustedProxies.VisitorOf(context)?.GetAddressBytes() is not { } bytes)
            return null;
        return Convert.ToHexString(bytes.AsSpan(0, bytes.Length == 16 ? 8 : bytes.Length));
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (network, count) in counts)
        {
            if (now - count.Since > Window)
                counts.TryRemove(network, out _);
        }
    }
}
