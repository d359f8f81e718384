using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ConsultationIntake.Web.Assets;

/// <summary><c>/assets/{name}</c>: style sheets, scripts and icons from inside this assembly, the same in both hosts.</summary>
public sealed class AssetFiles
{
    private const string Prefix = "assets/";

    private readonly FrozenDictionary<string, (byte[] Bytes, string Type, EntityTagHeaderValue Tag)> files = Load();

    public IResult Get(string name, HttpContext context)
    {
        if (!files.TryGetValue(name, out var file))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Bytes(file.Bytes, file.Type, entityTag: file.Tag);
    }

    /// <summary>The description of the whole API (OpenAPI 3.1).</summary>
    public static IResult OpenApi() => Results.Stream(typeof(AssetFiles).Assembly.GetManifestResourceStream("openapi.json")!, "application/json");

    private static FrozenDictionary<string, (byte[], string, EntityTagHeaderValue)> Load()
    {
        var assembly = typeof(AssetFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            name => name[Prefix.Length..].Replace('\\', '/'),
            name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return (bytes, TypeOf(name), new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
            },
            StringComparer.Ordinal);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
}
