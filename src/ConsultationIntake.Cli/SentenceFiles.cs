namespace ConsultationIntake.Cli;

/// <summary>A sentence that is labelled for one thing only.</summary>
/// <param name="Letters">The first letters of what it is; empty where it is nothing of it.</param>
internal sealed record WrittenSentence(string Text, string Letters);

/// <summary>
/// Reads the sentences of <c>eng/tagger/sentences</c> and <c>eng/tagger/risk</c>: text files with one sentence a line, before it the first
/// letters of what it is (<c>av: …</c> is anti-social behaviour and victims, <c>-: …</c> is none).
/// </summary>
internal static class SentenceFiles
{
    /// <summary>The themes that the model is taught, by code. Their first letters differ.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["asb", "victims", "partnership", "equalities"];

    /// <param name="folder">All its <c>.txt</c> files are read.</param>
    /// <param name="letters">Those that may stand before a sentence.</param>
    public static List<WrittenSentence> Read(string folder, IReadOnlyCollection<char> letters)
    {
        var sentences = new List<WrittenSentence>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (line.Length > 0)
                    sentences.Add(Parse(line, letters, $"{Path.GetFileName(file)}, line {number}"));
            }
        }

        return sentences;
    }

    private static WrittenSentence Parse(string line, IReadOnlyCollection<char> letters, string place)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var before = colon is > 0 and < 5 ? line[..colon] : throw new InvalidDataException($"{place}: no letters before a colon.");
        if (before != "-" && before.Any(letter => !letters.Contains(letter)))
            throw new InvalidDataException($"{place}: “{before}” is none of {string.Join(", ", letters)} or -.");
        return new WrittenSentence(line[(colon + 1)..].Trim(), before == "-" ? "" : before);
    }
}
