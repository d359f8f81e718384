namespace ConsultationIntake.Documents.Emails;

/// <summary>A MIME message or one part of one (RFC 2045), cut up to a depth and a number of parts and no further.</summary>
internal sealed class MimeEntity
{
    private const int MaxDepth = 16;
    private const int MaxParts = 500;

    private readonly ReadOnlyMemory<byte> encoded;

    private MimeEntity(HeaderFields headers, ReadOnlyMemory<byte> encoded, HeaderParameters contentType, IReadOnlyList<MimeEntity> children)
    {
        Headers = headers;
        this.encoded = encoded;
        ContentType = contentType;
        Children = children;
    }

    public HeaderFields Headers { get; }

    public HeaderParameters ContentType { get; }

    public IReadOnlyList<MimeEntity> Children { get; }

    public bool IsMultipart => ContentType.Value.StartsWith("multipart/", StringComparison.Ordinal);

    public HeaderParameters Disposition => HeaderParameters.Parse(Headers.Raw("Content-Disposition"));

    public string? FileName => Disposition["filename"] ?? ContentType["name"];

    public string? ContentId => Headers["Content-ID"]?.Trim('<', '>', ' ');

    /// <summary>The content with its transfer encoding undone.</summary>
    public ReadOnlyMemory<byte> Content => TransferEncoding.Decode(encoded, Headers.Raw("Content-Transfer-Encoding"));

    public string Text => Charsets.Decode(Content.Span, ContentType["charset"]);

    public static MimeEntity Parse(ReadOnlyMemory<byte> content, out bool complete)
    {
        var reading = new Reading();
        var entity = reading.Read(content, depth: 0, defaultType: "text/plain");
        complete = reading.Complete;
        return entity;
    }

    private sealed class Reading
    {
        private int parts;

        public bool Complete { get; private set; } = true;

        public MimeEntity Read(ReadOnlyMemory<byte> content, int depth, string defaultType)
        {
            parts++;
            var (block, body) = HeaderFields.Split(content);
            var headers = HeaderFields.Parse(block);
            var type = HeaderParameters.Parse(headers.Raw("Content-Type") ?? defaultType);
            if (!type.Value.Contains('/', StringComparison.Ordinal))
                type = type with { Value = defaultType };
            return new MimeEntity(headers, body, type, Children(type, body, depth));
        }

        private List<MimeEntity> Children(HeaderParameters type, ReadOnlyMemory<byte> body, int depth)
        {
            if (!type.Value.StartsWith("multipart/", StringComparison.Ordinal))
                return [];
            if (depth >= MaxDepth || type["boundary"] is not { Length: > 0 } boundary)
            {
                Complete = false;
                return [];
            }

            var cut = MultipartBody.Split(body, boundary, Math.Max(0, MaxParts - parts));
            Complete &= cut.Complete;
            var childType = type.Value == "multipart/digest" ? "message/rfc822" : "text/plain";
            var children = new List<MimeEntity>();
            foreach (var part in cut.Parts)
            {
                if (parts < MaxParts)
                    children.Add(Read(part, depth + 1, childType));
                else
                    Complete = false;
            }

            return children;
        }
    }
}
