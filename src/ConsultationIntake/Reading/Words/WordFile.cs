namespace ConsultationIntake.Reading.Words;

/// <summary>
/// Reads the lists of words that stand in files beside the code: <c>[name]</c> on a line of its own begins a list, <c>#</c> a line
/// that is none, and words stand between white space.
/// </summary>
internal static class WordFile
{
    private const string Comment = "#";

    /// <summary>The lists by their names, the words of each as they stand, repeated ones too.</summary>
    /// <param name="name">The file's name, which is the resource's.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string name)
    {
        using var stream =
            typeof(WordFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no list of words called {name} in this assembly.");
        using var reader = new StreamReader(stream);
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string>? words = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(Comment, StringComparison.Ordinal))
                continue;
            if (line is ['[', .. var list, ']'])
                lists.Add(list, words = []);
            else if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } found)
                (words ?? throw new InvalidDataException($"{name} begins with words of no list.")).AddRange(found);
        }

        return lists;
    }
}
