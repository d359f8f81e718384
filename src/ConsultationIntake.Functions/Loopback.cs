using System.Net;

namespace ConsultationIntake.Functions;

/// <summary>Which addresses of other services are taken: TLS, or this machine itself, where stand-ins listen.</summary>
internal static class Loopback
{
    internal static bool IsTlsOrThisMachine(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address)));

    private static bool IsThisMachine(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
