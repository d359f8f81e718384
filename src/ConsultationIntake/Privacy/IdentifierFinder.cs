using System.Text.RegularExpressions;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Privacy;

/// <summary>What has a shape of its own: emails, phone, NHS and National Insurance numbers, postcodes.</summary>
internal static partial class IdentifierFinder
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>How far back a word such as "NHS" or "ring me" gives a number its meaning.</summary>
    private const int ContextLength = 30;

    public static void Find(string text, List<PersonalDataSpan> found)
    {
        FindEmails(text, found);
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return;
        foreach (var match in NationalInsurance().EnumerateMatches(text))
        {
            if (IsNationalInsurancePrefix(text.AsSpan(match.Index, 2)))
                Add(found, match, PersonalDataKind.NationalInsuranceNumber);
        }

        foreach (var match in TenDigits().EnumerateMatches(text))
        {
            if (IsNhsNumber(text.AsSpan(match.Index, match.Length)))
                Add(found, match, PersonalDataKind.NhsNumber);
        }

        foreach (var match in Postcode().EnumerateMatches(text))
        {
            var written = text.AsSpan(match.Index, match.Length);
            if (PostcodeAreas.IsPostcode(written) || IsWrittenAsPostcode(written))
                Add(found, match, PersonalDataKind.Postcode);
        }

        FindPhones(text, found);
    }

    /// <summary>
    /// In capitals with one blank before the last three, as a postcode is written: of an area that the list does not have, too.
    /// </summary>
    private static bool IsWrittenAsPostcode(ReadOnlySpan<char> match) =>
        match[^4] == ' ' && match.Count(' ') == 1 && !match.ContainsAnyInRange('a', 'z');

    private static void FindEmails(string text, List<PersonalDataSpan> found)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            foreach (var match in Email().EnumerateMatches(text))
                Add(found, match, PersonalDataKind.Email);
        }

        foreach (var match in BracketedEmail().EnumerateMatches(text))
            Add(found, match, PersonalDataKind.Email);
        if (!text.Contains("dot", StringComparison.OrdinalIgnoreCase))
            return;
        foreach (var match in SpeltOutEmail().EnumerateMatches(text))
            Add(found, match, PersonalDataKind.Email);
    }

    private static void FindPhones(string text, List<PersonalDataSpan> found)
    {
        foreach (var match in DigitRun().EnumerateMatches(text))
        {
            var run = text.AsSpan(match.Index, match.Length);
            var before = text.AsSpan(Math.Max(0, match.Index - ContextLength), Math.Min(ContextLength, match.Index));
            if (!IsPartOfWord(text, match) && (IsUkNumber(run) || (PhoneContext().IsMatch(before) && Digits(run) is >= 5 and <= 15)))
                Add(found, match, PersonalDataKind.Phone);
        }
    }

    private static bool IsPartOfWord(string text, ValueMatch match) =>
        (match.Index > 0 && (char.IsLetterOrDigit(text[match.Index - 1]) || text[match.Index - 1] is '£' or '$' or '€'))
        || (match.Index + match.Length < text.Length && char.IsLetterOrDigit(text[match.Index + match.Length]));

    /// <summary>0 and nine or ten digits, or +44 and the same without the 0, by the first digits Ofcom has given out.</summary>
    private static bool IsUkNumber(ReadOnlySpan<char> run)
    {
        Span<char> digits = stackalloc char[20];
        var count = 0;
        foreach (var c in run)
        {
            if (char.IsAsciiDigit(c) && count < digits.Length)
                digits[count++] = c;
        }

        var national = digits[..count];
        if (national.StartsWith("0044"))
            national = national[4..];
        else if (run[0] == '+' && national.StartsWith("44"))
            national = national[2..];
        else if (!national.StartsWith("0"))
            return false;
        if (national.StartsWith("0"))
            national = national[1..];
        return national.Length switch
        {
            10 => national[0] is '1' or '2' or '3' or '5' or '7' or '8' or '9' && !ReadsAsDate(run),
            9 => national[0] is '1' or '8' && !ReadsAsDate(run),
            _ => false,
        };
    }

    /// <summary>"01.02.2013 101" and "07-11-2026 999": a date and then a number.</summary>
    private static bool ReadsAsDate(ReadOnlySpan<char> run) =>
        run.Length > 9
        && run[2] is '.' or '-' or ' '
        && run[5] == run[2]
        && char.IsAsciiDigit(run[3])
        && char.IsAsciiDigit(run[4])
        && run[6] is '1' or '2'
        && run[7] is '9' or '0';

    private static int Digits(ReadOnlySpan<char> run)
    {
        var count = 0;
        foreach (var c in run)
            count += char.IsAsciiDigit(c) ? 1 : 0;
        return count;
    }

    /// <summary>The last digit is 11 less the weighted sum of the others, modulo 11 (NHS Data Dictionary).</summary>
    private static bool IsNhsNumber(ReadOnlySpan<char> match)
    {
        var (sum, weight, last, first) = (0, 10, 0, 0);
        foreach (var c in match)
        {
            if (!char.IsAsciiDigit(c))
                continue;
            last = c - '0';
            first = weight == 10 ? last : first;
            if (weight > 1)
                sum += last * weight;
            weight--;
        }

        var check = 11 - (sum % 11);
        return first is 3 or 4 or 6 or 7 or 9 && check != 10 && (check == 11 ? 0 : check) == last;
    }

    private static bool IsNationalInsurancePrefix(ReadOnlySpan<char> prefix)
    {
        Span<char> upper = stackalloc char[2];
        prefix.ToUpperInvariant(upper);
        return upper is not ("BG" or "GB" or "NK" or "KN" or "TN" or "NT" or "ZZ");
    }

    private static void Add(List<PersonalDataSpan> found, ValueMatch match, PersonalDataKind kind) =>
        found.Add(new PersonalDataSpan(new TextSpan(match.Index, match.Length), kind));

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}]{2,24}", Options)]
    private static partial Regex Email();

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]{1,64} ?(?:\(at\)|\[at\]|\{at\}|<at>) ?(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}]{2,24}", Options)]
    private static partial Regex BracketedEmail();

    [GeneratedRegex(
        @"\b(?:[\p{L}\p{N}_%+-]{1,64} ?(?:\(dot\)|\[dot\]|\bdot\b) ?){0,3}[\p{L}\p{N}._%+-]{1,64} ?"
            + @"(?:\(at\)|\[at\]|\bat\b) ?[\p{L}\p{N}-]{1,63} ?(?:\(dot\)|\[dot\]|\bdot\b) ?(?:co "
            + @"?(?:\(dot\)|\[dot\]|dot|\.) ?uk|com|net|org|uk|wales|cymru)\b",
        Options
    )]
    private static partial Regex SpeltOutEmail();

    [GeneratedRegex(@"\b[A-CEGHJ-TW-Z][A-CEGHJ-NP-TW-Z][ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D]\b", Options)]
    private static partial Regex NationalInsurance();

    [GeneratedRegex(@"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", Options)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2}\b", Options)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\+?\(?\+?\d(?:[ ().\-\u2010-\u2013\u00A0]{0,3}\d){4,16}", Options)]
    private static partial Regex DigitRun();

    [GeneratedRegex(
        @"\b(?:tel|tele?phone|phone|mobile|mob|call|ring|text|fax|whatsapp|ffôn|ffon|ffoniwch)\b(?:(?: me| us| him| her| no| "
            + @"number| rif)?(?: is| on| at| ar|:)?){0,3}[ .:]{0,3}$",
        Options
    )]
    private static partial Regex PhoneContext();
}
