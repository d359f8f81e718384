using ConsultationIntake.Reading;

namespace ConsultationIntake.TextAnalytics;

/// <summary>What the service found in one text, as places in it and numbers: no word of the text itself, so it can be kept.</summary>
internal sealed record AnalysedText
{
    /// <summary>The code under which the service declined this text, or null. Nothing else is set then.</summary>
    public string? Declined { get; init; }

    public IReadOnlyList<TextSpan> KeyPhrases { get; init; } = [];
    public IReadOnlyList<Opinion> Opinions { get; init; } = [];
    public IReadOnlyList<ClassifiedAs> Classes { get; init; } = [];

    /// <summary>Whether another try could not tell more.</summary>
    public bool IsFinal => Declined is null or "InvalidDocument" or "UnsupportedLanguageCode";

    /// <summary>The findings of a text's consecutive pieces as those of the text. One declined piece declines it.</summary>
    internal static AnalysedText Join(IReadOnlyList<(int Start, AnalysedText Piece)> pieces)
    {
        if (pieces.FirstOrDefault(piece => piece.Piece.Declined is not null).Piece is { } declined)
            return declined;
        return new AnalysedText
        {
            KeyPhrases = [.. pieces.SelectMany(piece => piece.Piece.KeyPhrases.Select(span => span.Shift(piece.Start)))],
            Opinions =
            [
                .. pieces.SelectMany(piece =>
                    piece.Piece.Opinions.Select(opinion => opinion with { Target = opinion.Target.Shift(piece.Start) })
                ),
            ],
            Classes =
            [
                .. pieces
                    .SelectMany(piece => piece.Piece.Classes)
                    .GroupBy(found => found.Name, StringComparer.Ordinal)
                    .Select(found => new ClassifiedAs(found.Key, found.Max(one => one.Confidence))),
            ],
        };
    }
}
