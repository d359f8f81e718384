using ConsultationIntake.Points;
using ConsultationIntake.Points.Learned;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Safeguarding;

/// <summary>
/// Finds the words that suggest a person at risk now. It would rather flag too much than miss somebody, but is silent on policy: "the plan
/// should do more on child sexual exploitation" tells of nobody. Property crime alone raises nothing. Of a response with many points each
/// has to be plain, and so has a sentence that is read alone: else hardly a long letter would be without a flag.
/// </summary>
public static class SafeguardingReader
{
    /// <summary>A longer text is read a few sentences at a time, as what the model was taught with is no longer than this.</summary>
    private const int WordsAtOnce = 60;

    [ThreadStatic]
    private static ModelReader? shared;

    /// <summary>The words that raised the flag, in reading order; no two overlap. Empty when nothing did.</summary>
    public static IReadOnlyList<TextSpan> Find(PointText point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Find(shared ??= new ModelReader(LearnedModels.Shipped), point);
    }

    /// <param name="reader">Reads the point's parts.</param>
    /// <param name="point">The point.</param>
    /// <param name="isRead">Whether the reader has read the whole point last.</param>
    internal static IReadOnlyList<TextSpan> Find(ModelReader reader, PointText point, bool isRead = false)
    {
        List<TextSpan>? found = null;
        for (var start = 0; start < point.Words.Length; )
        {
            var end = EndOfPart(point.Words, start, WordsAtOnce);
            Add(reader, point, TextSpan.FromBounds(start, end), isRead && start == 0 && end == point.Words.Length, ref found);
            start = end;
        }

        return found ?? (IReadOnlyList<TextSpan>)[];
    }

    /// <summary>A part as a whole, and where that raises nothing its sentences: a plea among three of policy stands out alone.</summary>
    private static void Add(ModelReader reader, PointText point, TextSpan part, bool isRead, ref List<TextSpan>? found)
    {
        var threshold = point.Context.OfMany ? reader.Model.PlainRiskThreshold : reader.Model.RiskThreshold;
        if (AddOne(reader, point, part, threshold, isRead, ref found))
            return;
        for (var start = part.Start; start < part.End; )
        {
            var end = Math.Min(part.End, EndOfPart(point.Words, start, 0));
            if (end - start < part.Length)
                AddOne(reader, point, TextSpan.FromBounds(start, end), reader.Model.PlainRiskThreshold, isRead: false, ref found);
            start = end;
        }
    }

    private static bool AddOne(ModelReader reader, PointText point, TextSpan part, double threshold, bool isRead, ref List<TextSpan>? found)
    {
        if (!isRead)
            reader.Read(reader.Book.Read(point.Words.AsSpan(part.Start, part.Length)), point.Context);
        if (!reader.HasWords || reader.Score(reader.Model.Risk) < threshold)
            return false;
        (found ??= []).AddRange(Evidence(reader, point.Words, part));
        return true;
    }

    /// <summary>The words that made up most of the score, neighbours as one span; all words where none says anything by itself.</summary>
    private static List<TextSpan> Evidence(ModelReader reader, string text, TextSpan part)
    {
        var numbers = new SortedSet<int>();
        reader.AddEvidence(reader.Model.Risk, numbers);
        var spans = new List<TextSpan>();
        var (number, last) = (0, -1);
        TextSpan? all = null;
        for (var at = part.Start; WordScanner.Next(text.AsSpan(0, part.End), ref at, out var start, out var length); number++)
        {
            var word = new TextSpan(start, length);
            all = TextSpan.FromBounds(all?.Start ?? word.Start, word.End);
            if (!numbers.Contains(number))
                continue;
            if (spans.Count > 0 && last == number - 1)
                spans[^1] = TextSpan.FromBounds(spans[^1].Start, word.End);
            else
                spans.Add(word);
            last = number;
        }

        return spans.Count == 0 && all is { } whole ? [whole] : spans;
    }

    /// <summary>As many whole sentences as make up so many words, at least one.</summary>
    private static int EndOfPart(string text, int first, int most)
    {
        var (words, sentence, at) = (0, first, first);
        while (WordScanner.Next(text, ref at, out var start, out var length))
        {
            words++;
            if (words > most && sentence > first)
                return sentence;
            if (start + length < text.Length && text[start + length] is '.' or '!' or '?' or '\n' or '\r')
                sentence = start + length + 1;
        }

        return text.Length;
    }
}
