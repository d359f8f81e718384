using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultationIntake.Functions.Staff;

/// <summary>
/// The signed-in person as App Service's authentication describes them in <c>X-MS-CLIENT-PRINCIPAL</c>: base64 of JSON
/// (https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities).
/// </summary>
internal sealed record ClientPrincipal
{
    internal const string Header = "X-MS-CLIENT-PRINCIPAL";

    [JsonPropertyName("auth_typ")]
    public string? Provider { get; init; }

    [JsonPropertyName("name_typ")]
    public string? NameClaim { get; init; }

    [JsonPropertyName("role_typ")]
    public string? RoleClaim { get; init; }

    [JsonPropertyName("claims")]
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    internal string? Name => First("name") ?? (NameClaim is null ? null : First(NameClaim)) ?? First("preferred_username");

    internal static ClientPrincipal? Read(string header)
    {
        var bytes = new byte[header.Length];
        if (header.Length == 0 || !Convert.TryFromBase64String(header, bytes, out var length))
            return null;
        try
        {
            var principal = JsonSerializer.Deserialize<ClientPrincipal>(bytes.AsSpan(0, length));
            return principal is null ? null : principal with { Claims = [.. (principal.Claims ?? []).OfType<Claim>()] };
        }
        catch (JsonException)
        {
            // Nobody: what cannot be read identifies no one.
            return null;
        }
    }

    internal bool HasRole(string role) =>
        Claims.Any(claim => (claim.Type == "roles" || (RoleClaim is not null && claim.Type == RoleClaim)) && claim.Value == role);

    private string? First(string type) =>
        Claims.FirstOrDefault(claim => claim.Type == type && !string.IsNullOrWhiteSpace(claim.Value))?.Value;

    internal sealed record Claim([property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] string? Value);
}
