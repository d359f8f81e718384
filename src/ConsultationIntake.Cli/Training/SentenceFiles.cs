namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Reads the sentences written for training: text files with one sentence a line, its themes before it by first letter
/// (<c>av: …</c> is anti-social behaviour and victims, <c>-: …</c> is none).
/// </summary>
internal static class SentenceFiles
{
    /// <summary>The themes the letters stand for.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["asb", "victims", "partnership", "equalities"];

    public static List<Sentence> Read(string folder)
    {
        var sentences = new List<Sentence>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (line.Length > 0)
                    sentences.Add(Parse(line, Path.GetFileName(file), number));
            }
        }

        return sentences;
    }

    private static Sentence Parse(string line, string file, int number)
    {
        var place = $"{file}, line {number}";
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var letters = colon is > 0 and < 5 ? line[..colon] : throw new InvalidDataException($"{place}: no themes before a colon.");
        if (letters != "-" && letters.Any(letter => !Codes.Any(code => code[0] == letter)))
            throw new InvalidDataException($"{place}: “{letters}” names a theme there is none of.");
        return new Sentence(line[(colon + 1)..].Trim(), file, [.. Codes.Select(code => letters.Contains(code[0], StringComparison.Ordinal))]);
    }
}
