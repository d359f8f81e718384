using System.Net;

namespace ConsultationIntake.Functions.Mail;

/// <summary>
/// Tries a request again where the answer was 429 or a server's error, after the time it asks for in Retry-After, or a
/// little longer each time. Asked to wait longer than <see cref="LongestWait"/>, it leaves the next try to its caller's.
/// </summary>
internal sealed class PoliteRetries(TimeProvider clock) : DelegatingHandler
{
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var wait in Waits)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (!MayPass(response.StatusCode))
                return response;
            var asked = Asked(response) ?? wait;
            if (asked > LongestWait)
                return response;
            response.Dispose();
            await Task.Delay(asked, clock, cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    /// <summary>Not a gateway's timeout: what stands behind it may have taken the mail.</summary>
    private static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError and not HttpStatusCode.GatewayTimeout;

    private TimeSpan? Asked(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date - clock.GetUtcNow());
        return wait is { } known && known < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
