using Azure;
using Azure.Identity;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Themes;

namespace ConsultationIntake.TextAnalytics;

/// <summary>
/// Reads points with the language service: by the office's own classifier where the consultation names one, otherwise by
/// key phrases and opinions joined with the themes' vocabulary. A service that is down or throttled throws
/// <see cref="TaggerUnavailableException"/>.
/// </summary>
/// <remarks>
/// The service's key phrases, opinions and custom classification end on 31 March 2029: nothing outside this project knows of them.
/// </remarks>
internal sealed class TextAnalyticsTagger(LanguageService service, AnalysisCache cache, OfflineThemeTagger offline) : IThemeTagger
{
    public string Name => $"{LanguageService.Analysis} {offline.Name}";

    public string NameFor(Consultation consultation) =>
        consultation.TextAnalytics is { } classifier ? $"{LanguageService.Classification(classifier)} {offline.Name}" : Name;

    public async Task<IReadOnlyList<PointReading>> ReadAsync(
        Consultation consultation,
        IReadOnlyList<PointText> points,
        CancellationToken cancellationToken
    )
    {
        var readable = points.Select(point => point.Words).Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        try
        {
            var found = await FindAsync(consultation, readable, cancellationToken);
            return [.. points.Select(point => Join(consultation, point, found.GetValueOrDefault(point.Words)))];
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && IsOutage(failure))
        {
            throw new TaggerUnavailableException("The language service is down or throttled, or does not let us in.", failure);
        }
    }

    private Task<IReadOnlyDictionary<string, AnalysedText>> FindAsync(
        Consultation consultation,
        List<string> texts,
        CancellationToken cancellationToken
    ) =>
        consultation.TextAnalytics is { } classifier
            ? cache.ReadAsync(
                LanguageService.Classification(classifier),
                texts,
                missing => service.ClassifyAsync(missing, classifier, cancellationToken),
                cancellationToken
            )
            : cache.ReadAsync(
                LanguageService.Analysis,
                texts,
                missing => service.AnalyseAsync(missing, cancellationToken),
                cancellationToken
            );

    /// <summary>Whether nothing is wrong with what was asked: it was not answered at all (0), or not now, or not to us.</summary>
    private static bool IsOutage(Exception failure) =>
        failure switch
        {
            RequestFailedException { Status: 0 or 401 or 403 or 408 or 429 or >= 500 } => true,
            AuthenticationFailedException or HttpRequestException or IOException or OperationCanceledException => true,
            AggregateException several => several.InnerExceptions.All(IsOutage),
            _ => false,
        };

    private PointReading Join(Consultation consultation, PointText point, AnalysedText? found)
    {
        var own = offline.Read(consultation.Themes, point);
        return found switch
        {
            null => own,
            { Declined: { } code } => JoinedReading.WithoutService(own, code),
            _ when consultation.TextAnalytics is null => JoinedReading.Of(point.Words, own, found),
            _ => JoinedReading.Of(point.Words, own, found, consultation.Themes),
        };
    }
}
