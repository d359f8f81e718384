using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Safeguarding;

/// <summary>
/// Weighs phrases of harm and what a model, taught with hints that name no harm, makes of the sentences around them. Keeps its buffers:
/// one a thread.
/// </summary>
internal sealed class RiskReader(SentenceModel model)
{
    /// <summary>A longer text is read a few sentences at a time, as what the model was taught with is no longer than this.</summary>
    private const int WordsAtOnce = 60;

    private readonly ModelReader reader = new(model);
    private readonly List<int> rows = [];
    private readonly List<TextSpan> modelWords = [];

    public List<TextSpan> Find(string text)
    {
        var words = WordScanner.Scan(text);
        var (phrases, idioms) = DisclosurePhrases.Find(words);
        var found = new List<TextSpan>();
        for (var first = 0; first < words.Count; )
        {
            var end = EndOfPart(words, first);
            var part = TextSpan.FromBounds(words[first].Start, words[end - 1].End);
            AddPart(text, part, phrases.FindAll(phrase => part.Overlaps(phrase.Span)), idioms, found);
            first = end;
        }

        return found;
    }

    /// <summary>What the training fits its blend on. Null where the model cannot read the text.</summary>
    public Scores? Weigh(string text)
    {
        var (phrases, idioms) = DisclosurePhrases.Find(WordScanner.Scan(text));
        return Read(text, new TextSpan(0, text.Length), idioms) ? reader.Score(0, phrases.Count) : null;
    }

    private void AddPart(string text, TextSpan part, List<DisclosurePhrase> phrases, List<TextSpan> idioms, List<TextSpan> found)
    {
        var isRisk = Read(text, part, idioms) ? reader.Confidence(0, phrases.Count) >= model.Blend[0].Threshold : phrases.Count > 0;
        if (isRisk && phrases.Count == 0)
            found.AddRange(Evidence());
        else
            found.AddRange(phrases.Where(phrase => isRisk || phrase.IsTold).Select(phrase => phrase.Span));
    }

    /// <param name="idioms">The model does not see them.</param>
    private bool Read(string text, TextSpan part, List<TextSpan> idioms)
    {
        rows.Clear();
        modelWords.Clear();
        var written = part.Of(text);
        for (var at = 0; WordRuns.Next(written, ref at, out var start, out var length); )
        {
            var word = new TextSpan(part.Start + start, length);
            rows.Add(idioms.Exists(word.Overlaps) ? WordTable.None : model.Words.Find(written.AsSpan(start, length)));
            modelWords.Add(word);
        }

        return reader.Read([.. rows]);
    }

    /// <summary>The words that made up most of what the model made of the part; neighbours are one span.</summary>
    private List<TextSpan> Evidence()
    {
        var numbers = new SortedSet<int>();
        reader.AddEvidence(0, numbers);
        var spans = new List<TextSpan>();
        var last = -1;
        foreach (var number in numbers)
        {
            var word = modelWords[number];
            if (spans.Count > 0 && last == number - 1)
                spans[^1] = TextSpan.FromBounds(spans[^1].Start, word.End);
            else
                spans.Add(word);
            last = number;
        }

        return spans;
    }

    /// <summary>As many whole sentences as make up <see cref="WordsAtOnce"/>, at least one.</summary>
    private static int EndOfPart(List<Word> words, int first)
    {
        var end = first;
        while (end < words.Count)
        {
            var next = end + 1;
            while (next < words.Count && words[next].Sentence == words[end].Sentence)
                next++;
            if (end > first && next - first > WordsAtOnce)
                break;
            end = next;
        }

        return end;
    }
}
