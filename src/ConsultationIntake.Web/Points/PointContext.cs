using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Web.Points;

/// <summary>What stands before and after a point in its response: up to a sentence or two.</summary>
public sealed record PointContext(PointId Point, string Before, string After)
{
    private const int Most = 300;

    internal static PointContext Of(PointId id, string text, TextSpan span)
    {
        var before = text[Math.Max(0, span.Start - Most)..span.Start];
        var after = text[span.End..Math.Min(text.Length, span.End + Most)];
        return new PointContext(id, FromABeginning(before, span.Start > Most), ToAnEnd(after, span.End + Most < text.Length));
    }

    private static string FromABeginning(string words, bool isCut)
    {
        if (!isCut)
            return words.TrimStart();
        var at = words.IndexOfAny([' ', '\n']);
        return at < 0 ? words : $"… {words[at..].TrimStart()}";
    }

    private static string ToAnEnd(string words, bool isCut)
    {
        if (!isCut)
            return words.TrimEnd();
        var at = words.LastIndexOfAny([' ', '\n']);
        return at < 0 ? words : $"{words[..at].TrimEnd()} …";
    }
}
