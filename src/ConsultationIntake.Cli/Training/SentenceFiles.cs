namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Reads the sentences written for training: text files with one sentence a line, before it the first letters of what it is
/// (<c>av: …</c> is anti-social behaviour and victims, <c>-: …</c> is none).
/// </summary>
/// <param name="questions">What the letters stand for.</param>
internal sealed class SentenceFiles(IReadOnlyList<string> questions)
{
    /// <summary>The themes that the model is taught, by code.</summary>
    public static SentenceFiles Themes { get; } = new(["asb", "victims", "partnership", "equalities"]);

    /// <summary>Whether a sentence tells of a person at risk.</summary>
    public static SentenceFiles Risk { get; } = new(["risk"]);

    public IReadOnlyList<string> Questions => questions;

    public List<Sentence> Read(string folder)
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

    private Sentence Parse(string line, string file, int number)
    {
        var place = $"{file}, line {number}";
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var letters = colon is > 0 and < 5 ? line[..colon] : throw new InvalidDataException($"{place}: no letters before a colon.");
        if (letters != "-" && letters.Any(letter => !questions.Any(question => question[0] == letter)))
            throw new InvalidDataException(
                $"{place}: “{letters}” is none of {string.Join(", ", questions.Select(question => question[0]))} or -."
            );
        return new Sentence(
            line[(colon + 1)..].Trim(),
            file,
            [.. questions.Select(question => letters.Contains(question[0], StringComparison.Ordinal))]
        );
    }
}
