using ConsultationIntake.Consultations;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Functions.TextAnalytics;

/// <summary>
/// Reads points with the language service: by the office's own classifier where the consultation names one, otherwise by
/// key phrases and opinions joined with the themes' vocabulary. A service that is down or throttled throws.
/// </summary>
/// <remarks>The service's key phrases, opinions and custom classification end on 31 March 2029: nothing outside this folder knows of them.</remarks>
internal sealed class TextAnalyticsTagger(LanguageService service, AnalysisCache cache, OfflineThemeTagger offline) : IThemeTagger
{
    public string Name => $"{LanguageService.Analysis} {offline.Name}";

    public string NameFor(Consultation consultation) =>
        consultation.TextAnalytics is { } classifier ? $"{LanguageService.Classification(classifier)} {offline.Name}" : Name;

    public async Task<IReadOnlyList<PointReading>> ReadAsync(Consultation consultation, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var readable = texts.Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        var found = consultation.TextAnalytics is { } classifier
            ? await cache.ReadAsync(
                LanguageService.Classification(classifier), readable, missing => service.ClassifyAsync(missing, classifier, cancellationToken), cancellationToken)
            : await cache.ReadAsync(LanguageService.Analysis, readable, missing => service.AnalyseAsync(missing, cancellationToken), cancellationToken);
        return [.. texts.Select(text => Join(consultation, text, found.GetValueOrDefault(text)))];
    }

    private PointReading Join(Consultation consultation, string text, AnalysedText? found)
    {
        var own = offline.Read(consultation.Themes, text);
        return found switch
        {
            null => own,
            { Declined: { } code } => JoinedReading.WithoutService(own, code),
            _ when consultation.TextAnalytics is null => JoinedReading.Of(text, own, found),
            _ => JoinedReading.Of(text, own, found, consultation.Themes),
        };
    }
}
