namespace ConsultationIntake.Reading.Words;

/// <summary>
/// The notation in which phrases are written, in every file of them. Words stand for themselves, whatever their case, their accents and
/// the punctuation around them; a hyphen may be a space or nothing at all. Beside them stand
/// <list type="bullet">
/// <item><c>(the|our)</c> for one of these, which may have several words, and <c>(the|our)?</c> for one of them or none;</item>
/// <item><c>?</c> for one word of any kind or none, <c>*</c> for up to three, <c>...</c> for up to twenty;</item>
/// <item><c>disab*</c> for every word that begins so, <c>#</c> for every number: <c>3</c>, <c>4b</c>, <c>Q3</c>.</item>
/// </list>
/// </summary>
internal static class PhraseNotation
{
    /// <summary>How many words <c>*</c> stands for at most.</summary>
    public const int SomeWords = 3;

    /// <summary>How many words <c>...</c> stands for at most.</summary>
    public const int LongestGap = 20;

    /// <summary>Stands for any number.</summary>
    public const string Number = "#";

    /// <summary>After a word: it may go on.</summary>
    public const char Onward = '*';

    /// <summary>What a phrase may be, each as its words and gaps in order.</summary>
    /// <exception cref="InvalidDataException">A bracket is not closed, or a gap stands at an end.</exception>
    public static IEnumerable<string[]> Read(string phrase)
    {
        foreach (var plain in Choices(phrase).SelectMany(Spellings))
        {
            var items = plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (items.Length == 0 || GapOf(items[0]) is not null || GapOf(items[^1]) is not null)
                throw new InvalidDataException($"The phrase \"{phrase}\" begins or ends with no word.");
            yield return items;
        }
    }

    /// <summary>How many words a gap stands for at most; null for a word.</summary>
    public static int? GapOf(string item) =>
        item switch
        {
            "?" => 1,
            "*" => SomeWords,
            "..." => LongestGap,
            _ => null,
        };

    private static IEnumerable<string> Choices(string phrase)
    {
        var open = phrase.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return [phrase];
        var close = phrase.IndexOf(')', open);
        if (close < 0)
            throw new InvalidDataException($"The phrase \"{phrase}\" has a bracket that is not closed.");
        var rest = phrase[(close + 1)..];
        var choices = phrase[(open + 1)..close].Split('|');
        if (rest is ['?', .. var after])
            (rest, choices) = (after, [.. choices, ""]);
        return Choices(rest).SelectMany(end => choices.Select(choice => $"{phrase[..open]}{choice}{end}"));
    }

    /// <summary>Anti-social, anti social, antisocial.</summary>
    private static IEnumerable<string> Spellings(string phrase) =>
        phrase.Contains('-', StringComparison.Ordinal) ? [phrase, phrase.Replace("-", "", StringComparison.Ordinal)] : [phrase];
}
