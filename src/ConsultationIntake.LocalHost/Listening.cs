using ConsultationIntake.LocalHost.Staff;

namespace ConsultationIntake.LocalHost;

/// <summary>Where this host listens, by configuration, and by which names it may be asked for.</summary>
/// <param name="Addresses">As settings give them, for instance <c>http://127.0.0.1:5080</c> or <c>http://*:80</c>.</param>
/// <param name="FurtherNames">Names that the setting <c>AllowedHosts</c> adds.</param>
internal sealed record Listening(IReadOnlyList<string> Addresses, IReadOnlyList<string> FurtherNames)
{
    private static readonly string[] NamesOfThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    internal static Listening Of(IConfiguration configuration) =>
        new(
            [
                .. (configuration["urls"] ?? "http://127.0.0.1:5000").Split(';', StringSplitOptions.RemoveEmptyEntries),
                .. Ports(configuration["http_ports"], "http"),
                .. Ports(configuration["https_ports"], "https"),
                .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>(),
            ],
            (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>
    /// Every name that is ours: a request by another is refused, so that no page can reach us by a name of its own (DNS rebinding).
    /// </summary>
    internal IEnumerable<string> NamesOf(LocalHostOptions options) =>
        [
            .. NamesOfThisMachine,
            .. Addresses.Select(HostOf).OfType<string>(),
            .. options.PublicAddress is { } address ? [new Uri(address).Host] : Array.Empty<string>(),
            .. FurtherNames,
        ];

    /// <summary>Why the host must not start, with what to do about it; null where it may.</summary>
    internal string? ProblemWith(LocalHostOptions options, StaffOptions staff)
    {
        var open = Addresses.FirstOrDefault(address => HostOf(address) is not { } host || !Loopback.IsThisMachine(host));
        var published = options.PublicAddress is { } address && !Loopback.IsThisMachine(new Uri(address).Host) ? address : null;
        if (options.TrustThisMachine && (open ?? published) is { } reachable)
            return $"LocalHost:TrustThisMachine makes everybody at this machine staff, so nothing else may reach it: {reachable}. "
                + "Turn it off, or listen on 127.0.0.1 alone without LocalHost:PublicAddress.";
        if (!staff.HasSignIn && (open ?? published) is { } noStaff)
            return $"Nobody can sign in, and others reach this host on {noStaff}. Configure staff (Staff:Users or "
                + "Staff:OpenIdConnect), or listen on 127.0.0.1 alone without LocalHost:PublicAddress.";
        if (published is not null && !published.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            return $"LocalHost:PublicAddress is {published}: passwords and answers would travel unprotected. Put TLS in front and "
                + "begin the address with https.";
        if (open is not null && published is null && FurtherNames.Count == 0)
            return $"This host listens on {open}, and by which name others ask for it is not known. Set LocalHost:PublicAddress, for "
                + "instance to https://consult.example.org.";
        return null;
    }

    /// <summary>Null where an address stands for every name, or for none.</summary>
    private static string? HostOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host is not ("0.0.0.0" or "[::]" or "") ? uri.Host : null;

    private static IEnumerable<string> Ports(string? ports, string scheme) =>
        (ports ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"{scheme}://*:{port}");
}
