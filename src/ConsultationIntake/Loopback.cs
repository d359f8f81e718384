using System.Net;

namespace ConsultationIntake;

/// <summary>Addresses of this machine itself, where stand-ins of other services listen.</summary>
public static class Loopback
{
    /// <summary>Whether a host's name, as an address gives it, means this machine.</summary>
    public static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Whether what is sent to an address is read by nobody on the way: TLS, or http to this machine.</summary>
    public static bool IsTlsOrThisMachine(Uri address) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address.Host)));
}
