using System.CommandLine;
using System.Text;

namespace ConsultationIntake.Cli;

/// <summary>A running host, spoken to as the member of staff that <see cref="SignInVariable"/> names.</summary>
internal static class HostConnection
{
    /// <summary>Holds <c>user:password</c> of a member of staff where the host asks for one: not an option, which other users of the machine could read.</summary>
    internal const string SignInVariable = "CONSULTATION_STAFF";

    /// <summary>Where the host runs, as <c>./run</c> starts it unless told otherwise.</summary>
    internal static Option<Uri> AddressOption() => new("--address")
    {
        Description = "Where the host runs.",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                return address;
            result.AddError($"'{result.Tokens[0].Value}' is not an address such as http://127.0.0.1:5080.");
            return null;
        },
    };

    internal static HttpClient Open(Uri address, TimeSpan timeout)
    {
        var host = new HttpClient { BaseAddress = address, Timeout = timeout };
        if (Environment.GetEnvironmentVariable(SignInVariable) is { Length: > 0 } signIn)
            host.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(signIn)));
        return host;
    }
}
