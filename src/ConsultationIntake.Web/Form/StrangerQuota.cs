using System.Collections.Concurrent;
using System.Globalization;
using ConsultationIntake.Allowances;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// Says, before anything is kept or sent, whether a stranger may still have it kept or sent. Requests of this machine itself have no
/// network and share what all strangers have together.
/// </summary>
public sealed class StrangerQuota(IAllowances allowances, IOptions<StrangerOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>What is shorter is counted without asking the store each time: see <see cref="TakeFromStockAsync"/>.</summary>
    private const long Short = 20_000;

    /// <summary>What a post takes on the disk at least, however short it is: its record, its index, its work.</summary>
    private const long LeastOfAPost = 4_000;

    /// <summary>How many short posts of a network an instance gets leave for at once.</summary>
    private const int Stock = 50;

    /// <summary>
    /// The part of what all strangers have together that an instance gets leave for at once. Everybody waits for the write that asks for
    /// it: of two thousand million bytes a day it is asked once in a thousand posts.
    /// </summary>
    private const long StocksOfAll = 500;

    private const int MaxStocks = 20_000;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<(string Name, string Whose), (DateTimeOffset EndsAt, long Left)> stocks = new();
    private readonly SemaphoreSlim restocking = new(1, 1);

    private StrangerOptions Limits => options.Value;

    /// <summary>In seconds, for <c>Retry-After</c>: until the hour is over.</summary>
    internal string RetryAfter =>
        Math.Ceiling((new Allowance("", Hour, 0).EndsAt(clock.GetUtcNow()) - clock.GetUtcNow()).TotalSeconds)
            .ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Whether a post of so many bytes may be kept: by how many a network sent, by their bytes, and by what all strangers sent.
    /// </summary>
    internal async Task<bool> MayKeepAsync(HttpContext context, long bytes, CancellationToken cancellationToken)
    {
        var (network, size) = (VisitorPace.NetworkOf(context), Math.Max(bytes, LeastOfAPost));
        return await TakeFromStockAsync(new("posts-network", Hour, Limits.MostPostsAnHour), network, 1, Stock, cancellationToken)
            && await TakeBytesAsync(
                new("bytes-network", Hour, Limits.MostBytesAnHour),
                network,
                size,
                Stock * LeastOfAPost,
                cancellationToken
            )
            && await TakeBytesAsync(
                new("bytes-all", Day, Limits.MostBytesADay),
                "",
                size,
                Math.Max(Stock * LeastOfAPost, Limits.MostBytesADay / StocksOfAll),
                cancellationToken
            );
    }

    /// <summary>Whether a mail that nobody has signed may be kept.</summary>
    internal async Task<bool> MayKeepMailAsync(HttpContext context, long bytes, CancellationToken cancellationToken) =>
        await TakeAsync(new("mails-network", Hour, Limits.MostMailsAnHour), VisitorPace.NetworkOf(context), 1, cancellationToken)
        && await MayKeepAsync(context, Math.Max(bytes, Short + 1), cancellationToken);

    /// <summary>Whether a mail without a stranger's words may go to an address that nobody has proven.</summary>
    internal async Task<bool> MayWriteToAsync(HttpContext context, string address, CancellationToken cancellationToken) =>
        await TakeAsync(
            new("first-mails-network", Hour, Limits.MostFirstMailsFromANetwork),
            VisitorPace.NetworkOf(context),
            1,
            cancellationToken
        )
        && await TakeAsync(
            new("first-mails-address", Hour, Limits.MostFirstMailsToAnAddress),
            address.Trim().ToLowerInvariant(),
            1,
            cancellationToken
        );

    /// <summary>Whether the copy of a response may go to its proven address again.</summary>
    internal Task<bool> MayCopyAsync(string reference, CancellationToken cancellationToken) =>
        TakeAsync(new("copies", Hour, Limits.MostFirstMailsToAnAddress), reference, 1, cancellationToken);

    public void Dispose() => restocking.Dispose();

    private Task<bool> TakeBytesAsync(Allowance allowance, string? whose, long bytes, long atOnce, CancellationToken cancellationToken) =>
        bytes > Short
            ? TakeAsync(allowance, whose, bytes, cancellationToken)
            : TakeFromStockAsync(allowance, whose, bytes, atOnce, cancellationToken);

    /// <summary>
    /// Takes from what this instance got leave for before, so that a short post costs no write of its own. What is left when a window ends,
    /// or the process, is nobody's.
    /// </summary>
    private async Task<bool> TakeFromStockAsync(
        Allowance allowance,
        string? whose,
        long amount,
        long atOnce,
        CancellationToken cancellationToken
    )
    {
        if (whose is null || TryTake(allowance, whose, amount))
            return true;
        await restocking.WaitAsync(cancellationToken);
        try
        {
            if (TryTake(allowance, whose, amount))
                return true;
            foreach (var size in new[] { Math.Max(atOnce, amount), amount }.Distinct())
            {
                if (!await TakeAsync(allowance, whose, size, cancellationToken))
                    continue;
                AddToStock(allowance, whose, size - amount);
                return true;
            }

            return false;
        }
        finally
        {
            restocking.Release();
        }
    }

    private bool TryTake(Allowance allowance, string whose, long amount)
    {
        var key = (allowance.Name, whose);
        var ends = allowance.EndsAt(clock.GetUtcNow());
        while (stocks.TryGetValue(key, out var stock) && stock.EndsAt == ends && stock.Left >= amount)
        {
            if (stocks.TryUpdate(key, stock with { Left = stock.Left - amount }, stock))
                return true;
        }

        return false;
    }

    private void AddToStock(Allowance allowance, string whose, long amount)
    {
        var now = clock.GetUtcNow();
        var ends = allowance.EndsAt(now);
        if (stocks.Count > MaxStocks)
        {
            foreach (var (key, stock) in stocks.Where(stock => stock.Value.EndsAt <= now || stocks.Count > MaxStocks))
                stocks.TryRemove(KeyValuePair.Create(key, stock));
        }

        stocks.AddOrUpdate((allowance.Name, whose), (ends, amount), (_, old) => (ends, old.EndsAt == ends ? old.Left + amount : amount));
    }

    private async Task<bool> TakeAsync(Allowance allowance, string? whose, long amount, CancellationToken cancellationToken) =>
        whose is null || await allowances.TakeAsync(allowance, whose, amount, clock.GetUtcNow(), cancellationToken);
}
