namespace ConsultationIntake.Inbox.Understanding;

/// <summary>The text of an email in its pieces: what its sender says now, and what is set aside with the name of what it is.</summary>
/// <param name="Pieces">In reading order; together they are the whole text.</param>
/// <param name="Forwarded">Who wrote what was forwarded, the innermost; null where nothing was.</param>
internal sealed record LetterBody(IReadOnlyList<LetterBody.Piece> Pieces, ForwardedFrom? Forwarded)
{
    internal const string Response = "body";

    public string ResponseText => string.Join("\n\n", Pieces.Where(piece => piece.IsResponse).Select(piece => piece.Text));

    /// <param name="Name"><c>body</c>, or what is set aside: <c>quoted</c>, <c>signature</c>, <c>disclaimer</c>, <c>banner</c>, <c>forwarding</c>, <c>cover-note</c>.</param>
    internal sealed record Piece(string Name, string Text)
    {
        public bool IsResponse => Name == Response;
    }
}
