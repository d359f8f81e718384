using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web;

/// <summary>
/// The proxies whose <c>X-Forwarded-For</c> is believed when visitors are told apart: this machine, and those that a setting names. From
/// anywhere else the header is what a stranger wrote.
/// </summary>
public sealed class TrustedProxies
{
    private readonly IReadOnlyList<IPNetwork> networks;

    private TrustedProxies(IReadOnlyList<IPNetwork> networks) => this.networks = networks;

    /// <summary>Proxies on this machine alone.</summary>
    public static TrustedProxies ThisMachine { get; } = new([]);

    /// <summary>
    /// Null, with the first that is wrong, where one is no address and no network such as <c>172.17.0.0/16</c>, or is so wide that it
    /// trusts everybody.
    /// </summary>
    public static TrustedProxies? TryParse(IEnumerable<string> proxies, out string? wrong)
    {
        var networks = new List<IPNetwork>();
        foreach (var proxy in proxies)
        {
            IPNetwork? network =
                IPAddress.TryParse(proxy, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
                : IPNetwork.TryParse(proxy, out var range) && range.PrefixLength > 0 ? range
                : null;
            if (network is not { } parsed)
            {
                wrong = proxy;
                return null;
            }

            networks.Add(parsed);
        }

        wrong = null;
        return new TrustedProxies(networks);
    }

    /// <summary>
    /// Who asks: the connection's own address, or where that is a trusted proxy's the nearest address it saw that is none. Null for
    /// this machine itself.
    /// </summary>
    public static IPAddress? VisitorOf(HttpContext context)
    {
        var trusted = context.RequestServices?.GetService<TrustedProxies>() ?? ThisMachine;
        var address = Plain(context.Connection.RemoteIpAddress);
        var passed = context.Request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries);
        for (var nearest = passed.Length - 1; nearest >= 0 && trusted.Trusts(address); nearest--)
        {
            if (!IPEndPoint.TryParse(passed[nearest], out var endpoint))
                break;
            address = Plain(endpoint.Address);
        }

        return address is null || IPAddress.IsLoopback(address) ? null : address;
    }

    private bool Trusts(IPAddress? address) =>
        address is null || IPAddress.IsLoopback(address) || networks.Any(network => network.Contains(address));

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
