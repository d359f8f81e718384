namespace ConsultationIntake.Benchmarks;

/// <summary>The least any tagger must do: find where words start and end.</summary>
internal static class PlainWords
{
    public static int Count(string text)
    {
        var (words, inside) = (0, false);
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            if (letter && !inside)
                words++;
            inside = letter;
        }

        return words;
    }
}
