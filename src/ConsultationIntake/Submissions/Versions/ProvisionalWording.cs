using System.Buffers;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Submissions.Versions;

/// <summary>Whether a letter says that its body has yet to agree it, or has agreed it, and when.</summary>
internal static class ProvisionalWording
{
    private const string File = "provisional-wording.txt";
    private const int MostRead = 200_000;

    private static readonly PhraseList Provisional = PhraseList.Read(File, "provisional");
    private static readonly PhraseList Ratified = PhraseList.Read(File, "ratified");
    private static readonly SearchValues<char> Breaks = SearchValues.Create(".!?;:()");

    internal enum Standing
    {
        Unsaid,
        Provisional,
        Ratified,
    }

    /// <param name="Date">When its committee meets or met, where the letter says so.</param>
    internal sealed record Finding(Standing Standing, DateOnly? Date);

    /// <param name="received">From which the year of a date without one is told.</param>
    public static Finding Read(string text, DateOnly received)
    {
        text = text[..Math.Min(text.Length, MostRead)];
        if (First(Provisional, text) is { } provisional)
            return new Finding(Standing.Provisional, DateAfter(text, provisional, received));
        return First(Ratified, text) is { } ratified
            ? new Finding(Standing.Ratified, DateAfter(text, ratified, received))
            : new Finding(Standing.Unsaid, null);
    }

    /// <summary>Where the first phrase begins: none goes on beyond a sentence, a bracket or a paragraph.</summary>
    private static int? First(PhraseList phrases, string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = EndOfStretch(text, start);
            if (phrases.First(text.AsSpan(start, end - start)) is { } found)
                return start + found.Start;
            start = end + 1;
        }

        return null;
    }

    private static int EndOfStretch(string text, int start)
    {
        var rest = text.AsSpan(start);
        var sentence = rest.IndexOfAny(Breaks) is >= 0 and var mark ? mark : rest.Length;
        return start + (rest[..sentence].IndexOf("\n\n") is >= 0 and var blank ? blank : sentence);
    }

    private static DateOnly? DateAfter(string text, int index, DateOnly received)
    {
        var end = text.IndexOf("\n\n", index, StringComparison.Ordinal);
        end = Math.Min(end < 0 ? text.Length : end, index + 300);
        return WrittenDate.First(text[index..end], received);
    }
}
