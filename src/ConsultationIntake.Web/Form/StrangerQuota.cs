using System.Globalization;
using ConsultationIntake.Allowances;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// Says, before anything is kept or sent, whether a stranger may still have it kept or sent. Requests of this machine itself have no
/// network and share what all strangers have together.
/// </summary>
public sealed class StrangerQuota(IAllowances allowances, IOptions<StrangerOptions> options, TimeProvider clock)
{
    /// <summary>People write less in one go, and what they write is never counted.</summary>
    private const long Free = 20_000;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private StrangerOptions Limits => options.Value;

    /// <summary>In seconds, for <c>Retry-After</c>: until the hour is over.</summary>
    internal string RetryAfter =>
        Math.Ceiling((new Allowance("", Hour, 0).EndsAt(clock.GetUtcNow()) - clock.GetUtcNow()).TotalSeconds)
            .ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether so many bytes may be kept.</summary>
    internal async Task<bool> MayKeepAsync(HttpContext context, long bytes, CancellationToken cancellationToken) =>
        bytes <= Free
        || (
            await TakeAsync(new("bytes-network", Hour, Limits.MostBytesAnHour), VisitorPace.NetworkOf(context), bytes, cancellationToken)
            && await TakeAsync(new("bytes-all", Day, Limits.MostBytesADay), "", bytes, cancellationToken)
        );

    /// <summary>Whether a mail that nobody has signed may be kept.</summary>
    internal async Task<bool> MayKeepMailAsync(HttpContext context, long bytes, CancellationToken cancellationToken) =>
        await TakeAsync(new("mails-network", Hour, Limits.MostMailsAnHour), VisitorPace.NetworkOf(context), 1, cancellationToken)
        && await MayKeepAsync(context, Math.Max(bytes, Free + 1), cancellationToken);

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

    private async Task<bool> TakeAsync(Allowance allowance, string? whose, long amount, CancellationToken cancellationToken) =>
        whose is null || await allowances.TakeAsync(allowance, whose, amount, clock.GetUtcNow(), cancellationToken);
}
