namespace ConsultationIntake.Reading.Language;

/// <summary>Languages told by the letters they are written in.</summary>
internal static class ScriptLanguages
{
    /// <summary>Blocks of the Basic Multilingual Plane and the language of this country's readers most likely meant.</summary>
    private static readonly (char First, char Last, string Language)[] Blocks =
    [
        ('\u0370', '\u03FF', "el"),
        ('\u0400', '\u04FF', "ru"),
        ('\u0530', '\u058F', "hy"),
        ('\u0590', '\u05FF', "he"),
        ('\u0600', '\u06FF', "ar"),
        ('\u0900', '\u097F', "hi"),
        ('\u0980', '\u09FF', "bn"),
        ('\u0A00', '\u0A7F', "pa"),
        ('\u0A80', '\u0AFF', "gu"),
        ('\u0B80', '\u0BFF', "ta"),
        ('\u0D00', '\u0D7F', "ml"),
        ('\u0D80', '\u0DFF', "si"),
        ('\u0E00', '\u0E7F', "th"),
        ('\u10A0', '\u10FF', "ka"),
        ('\u1200', '\u137F', "am"),
        ('\u3040', '\u30FF', "ja"),
        ('\u4E00', '\u9FFF', "zh"),
        ('\uAC00', '\uD7AF', "ko"),
    ];

    /// <summary>Letters that Ukrainian has and Russian has not, Urdu and not Arabic, Persian and not Arabic.</summary>
    private const string Ukrainian = "іїєґІЇЄҐ";
    private const string Urdu = "ٹڈڑںےہھ";
    private const string Persian = "گچپژ";

    /// <summary>The language of the script most letters are in, or null when that is Latin or there are none.</summary>
    public static string? Of(string text)
    {
        var counts = new int[Blocks.Length];
        var latin = 0;
        var (ukrainian, urdu, persian) = (0, 0, 0);
        foreach (var c in text)
        {
            if (c < '\u0370')
            {
                latin += char.IsLetter(c) ? 1 : 0;
                continue;
            }

            var block = Array.FindIndex(Blocks, known => c >= known.First && c <= known.Last);
            if (block < 0 || !char.IsLetter(c))
                continue;
            counts[block]++;
            ukrainian += Ukrainian.Contains(c) ? 1 : 0;
            urdu += Urdu.Contains(c) ? 1 : 0;
            persian += Persian.Contains(c) ? 1 : 0;
        }

        var most = Array.IndexOf(counts, counts.Max());
        // Japanese writes half its words in Chinese characters.
        if (counts[^3] > 0 && counts[^3] * 4 > counts[^2])
            most = counts.Length - 3;
        if (counts[most] == 0 || counts[most] < latin / 2)
            return null;
        return Blocks[most].Language switch
        {
            "ru" when ukrainian > 0 => "uk",
            "ar" when urdu > 0 => "ur",
            "ar" when persian > 0 => "fa",
            var language => language,
        };
    }
}
