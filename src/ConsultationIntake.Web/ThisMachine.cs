using System.Net;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web;

/// <param name="Host">The name that a request asked for, before it was taken for the public one.</param>
public sealed record AskedFor(HostString Host);

/// <summary>
/// Whether requests from this machine act as staff and bring mail that needs no signature. Only a setting says so: an address
/// alone vouches for nobody, since a proxy, a tunnel or another site's name can stand between.
/// </summary>
/// <param name="isTrusted">The setting; false trusts no request.</param>
public sealed class ThisMachine(bool isTrusted)
{
    /// <summary>What proxies write into the requests they pass on.</summary>
    private static readonly string[] ProxyHeaders =
    [
        "Forwarded",
        "Via",
        "X-Real-IP",
        "X-Client-IP",
        "X-Cluster-Client-IP",
        "True-Client-IP",
        "Client-IP",
        "CF-Connecting-IP",
        "Fastly-Client-IP",
        "X-ProxyUser-IP",
        "X-Envoy-External-Address",
        "X-Azure-ClientIP",
        "X-ARR-LOG-ID",
    ];

    private static readonly string[] ProxyPrefixes = ["X-Forwarded", "X-Original-"];

    /// <summary>A connection from this machine, asked for by a name of this machine, through no proxy.</summary>
    public bool IsAsking(HttpContext context) =>
        isTrusted
        && context.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote)
        && Loopback.IsThisMachine((context.Features.Get<AskedFor>()?.Host ?? context.Request.Host).Host)
        && !context.Request.Headers.Keys.Any(IsOfAProxy);

    private static bool IsOfAProxy(string header) =>
        ProxyHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || ProxyPrefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
