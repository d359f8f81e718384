using System.Globalization;
using System.Text;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Submissions.Register;

/// <summary>
/// The words of a text as they are searched for: without inflection, without accents, and without the mutation that Welsh puts on a
/// word's first consonant. Every adapter indexes and asks for these, so that all find the same.
/// </summary>
public static class SearchWords
{
    /// <summary>As long as points are, as a rule: all that are remembered take some two megabytes.</summary>
    private const int LongestRemembered = 500;

    private static readonly Recent<string, string> Lines = new(500);

    /// <summary>In the order of the text.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        [.. WordScanner.Scan(text).SelectMany(word => Parts(word.Lower)).Select(Stem).Where(stem => stem.Length > 0)];

    /// <summary>The same with a blank between each two. Of the points of a letter that many copy it is worked out once.</summary>
    public static string LineOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= LongestRemembered ? Lines.Get(text, Join) : Join(text);
    }

    /// <summary>Where the words of a search stand in a text, for marking them.</summary>
    public static IReadOnlyList<TextSpan> Find(string text, SearchTerms terms)
    {
        var wanted = terms.All.SelectMany(term => term.Alternatives).SelectMany(phrase => phrase).ToHashSet(StringComparer.Ordinal);
        return wanted.Count == 0
            ? []
            : [.. WordScanner.Scan(text).Where(word => Parts(word.Lower).Select(Stem).Any(wanted.Contains)).Select(word => word.Span)];
    }

    /// <summary>A word as it is typed, with the other forms that Welsh gives it.</summary>
    internal static IEnumerable<string> FormsOf(string word) =>
        WelshMutation.Of(word).Prepend(word).Select(Stem).Where(stem => stem.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>A hyphen joins what people search for apart: <c>anti-social</c>.</summary>
    internal static IEnumerable<string> Parts(string word) => word.Split(['-', '\''], StringSplitOptions.RemoveEmptyEntries);

    private static string Join(string text) => string.Join(' ', Of(text));

    internal static string Stem(string word)
    {
        Span<char> letters = stackalloc char[word.Length];
        var length = 0;
        // Half a surrogate pair cannot be normalised, and no word that is searched for has one.
        foreach (var c in string.Concat(word.Where(c => !char.IsSurrogate(c))).Normalize(NormalizationForm.FormD))
        {
            if (
                char.IsLetterOrDigit(c)
                && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && length < letters.Length
            )
                letters[length++] = c;
        }

        return length == 0 ? "" : new string(letters[..EnglishStem.Take(letters[..length])]);
    }
}

/// <summary>What somebody typed to search for, taken apart. All of it has to be there.</summary>
public sealed record SearchTerms(IReadOnlyList<SearchTerm> All)
{
    /// <summary>Words between double quotes are one phrase; every other word stands for itself.</summary>
    public static SearchTerms Parse(string? typed)
    {
        var terms = new List<SearchTerm>();
        foreach (var (i, part) in (typed ?? "").Replace('“', '"').Replace('”', '"').Split('"').Index())
        {
            if (i % 2 == 0)
                terms.AddRange(
                    WordScanner
                        .Scan(part)
                        .SelectMany(word => SearchWords.Parts(word.Lower))
                        .Select(Word)
                        .Where(term => term.Alternatives.Count > 0)
                );
            else if (SearchWords.Of(part) is { Count: > 0 } phrase)
                terms.Add(new SearchTerm([phrase]));
        }

        return new SearchTerms(terms);
    }

    private static SearchTerm Word(string word) => new([.. SearchWords.FormsOf(word).Select(form => (IReadOnlyList<string>)[form])]);
}

/// <param name="Alternatives">Words in their order; one of these has to be there.</param>
public sealed record SearchTerm(IReadOnlyList<IReadOnlyList<string>> Alternatives);
