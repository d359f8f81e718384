namespace ConsultationIntake.Points;

/// <summary>What a reader of a point has before the eyes beside it; null is what there is not.</summary>
/// <param name="Question">The question that it answers, as it was put.</param>
/// <param name="Heading">What it stands under.</param>
/// <param name="Before">What stands before it in the same response.</param>
/// <param name="OfMany">Whether the response has more points than <see cref="PointsInContext.Few"/>.</param>
public readonly record struct PointContext(string? Question = null, string? Heading = null, string? Before = null, bool OfMany = false);

/// <summary>A point's words, and what stands around them.</summary>
public sealed record PointText(string Words, PointContext Context = default)
{
    /// <summary>Words that stand alone.</summary>
    public static implicit operator PointText(string words) => new(words);
}
