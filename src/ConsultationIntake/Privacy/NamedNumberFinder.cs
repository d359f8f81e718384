using System.Text.RegularExpressions;

namespace ConsultationIntake.Privacy;

/// <summary>
/// What the words before it say that it is: dates of birth, account, passport, licence, crime and incident numbers. With them what has a
/// shape of its own beside <see cref="IdentifierFinder"/>: payment cards, driving licences, names on social networks.
/// </summary>
internal static partial class NamedNumberFinder
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Shorter ones tell nobody apart: "log no 12".</summary>
    private const int Shortest = 4;

    /// <summary>The part of a match that is taken out.</summary>
    private const string It = "it";

    public static void Find(string text, List<PersonalDataSpan> found)
    {
        foreach (Match match in OnlineName().Matches(text))
        {
            // "@SUM(1)" is a formula.
            var name = match.Groups["it"];
            if (name.Index + name.Length == text.Length || text[name.Index + name.Length] != '(')
                found.Add(new PersonalDataSpan(new(name.Index, name.Length), PersonalDataKind.OnlineName));
        }

        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return;
        AddAll(text, Born(), PersonalDataKind.DateOfBirth, found);
        AddAll(text, Account(), PersonalDataKind.BankOrCard, found);
        AddAll(text, Document(), PersonalDataKind.DocumentNumber, found);
        AddAll(text, DrivingLicence(), PersonalDataKind.DocumentNumber, found);
        foreach (Match match in Card().Matches(text))
        {
            if (PassesLuhn(match.ValueSpan))
                found.Add(new PersonalDataSpan(new(match.Index, match.Length), PersonalDataKind.BankOrCard));
        }
    }

    private static void AddAll(string text, Regex pattern, PersonalDataKind kind, List<PersonalDataSpan> found)
    {
        foreach (Match match in pattern.Matches(text))
        {
            if (match.Groups[It] is { Length: >= Shortest } it)
                found.Add(new PersonalDataSpan(new(it.Index, it.Length), kind));
        }
    }

    /// <summary>ISO/IEC 7812-1, annex B: what a payment card's last digit is there for.</summary>
    private static bool PassesLuhn(ReadOnlySpan<char> number)
    {
        var (sum, doubles) = (0, false);
        for (var i = number.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(number[i]))
                continue;
            var digit = (number[i] - '0') * (doubles ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            doubles = !doubles;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(
        @"\b(?:born|d\.?o\.?b\.?|date of birth|dyddiad geni|ganwyd|ganed)\b[.:,]? ?(?:(?:is|was|on|in|the|fi|yw|oedd|ar|me) ){0,3}"
            + @"(?<it>\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}|\d{4}-\d\d-\d\d"
            + @"|\d{1,2}(?:st|nd|rd|th|af|ail|ydd|fed|eg)? (?:o |of )?\p{L}{3,9},? \d{4}"
            + @"|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b",
        Options
    )]
    private static partial Regex Born();

    [GeneratedRegex(
        @"\b(?:sort ?code|cod didoli|account|a/c|acc(?:ount)? no|rhif (?:y )?cyfrif)\b\.?"
            + @"(?: (?:number|no\.?|is|yw|and|a|sort code)){0,3}:? ?"
            + @"(?<it>\d\d[ -]\d\d[ -]\d\d(?:[ ,]{1,2}\d{8})?|\d{6}|\d{8})\b",
        Options
    )]
    private static partial Regex Account();

    [GeneratedRegex(@"\b\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}\b|\b3[47]\d\d[ -]?\d{6}[ -]?\d{5}\b", Options)]
    private static partial Regex Card();

    [GeneratedRegex(
        @"\b(?:passport|pasbort|(?:driving|driver'?s) licen[cs]e|trwydded yrru"
            + @"|(?:crime|incident|log|case|custody|collar)(?: ref(?:erence)?| number| no)"
            + @"|rhif (?:y )?(?:drosedd|digwyddiad)|cyfeirnod (?:trosedd|digwyddiad))\b\.?"
            + @"(?: (?:number|no\.?|ref(?:erence)?|is|was|yw|oedd)){0,3}[:#]? ?"
            + @"(?<it>[A-Z]{0,6}[/-]?\d[A-Z0-9]*(?:[/-][A-Z0-9]+){0,4})\b",
        Options
    )]
    private static partial Regex Document();

    /// <summary>Five letters of the surname, the date of birth, initials and check characters (DVLA).</summary>
    [GeneratedRegex(@"\b(?<it>[A-Z]{2,5}9{0,3} ?\d[0156]\d[0-3]\d\d ?[A-Z9]{2} ?\d[A-Z]{2})\b", Options)]
    private static partial Regex DrivingLicence();

    [GeneratedRegex(
        @"(?:^|[\s(,;:""'])(?<it>@[\p{L}\p{N}_][\p{L}\p{N}_.]{1,28}[\p{L}\p{N}_])"
            + @"|\b(?<it>(?:facebook|instagram|twitter|x|tiktok|linkedin|snapchat)\.com/[\p{L}\p{N}_./@-]{2,60})",
        Options
    )]
    private static partial Regex OnlineName();
}
