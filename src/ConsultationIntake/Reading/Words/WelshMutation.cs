namespace ConsultationIntake.Reading.Words;

/// <summary>
/// Welsh changes the first consonant of a word by what stands before it: <c>partneriaeth</c> is also <c>bartneriaeth</c>,
/// <c>mhartneriaeth</c> and <c>phartneriaeth</c>.
/// </summary>
internal static class WelshMutation
{
    private static readonly (string From, string[] To)[] Changes =
    [
        ("ll", ["l"]),
        ("rh", ["r"]),
        ("p", ["b", "mh", "ph"]),
        ("t", ["d", "nh", "th"]),
        ("c", ["g", "ngh", "ch"]),
        ("b", ["f", "m"]),
        ("d", ["dd", "n"]),
        ("g", ["", "ng"]),
        ("m", ["f"]),
    ];

    public static IEnumerable<string> Of(string word)
    {
        foreach (var (from, to) in Changes)
        {
            if (!word.StartsWith(from, StringComparison.Ordinal))
                continue;
            var rest = word[from.Length..];
            return rest.Length < 3 || (from is "d" or "c" or "p" or "t" && rest[0] is 'd' or 'h') ? [] : to.Select(start => start + rest);
        }

        return word.Length > 3 && word[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? [$"h{word}"] : [];
    }
}
