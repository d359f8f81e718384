using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>The words of a letter that say who it is from and to, and nothing else: greeting, signature, address.</summary>
internal sealed class SenderWords
{
    private static readonly HashSet<string> Formal = new(
        """
        dear sir madam hello hi hiya hey good morning afternoon evening to whom it may concern annwyl helo bore da
        yours sincerely faithfully truly regards kind best wishes warm many thanks thank you cheers signed cofion cynnes gorau yn gywir diolch
        sent from my iphone ipad phone mobile android samsung galaxy mr mrs ms miss dr cllr councillor name address postcode email telephone tel
        resident residents of commissioner police and crime the office for
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private readonly List<Word> words;
    private readonly bool[] sender;

    public SenderWords(string text)
    {
        words = WordScanner.Scan(text);
        sender = new bool[words.Count];
        var personal = PersonalDataFinder.Find(text);
        var next = 0;
        for (var i = 0; i < words.Count; i++)
        {
            while (next < personal.Count && personal[next].Span.End <= words[i].Start)
                next++;
            sender[i] = (next < personal.Count && personal[next].Span.Overlaps(words[i].Span))
                || Formal.Contains(words[i].Lower) || !words[i].Lower.Any(char.IsLetter);
        }
    }

    /// <summary>How many words of a stretch say something.</summary>
    public int WordsBesides(TextSpan span)
    {
        var count = 0;
        for (var i = FirstFrom(span.Start); i < words.Count && words[i].Start < span.End; i++)
            count += sender[i] ? 0 : 1;
        return count;
    }

    private int FirstFrom(int start)
    {
        var (low, high) = (0, words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (words[middle].Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
