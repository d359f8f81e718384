namespace ConsultationIntake.Reading.Words;

/// <summary>
/// Reads the lists of words and of phrases that stand in files beside the code: <c>[name]</c> on a line of its own begins a list,
/// <c>#</c> a line that is none. Words stand between white space; phrases on lines of their own or between commas. A list of phrases may
/// say of which language it is, as in <c>[closing cy]</c>.
/// </summary>
internal static class WordFile
{
    private const string Comment = "#";

    /// <summary>The lists by their names, the words of each as they stand, repeated ones too.</summary>
    /// <param name="name">The file's name, which is the resource's.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string name) => Lists(name, SplitWords);

    /// <summary>The lists in the order of the file, each with its purpose and its language, an ISO 639-1 code or "" for any.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<(string Purpose, string Language, IReadOnlyList<string> Phrases)> Phrases(string name) =>
        from list in Lists(name, SplitPhrases)
        let words = list.Key.Split(' ', 2)
        select (words[0], words.Length > 1 ? words[1] : "", list.Value);

    private static Dictionary<string, IReadOnlyList<string>> Lists(string name, Func<string, string[]> split)
    {
        using var stream =
            typeof(WordFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no list of words called {name} in this assembly.");
        using var reader = new StreamReader(stream);
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string>? entries = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(Comment, StringComparison.Ordinal))
                continue;
            if (line is ['[', .. var list, ']'])
                lists.Add(list, entries = []);
            else if (split(line) is { Length: > 0 } found)
                (entries ?? throw new InvalidDataException($"{name} begins with words of no list.")).AddRange(found);
        }

        return lists;
    }

    private static string[] SplitWords(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string[] SplitPhrases(string line) =>
        line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
