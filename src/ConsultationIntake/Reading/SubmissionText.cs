using System.Text;

namespace ConsultationIntake.Reading;

/// <summary>
/// Everything a respondent said, as one text that every span points into, and the parts it was put together from.
/// It never changes after it is stored.
/// </summary>
public sealed record SubmissionText(string Value, IReadOnlyList<SubmissionPart> Parts)
{
    private const string Separator = "\n\n";

    /// <summary>Joins pieces in order; each piece's page starts are offsets into its own text.</summary>
    public static SubmissionText Compose(IEnumerable<Piece> pieces)
    {
        var value = new StringBuilder();
        var parts = new List<SubmissionPart>();
        foreach (var piece in pieces)
        {
            if (parts.Count > 0)
                value.Append(piece.Before);
            var start = value.Length;
            value.Append(piece.Text);
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

        return new SubmissionText(value.ToString(), parts);
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
