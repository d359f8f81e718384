using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.AI.TextAnalytics;
using ConsultationIntake.Consultations;
using ConsultationIntake.Reading.Language;

namespace ConsultationIntake.TextAnalytics;

/// <summary>
/// Asks the language service, within its limits and with its logs of what it is sent switched off. A request it does not
/// answer throws; a document it declines is a finding like any other.
/// </summary>
internal sealed class LanguageService(TextAnalyticsClient client)
{
    /// <summary>What <see cref="AnalyseAsync"/> does, for the record.</summary>
    internal const string Analysis = "keyphrases+opinions/1";

    /// <summary>What <see cref="ClassifyAsync"/> does, for the record.</summary>
    internal static string Classification(TextAnalyticsSettings classifier) => $"classes/1 {classifier.Project}/{classifier.Deployment}";

    /// <summary>Key phrases and opinions.</summary>
    internal IAsyncEnumerable<(string Text, AnalysedText Found)> AnalyseAsync(
        IReadOnlyList<string> texts,
        CancellationToken cancellationToken
    ) => AskAsync(texts, RequestLimits.Synchronous, AnalyseAsync, cancellationToken);

    /// <summary>Classes by the office's own classifier.</summary>
    internal IAsyncEnumerable<(string Text, AnalysedText Found)> ClassifyAsync(
        IReadOnlyList<string> texts,
        TextAnalyticsSettings classifier,
        CancellationToken cancellationToken
    ) => AskAsync(texts, RequestLimits.Asynchronous, (documents, stop) => ClassifyAsync(documents, classifier, stop), cancellationToken);

    /// <summary>Cuts texts into pieces, and gives each text's finding as soon as the answers about all its pieces are there.</summary>
    private static async IAsyncEnumerable<(string Text, AnalysedText Found)> AskAsync(
        IReadOnlyList<string> texts,
        RequestLimits limits,
        Func<IReadOnlyList<TextDocumentInput>, CancellationToken, Task<IReadOnlyDictionary<string, AnalysedText>>> ask,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var cut = texts.Select(text => (Text: text, Pieces: TextPiece.Cut(text, RequestLimits.DocumentElements))).ToList();
        var answered = new Dictionary<TextPiece, AnalysedText>(ReferenceEqualityComparer.Instance);
        var next = 0;
        foreach (var request in limits.Requests(cut.SelectMany(text => text.Pieces)))
        {
            var answers = await ask([.. request.Select(Document)], cancellationToken);
            foreach (var (i, piece) in request.Index())
                answered[piece] =
                    answers.GetValueOrDefault(Id(i)) ?? throw new InvalidOperationException("The language service left out a document.");
            for (; next < cut.Count && cut[next].Pieces.All(answered.ContainsKey); next++)
                yield return (cut[next].Text, AnalysedText.Join([.. cut[next].Pieces.Select(piece => (piece.Start, answered[piece]))]));
        }
    }

    private static TextDocumentInput Document(TextPiece piece, int index)
    {
        var language = LanguageDetector.Detect(piece.Text);
        return new TextDocumentInput(Id(index), piece.Text)
        {
            Language = language == LanguageDetector.Undetermined ? Languages.English : language,
        };
    }

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);

    private async Task<IReadOnlyDictionary<string, AnalysedText>> AnalyseAsync(
        IReadOnlyList<TextDocumentInput> documents,
        CancellationToken cancellationToken
    )
    {
        var phrases = await client.ExtractKeyPhrasesBatchAsync(
            documents,
            new TextAnalyticsRequestOptions { DisableServiceLogs = true },
            cancellationToken
        );
        var sentiments = await client.AnalyzeSentimentBatchAsync(
            documents,
            new AnalyzeSentimentOptions { IncludeOpinionMining = true, DisableServiceLogs = true },
            cancellationToken
        );
        var phrasesOf = phrases.Value.ToDictionary(result => result.Id, StringComparer.Ordinal);
        var sentimentOf = sentiments.Value.ToDictionary(result => result.Id, StringComparer.Ordinal);
        return documents
            .Where(document => phrasesOf.ContainsKey(document.Id) && sentimentOf.ContainsKey(document.Id))
            .ToDictionary(
                document => document.Id,
                document => Findings.Of(document.Text, phrasesOf[document.Id], sentimentOf[document.Id]),
                StringComparer.Ordinal
            );
    }

    private async Task<IReadOnlyDictionary<string, AnalysedText>> ClassifyAsync(
        IReadOnlyList<TextDocumentInput> documents,
        TextAnalyticsSettings classifier,
        CancellationToken cancellationToken
    )
    {
        var operation = await client.MultiLabelClassifyAsync(
            WaitUntil.Completed,
            documents,
            classifier.Project,
            classifier.Deployment,
            new MultiLabelClassifyOptions { DisableServiceLogs = true },
            cancellationToken
        );
        var found = new Dictionary<string, AnalysedText>(StringComparer.Ordinal);
        await foreach (var page in operation.GetValuesAsync(cancellationToken))
        {
            foreach (var result in page)
                found[result.Id] = Findings.Of(result);
        }

        return found;
    }
}
