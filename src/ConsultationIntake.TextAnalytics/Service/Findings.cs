using Azure.AI.TextAnalytics;
using ConsultationIntake.Reading;

namespace ConsultationIntake.TextAnalytics;

/// <summary>From the service's answers to what is kept of them.</summary>
internal static class Findings
{
    internal static AnalysedText Of(string text, ExtractKeyPhrasesResult phrases, AnalyzeSentimentResult sentiment)
    {
        if (phrases.HasError)
            return Declined(phrases.Error);
        if (sentiment.HasError)
            return Declined(sentiment.Error);
        return new AnalysedText
        {
            KeyPhrases =
            [
                .. phrases.KeyPhrases.Select(phrase => Place(text, phrase)).OfType<TextSpan>().Distinct().OrderBy(span => span.Start),
            ],
            Opinions =
            [
                .. sentiment
                    .DocumentSentiment.Sentences.SelectMany(sentence => sentence.Opinions)
                    .Select(opinion => opinion.Target)
                    .Where(target => target.Offset >= 0 && target.Length > 0 && target.Offset + target.Length <= text.Length)
                    .Select(target => new Opinion(
                        new TextSpan(target.Offset, target.Length),
                        target.ConfidenceScores.Positive,
                        target.ConfidenceScores.Negative
                    )),
            ],
        };
    }

    internal static AnalysedText Of(ClassifyDocumentResult result) =>
        result.HasError
            ? Declined(result.Error)
            : new AnalysedText
            {
                Classes = [.. result.ClassificationCategories.Select(found => new ClassifiedAs(found.Category, found.ConfidenceScore))],
            };

    private static AnalysedText Declined(TextAnalyticsError error) => new() { Declined = error.ErrorCode.ToString() };

    /// <summary>The service names a phrase without its place; one that does not stand in the text as named has none.</summary>
    private static TextSpan? Place(string text, string phrase) =>
        phrase.Length > 0 && text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) is >= 0 and var start
            ? new TextSpan(start, phrase.Length)
            : null;
}
