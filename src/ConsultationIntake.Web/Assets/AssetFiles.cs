using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Assets;

/// <summary>
/// <c>/assets/{name}</c>: style sheets, scripts and icons from inside this assembly, the same in both hosts. Pages name
/// them by <see cref="Address"/>, which changes with the content, so that a browser never asks twice.
/// </summary>
public sealed partial class AssetFiles
{
    private const string Prefix = "assets/";
    private const int HashLength = 12;
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, Asset> InThisAssembly = Load();

    private readonly FrozenDictionary<string, Asset> files = InThisAssembly;

    /// <summary>The address of a file with the mark of its content: <c>/assets/form.3f2a….css</c>.</summary>
    public string Address(string name) => $"/assets/{Path.GetFileNameWithoutExtension(name)}.{files[name].Hash}{Path.GetExtension(name)}";

    public IResult Get(string name, HttpContext context)
    {
        if (Brand().Match(name) is { Success: true } brand)
            return Send(context, Encoding.ASCII.GetBytes($":root{{--brand:#{brand.Groups[1].Value}}}"), "text/css; charset=utf-8", Forever);

        var plain = Marked().Match(name) is { Success: true } marked ? marked.Groups[1].Value + marked.Groups[3].Value : name;
        if (!files.TryGetValue(plain, out var file))
            return Results.NotFound();
        var isMarked = plain != name && name.Contains(file.Hash, StringComparison.Ordinal);
        context.Response.Headers.ETag = $"\"{file.Hash}\"";
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (bytes, encoding) = accepted switch
        {
            _ when file.IsText && accepted.Contains("br", StringComparison.Ordinal) => (file.Brotli.Value, "br"),
            _ when file.IsText && accepted.Contains("gzip", StringComparison.Ordinal) => (file.Gzip.Value, "gzip"),
            _ => (file.Bytes, null),
        };
        if (file.IsText)
            context.Response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch.ToString().Contains(file.Hash, StringComparison.Ordinal))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        if (encoding is not null)
            context.Response.Headers.ContentEncoding = encoding;
        return Send(context, bytes, file.Type, isMarked ? Forever : "public, max-age=3600");
    }

    /// <summary>The description of the whole API (OpenAPI 3.1).</summary>
    public static IResult OpenApi() =>
        Results.Stream(typeof(AssetFiles).Assembly.GetManifestResourceStream("openapi.json")!, "application/json");

    private static IResult Send(HttpContext context, byte[] bytes, string type, string caching)
    {
        context.Response.Headers.CacheControl = caching;
        return Results.Bytes(bytes, type);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(AssetFiles).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[Prefix.Length..].Replace('\\', '/'),
                name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    var bytes = new byte[stream.Length];
                    stream.ReadExactly(bytes);
                    return new Asset(bytes, TypeOf(name));
                },
                StringComparer.Ordinal
            );
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".ico" => "image/x-icon",
            ".woff2" => "font/woff2",
            _ => "application/octet-stream",
        };

    /// <summary>Packed when it is first asked for so: to do it for all takes longer than everything else at a start.</summary>
    private sealed class Asset(byte[] bytes, string type)
    {
        public byte[] Bytes { get; } = bytes;

        public string Type { get; } = type;

        public bool IsText { get; } = type.StartsWith("text/", StringComparison.Ordinal) || type == "image/svg+xml";

        public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength];

        public Lazy<byte[]> Brotli { get; } = new(() => Pack(bytes, to => new BrotliStream(to, CompressionLevel.SmallestSize)));

        public Lazy<byte[]> Gzip { get; } = new(() => Pack(bytes, to => new GZipStream(to, CompressionLevel.SmallestSize)));

        private static byte[] Pack(byte[] bytes, Func<Stream, Stream> pack)
        {
            var packed = new MemoryStream();
            using (var stream = pack(packed))
                stream.Write(bytes);
            return packed.ToArray();
        }
    }

    [GeneratedRegex(@"^brand-([0-9a-f]{6})\.css$", RegexOptions.CultureInvariant)]
    private static partial Regex Brand();

    [GeneratedRegex(@"^(.+)\.([0-9a-f]{12})(\.[a-z0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
