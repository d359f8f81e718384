namespace ConsultationIntake.Inbox.Understanding;

/// <summary>What stands at the head of a file's pages: who writes, and sometimes what they want.</summary>
internal static class PageHeader
{
    /// <summary>Shorter lines name somebody or something.</summary>
    private const int FewestWords = 5;

    /// <summary>A line of many words, half of them in small letters or all of them in capitals: no name or address.</summary>
    public static bool MaySaySomething(string header) => header.Split('\n').Any(MayBeSentence);

    private static bool MayBeSentence(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetter)).ToList();
        return words.Count >= FewestWords
            && (words.Count(word => char.IsLower(word.First(char.IsLetter))) * 2 >= words.Count || !line.Any(char.IsLower));
    }
}
