using System.Text.Json.Serialization;

namespace ConsultationIntake.Reading;

/// <summary>
/// Everything a respondent said, as one text that every span points into, and the parts it was put together from.
/// It never changes after it is stored.
/// </summary>
public sealed record SubmissionText([property: JsonConverter(typeof(LongText))] string Value, IReadOnlyList<SubmissionPart> Parts)
{
    private const string Separator = "\n\n";

    /// <summary>Joins pieces in order; each piece's page starts are offsets into its own text.</summary>
    public static SubmissionText Compose(IEnumerable<Piece> pieces)
    {
        var texts = new List<string>();
        var parts = new List<SubmissionPart>();
        var length = 0;
        foreach (var piece in pieces)
        {
            var before = parts.Count > 0 ? piece.Before : "";
            var start = length + before.Length;
            length = start + piece.Text.Length;
            texts.Add(before);
            texts.Add(piece.Text);
            parts.Add(
                new SubmissionPart
                {
                    Kind = piece.Kind,
                    Name = piece.Name,
                    Prompt = piece.Prompt,
                    Span = new TextSpan(start, piece.Text.Length),
                    PageStarts = [.. piece.PageStarts.Select(page => page + start)],
                    SetAside = piece.SetAside,
                    Evidence = piece.Evidence,
                    Note = piece.Note,
                }
            );
        }

        return new SubmissionText(string.Concat([.. texts]), parts);
    }

    public sealed record Piece(PartKind Kind, string Name, string Text, string? Prompt = null)
    {
        public IReadOnlyList<int> PageStarts { get; init; } = [];

        /// <inheritdoc cref="SubmissionPart.SetAside"/>
        public SetAsideReason? SetAside { get; init; }

        /// <inheritdoc cref="SubmissionPart.Evidence"/>
        public string? Evidence { get; init; }

        public string? Note { get; init; }

        /// <summary>What stands between it and the piece before: for pieces of one text the white space that was there.</summary>
        public string Before { get; init; } = Separator;
    }
}
