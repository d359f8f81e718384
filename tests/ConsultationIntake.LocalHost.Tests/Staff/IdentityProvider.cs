using System.Security.Cryptography;
using ConsultationIntake.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ConsultationIntake.LocalHost.Tests.Staff;

/// <summary>A provider of OpenID Connect that signs everybody in at once, as one person with the roles a test gives.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "key" };
    private readonly TestClock clock;
    private string nonce = "";

    private IdentityProvider(WebApplication app, TestClock clock) => (this.app, this.clock) = (app, clock);

    internal string Address => app.Urls.First();

    internal string[] Roles { get; set; } = [];

    internal string Audience { get; set; } = "intake";

    internal static async Task<IdentityProvider> StartAsync(TestClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new IdentityProvider(app, clock);
        app.MapGet(
            "/.well-known/openid-configuration",
            () =>
                Results.Json(
                    new
                    {
                        issuer = provider.Address,
                        authorization_endpoint = $"{provider.Address}/authorize",
                        token_endpoint = $"{provider.Address}/token",
                        jwks_uri = $"{provider.Address}/keys",
                    }
                )
        );
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { Public(provider.key) } }));
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost(
            "/token",
            () =>
                Results.Json(
                    new
                    {
                        token_type = "Bearer",
                        access_token = "unused",
                        id_token = provider.Token(),
                    }
                )
        );
        await app.StartAsync();
        return provider;
    }

    private IResult Authorize(HttpRequest request)
    {
        Assert.Equal(("code", "S256"), (request.Query["response_type"].ToString(), request.Query["code_challenge_method"].ToString()));
        nonce = request.Query["nonce"].ToString();
        return Results.Redirect($"{request.Query["redirect_uri"]}?code=code&state={Uri.EscapeDataString(request.Query["state"]!)}");
    }

    private string Token() =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Address,
                Audience = Audience,
                IssuedAt = clock.GetUtcNow().UtcDateTime,
                NotBefore = clock.GetUtcNow().UtcDateTime,
                Expires = clock.GetUtcNow().AddMinutes(5).UtcDateTime,
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = "1",
                    ["name"] = "Ann Officer",
                    ["nonce"] = nonce,
                    ["roles"] = Roles,
                },
                SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            }
        );

    private static object Public(RsaSecurityKey key)
    {
        var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = key.KeyId,
            n = Base64UrlEncoder.Encode(numbers.Modulus),
            e = Base64UrlEncoder.Encode(numbers.Exponent),
        };
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
