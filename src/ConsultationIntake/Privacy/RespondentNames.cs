using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Privacy;

/// <summary>
/// Which respondents' names a text may hold: of all others <see cref="PersonalDataFinder"/> finds what it finds without a name.
/// </summary>
internal sealed class RespondentNames(string text)
{
    private readonly HashSet<string> words = WordScanner
        .Scan(text)
        .SelectMany(word => new[] { word.Lower, RespondentNameFinder.WithoutGenitive(word.Lower) })
        .ToHashSet(StringComparer.Ordinal);

    internal bool MayStandThere(string name) => RespondentNameFinder.PartsOf(name).Any(words.Contains);
}
