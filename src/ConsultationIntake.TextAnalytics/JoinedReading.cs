using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Themes;

namespace ConsultationIntake.TextAnalytics;

/// <summary>Joins what the service found in a text with what the themes' vocabulary says of it. Pure.</summary>
internal static class JoinedReading
{
    /// <summary>
    /// How much of the remaining doubt goes when the service finds the words that fired to be what the text is about.
    /// A judgement, not a measurement: it changes how sure a tag is, never whether it is there.
    /// </summary>
    private const double Agreement = 0.3;

    /// <summary>An opinion weaker than this decides no stance.</summary>
    private const double Decided = 0.8;

    /// <summary>The service could not take the text: the vocabulary's reading stands alone, and says so.</summary>
    internal static PointReading WithoutService(PointReading own, string code) =>
        own with
        {
            Note = $"Read by vocabulary alone: the language service could not take this text ({code}).",
        };

    internal static PointReading Of(string text, PointReading own, AnalysedText found) =>
        own with
        {
            Tags = [.. own.Tags.Select(tag => Weigh(text, tag, found))],
            Stance = own.Stance == Stance.Neutral ? StanceOf(found.Opinions) : own.Stance,
        };

    /// <summary>The classifier decides the themes; the vocabulary shows where in the text they are, if it knows.</summary>
    internal static PointReading Of(string text, PointReading own, AnalysedText found, ThemeSet themes)
    {
        var tags = new List<ThemeTag>();
        var strangers = new List<string>();
        foreach (var classified in found.Classes.OrderByDescending(classified => classified.Confidence))
        {
            if (ThemeOf(themes, classified.Name) is { } theme)
                tags.Add(Tag(text, theme, classified.Confidence, own));
            else
                strangers.Add($"“{classified.Name}”");
        }

        return own with
        {
            Tags = [.. tags.DistinctBy(tag => tag.Theme)],
            Note =
                strangers.Count == 0
                    ? null
                    : $"The classifier says {string.Join(" and ", strangers)}, which is no theme of this consultation.",
        };
    }

    private static ThemeTag Weigh(string text, ThemeTag tag, AnalysedText found)
    {
        var about = found
            .KeyPhrases.Concat(found.Opinions.Select(opinion => opinion.Target))
            .Where(span => tag.Evidence.Any(span.Overlaps))
            .ToList();
        return about.Count == 0
            ? tag
            : tag with
            {
                Confidence = Math.Round(tag.Confidence + ((1 - tag.Confidence) * Agreement), 3),
                Explanation = $"{tag.Explanation} The language service finds the point to be about “{about[0].Of(text)}”.",
            };
    }

    private static Stance StanceOf(IReadOnlyList<Opinion> opinions)
    {
        var supports = opinions.Any(opinion => opinion.Positive >= Decided);
        var opposes = opinions.Any(opinion => opinion.Negative >= Decided);
        return (supports, opposes) switch
        {
            (true, true) => Stance.Mixed,
            (true, false) => Stance.Supports,
            (false, true) => Stance.Opposes,
            _ => Stance.Neutral,
        };
    }

    private static Theme? ThemeOf(ThemeSet themes, string name) =>
        themes.Find(name)
        ?? themes.All.FirstOrDefault(theme =>
            name.Equals(theme.Code, StringComparison.OrdinalIgnoreCase)
            || name.Equals(theme.Title.English, StringComparison.OrdinalIgnoreCase)
        );

    private static ThemeTag Tag(string text, Theme theme, double confidence, PointReading own)
    {
        var ours = own.Tags.FirstOrDefault(tag => tag.Theme == theme.Code);
        var sure = Numbers.Share(confidence);
        return new ThemeTag
        {
            Theme = theme.Code,
            Confidence = Math.Round(Math.Clamp(confidence, 0, 1), 3),
            Basis = ours?.Basis ?? TagBasis.Words,
            Evidence = ours?.Evidence ?? [new TextSpan(0, text.Length)],
            Explanation = ours is null
                ? $"{theme.Title.English}: the office's classifier reads the point as a whole so ({sure})."
                : $"{ours.Explanation} The office's classifier agrees ({sure}).",
        };
    }
}
