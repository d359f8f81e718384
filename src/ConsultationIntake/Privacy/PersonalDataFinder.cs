using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Privacy;

/// <summary>
/// Finds what could tell who wrote or whom they wrote about, so that quotes can leave it out. It would rather take out
/// a word too many than leave a name in. Office-holders named by their role alone ("the Chief Constable") stay. One pass
/// of each finder over the text: linear, and it throws on nothing.
/// </summary>
public static class PersonalDataFinder
{
    /// <summary>In reading order; no two overlap.</summary>
    public static IReadOnlyList<PersonalDataSpan> Find(string text) => Find(text, respondentName: null);

    /// <inheritdoc cref="Find(string)"/>
    /// <param name="text">Any text.</param>
    /// <param name="respondentName">The respondent's own name where they gave it: found wherever it stands, whole or in parts.</param>
    public static IReadOnlyList<PersonalDataSpan> Find(string text, string? respondentName)
    {
        var words = WordScanner.Scan(text);
        var found = new List<PersonalDataSpan>();
        IdentifierFinder.Find(text, found);
        NamedNumberFinder.Find(text, found);
        VehicleRegistrationFinder.Find(text, found);
        AddressFinder.Find(text, words, found);
        NameFinder.Find(text, words, found);
        if (respondentName is not null)
            RespondentNameFinder.Find(text, words, respondentName, found);
        return WithoutOverlaps(found);
    }

    /// <summary>Of two that overlap the more telling kind stays, then the one that starts first, then the longer.</summary>
    private static List<PersonalDataSpan> WithoutOverlaps(List<PersonalDataSpan> found)
    {
        var kept = new List<PersonalDataSpan>();
        foreach (var data in found.OrderBy(data => data.Span.Start).ThenByDescending(data => data.Span.Length))
        {
            if (kept.Count == 0 || !kept[^1].Span.Overlaps(data.Span))
                kept.Add(data);
            else if (data.Kind == kept[^1].Kind && data.Span.End > kept[^1].Span.End)
                kept[^1] = data with { Span = TextSpan.FromBounds(kept[^1].Span.Start, data.Span.End) };
            else if (Rank(data.Kind) < Rank(kept[^1].Kind))
                Replace(kept, data);
        }

        return kept;
    }

    private static void Replace(List<PersonalDataSpan> kept, PersonalDataSpan data)
    {
        var before = kept[^1];
        var rest = TextSpan.FromBounds(before.Span.Start, Math.Max(before.Span.End, data.Span.End));
        kept[^1] = data with { Span = rest };
    }

    private static int Rank(PersonalDataKind kind) =>
        kind switch
        {
            PersonalDataKind.Email => 0,
            PersonalDataKind.NationalInsuranceNumber => 1,
            PersonalDataKind.BankOrCard or PersonalDataKind.DocumentNumber or PersonalDataKind.DateOfBirth => 1,
            PersonalDataKind.OnlineName => 1,
            PersonalDataKind.NhsNumber => 2,
            PersonalDataKind.Phone => 3,
            PersonalDataKind.Postcode => 4,
            PersonalDataKind.VehicleRegistration => 5,
            PersonalDataKind.Address => 6,
            _ => 7,
        };
}
