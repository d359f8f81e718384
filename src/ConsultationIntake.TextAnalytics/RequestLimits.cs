namespace ConsultationIntake.TextAnalytics;

/// <summary>
/// How much the service takes at once (https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits).
/// </summary>
/// <param name="Documents">Documents in a request.</param>
/// <param name="Elements">Text elements in all of them.</param>
internal sealed record RequestLimits(int Documents, int Elements)
{
    /// <summary>Text elements in a document.</summary>
    internal const int DocumentElements = 5_120;

    /// <summary>Key phrases, sentiment and opinions, answered at once: only the documents are counted.</summary>
    internal static readonly RequestLimits Synchronous = new(10, 10 * DocumentElements);

    /// <summary>Custom classification, answered by polling.</summary>
    internal static readonly RequestLimits Asynchronous = new(25, 125_000);

    /// <summary>Pieces in their order, as few requests as hold them.</summary>
    internal IEnumerable<IReadOnlyList<TextPiece>> Requests(IEnumerable<TextPiece> pieces)
    {
        var request = new List<TextPiece>();
        var elements = 0;
        foreach (var piece in pieces)
        {
            if (request.Count > 0 && (request.Count == Documents || elements + piece.Length > Elements))
            {
                yield return request;
                (request, elements) = ([], 0);
            }

            request.Add(piece);
            elements += piece.Length;
        }

        if (request.Count > 0)
            yield return request;
    }
}
