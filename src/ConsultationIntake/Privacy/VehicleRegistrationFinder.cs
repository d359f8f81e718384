using System.Globalization;
using System.Text.RegularExpressions;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Privacy;

/// <summary>
/// Number plates by DVLA's formats. The older ones look like road numbers and section numbers ("A38 FOR", "PCC 12M"), so
/// those count only where the words before speak of a plate or a car, or where nothing else looks like that.
/// </summary>
internal static partial class VehicleRegistrationFinder
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int ContextLength = 60;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordFile.Read("plate-words.txt");

    /// <summary>Three-letter words that follow a road or a paragraph number in capitals.</summary>
    private static readonly HashSet<string> Words = new(Lists["not-plates"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The county letters of Northern Ireland, which alone hold an I or a Z.</summary>
    private static readonly HashSet<string> NorthernIrish = new(Lists["northern-irish"], StringComparer.OrdinalIgnoreCase);

    private static readonly PhraseList Vehicle = PhraseList.Read("vehicle-words.txt", "vehicle");

    public static void Find(string text, List<PersonalDataSpan> found)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return;
        foreach (var match in Current().EnumerateMatches(text))
            Add(text, match, found, IsCurrent(text.AsSpan(match.Index, match.Length)));
        foreach (var match in Prefix().EnumerateMatches(text))
            Add(text, match, found, IsPrefix(text.AsSpan(match.Index, match.Length)));
        foreach (var match in Suffix().EnumerateMatches(text))
            Add(text, match, found, IsSuffix(text.AsSpan(match.Index, match.Length)));
        foreach (var match in Irish().EnumerateMatches(text))
            Add(text, match, found, IsNorthernIrish(text.AsSpan(match.Index, match.Length)));
        foreach (var match in Named().EnumerateMatches(text))
            AddNamed(text, match, found);
    }

    private static void Add(string text, ValueMatch match, List<PersonalDataSpan> found, Doubt doubt)
    {
        if (doubt == Doubt.None || (doubt == Doubt.Some && IsAboutVehicle(text, match.Index)))
            found.Add(new PersonalDataSpan(new TextSpan(match.Index, match.Length), PersonalDataKind.VehicleRegistration));
    }

    /// <summary>What follows "registration" or "number plate" is one, whatever its shape, if it has letters and digits.</summary>
    private static void AddNamed(string text, ValueMatch match, List<PersonalDataSpan> found)
    {
        var end = match.Index + match.Length;
        var start = end;
        while (
            start > match.Index
            && (char.IsAsciiLetterUpper(text[start - 1]) || char.IsAsciiDigit(text[start - 1]) || text[start - 1] == ' ')
        )
            start--;
        while (start < end && text[start] == ' ')
            start++;
        var plate = text.AsSpan(start, end - start);
        if (plate.Length >= 3 && plate.ContainsAnyInRange('0', '9') && plate.ContainsAnyInRange('A', 'Z'))
            found.Add(new PersonalDataSpan(TextSpan.FromBounds(start, end), PersonalDataKind.VehicleRegistration));
    }

    /// <summary>AB12 CDE: the two digits are 02 to 50 or the same and 50, the letters never I or Q.</summary>
    private static Doubt IsCurrent(ReadOnlySpan<char> match)
    {
        var age = int.Parse(match.Slice(2, 2), CultureInfo.InvariantCulture);
        if (age is < 2 or 50 or > 80)
            return Doubt.Much;
        return match[..2].ContainsAnyInRange('a', 'z') || IsWord(match[^3..]) ? Doubt.Some : Doubt.None;
    }

    /// <summary>P123 ABC.</summary>
    private static Doubt IsPrefix(ReadOnlySpan<char> match) =>
        IsWord(match[^3..]) || match.ContainsAnyInRange('a', 'z') || Digits(match) < 3 ? Doubt.Some : Doubt.None;

    /// <summary>ABC 123D.</summary>
    private static Doubt IsSuffix(ReadOnlySpan<char> match) =>
        IsWord(match[..3]) || match.ContainsAnyInRange('a', 'z') || Digits(match) < 3 || match[^1] is 'K' or 'M' ? Doubt.Some : Doubt.None;

    private static Doubt IsNorthernIrish(ReadOnlySpan<char> match) =>
        !NorthernIrish.Contains(match.Slice(1, 2).ToString()) ? Doubt.Much
        : match.ContainsAnyInRange('a', 'z') || Digits(match) < 4 ? Doubt.Some
        : Doubt.None;

    private static bool IsWord(ReadOnlySpan<char> letters) => Words.Contains(letters.ToString());

    private static int Digits(ReadOnlySpan<char> match)
    {
        var count = 0;
        foreach (var c in match)
            count += char.IsAsciiDigit(c) ? 1 : 0;
        return count;
    }

    private static bool IsAboutVehicle(string text, int at) =>
        Vehicle.IsIn(text.AsSpan(Math.Max(0, at - ContextLength), Math.Min(ContextLength, at)));

    private enum Doubt
    {
        None,
        Some,
        Much,
    }

    [GeneratedRegex(@"\b[A-HJ-PR-Y]{2}\d\d ?[A-HJ-PR-Z]{3}\b", Options)]
    private static partial Regex Current();

    [GeneratedRegex(@"\b[A-HJ-NP-TV-Y]\d{1,3} ?[A-HJ-PR-Z]{3}\b", Options)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b[A-HJ-PR-Z]{3} ?\d{1,3}[A-HJ-NP-TV-Y]\b", Options)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\b[A-Z]{3} ?\d{1,4}\b", Options)]
    private static partial Regex Irish();

    [GeneratedRegex(
        @"\b(?:reg|regi|rego|registration|plates?|cofrestru)\b(?: (?:no|num|number|mark|plate|is|was|of|rhif))?(?: is| was)?[ "
            + @".:]{1,3}(?-i:[A-Z\d]{1,7}(?: [A-Z\d]{1,4})?)\b",
        Options
    )]
    private static partial Regex Named();
}
