using System.CommandLine;

namespace ConsultationIntake.Cli;

/// <summary>A running host, spoken to as the member of staff that <see cref="SignInVariable"/> names.</summary>
internal static class HostConnection
{
    /// <summary>
    /// Holds <c>user:password</c> of a member of staff where the host asks for one: not an option, which other users of the machine could
    /// read.
    /// </summary>
    internal const string SignInVariable = "CONSULTATION_STAFF";

    private const string SignInPath = "/staff/sign-in";

    /// <summary>Where the host runs, as <c>./run</c> starts it unless told otherwise.</summary>
    internal static Option<Uri> AddressOption() =>
        new("--address")
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

    /// <summary>
    /// Signed in where <see cref="SignInVariable"/> is set; a sign-in that fails shows at the first thing that is asked for.
    /// </summary>
    internal static async Task<HttpClient> OpenAsync(Uri address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var host = new HttpClient { BaseAddress = address, Timeout = timeout };
        if (Environment.GetEnvironmentVariable(SignInVariable)?.Split(':', 2) is not [var user, var password])
            return host;
        try
        {
            using var form = new FormUrlEncodedContent([new("user", user), new("password", password)]);
            using var answer = await host.PostAsync(SignInPath, form, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // Nobody answers there: the command says so, and where it looked.
        }

        return host;
    }
}
