using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Points;

/// <summary>
/// Reads how a point stands toward what it talks about, from the words it uses. Agreement with a turn in it ("we welcome …, but …")
/// is mixed; a question or request without agreement or complaint asks; what says none of these is neutral.
/// </summary>
public static class StanceReader
{
    private const int NotReach = 2;

    private static readonly Cues Compiled = new();

    [ThreadStatic]
    private static Buffers? buffers;

    public static Stance Read(string text)
    {
        var (cache, hits) = (buffers ??= new Buffers()).Start();
        var count = cache.Read(text, ref buffers.Words);
        Compiled.Tree.Find(buffers.Words.AsSpan(0, count), hits);
        return Weigh(text, hits);
    }

    private static Stance Weigh(string text, List<PhraseHit> hits)
    {
        var (support, oppose, ask, turn) = (0, 0, 0, false);
        foreach (var hit in hits)
        {
            var turned = IsNegated(hit, hits);
            if (Compiled.Support.Contains(hit.Phrase))
                _ = turned ? oppose++ : support++;
            if (Compiled.Oppose.Contains(hit.Phrase) && !IsInside(hit, hits, Compiled.Support))
                oppose++;
            if (Compiled.Ask.Contains(hit.Phrase))
                ask++;
            turn |= Compiled.Turn.Contains(hit.Phrase);
        }

        var question = text.AsSpan().TrimEnd().EndsWith("?");
        return Decide(support, oppose, ask + (question ? 1 : 0), turn, question);
    }

    private static Stance Decide(int support, int oppose, int ask, bool turn, bool question) => (support, oppose, ask) switch
    {
        (> 0, > 0, _) => turn ? Stance.Mixed : support > oppose ? Stance.Supports : Stance.Opposes,
        (> 0, 0, > 0) => turn ? Stance.Mixed : question ? Stance.Asks : Stance.Supports,
        (> 0, 0, 0) => Stance.Supports,
        (0, > 1, _) => Stance.Opposes,
        (0, 1, _) => ask > 0 ? Stance.Asks : Stance.Opposes,
        (_, _, > 0) => Stance.Asks,
        _ => Stance.Neutral,
    };

    private static bool IsNegated(PhraseHit hit, List<PhraseHit> hits)
    {
        foreach (var other in hits)
            if (other.Last < hit.First && hit.First - other.Last <= NotReach && Compiled.Not.Contains(other.Phrase))
                return true;
        return false;
    }

    private static bool IsInside(PhraseHit hit, List<PhraseHit> hits, HashSet<int> kind)
    {
        foreach (var other in hits)
            if (other.First <= hit.First && other.Last >= hit.Last && other != hit && kind.Contains(other.Phrase))
                return true;
        return false;
    }

    private sealed class Buffers
    {
        public Word[] Words = new Word[512];

        private readonly WordCache cache = new(Compiled.Lexis, table: null);
        private readonly List<PhraseHit> hits = [];

        public (WordCache Cache, List<PhraseHit> Hits) Start()
        {
            hits.Clear();
            return (cache, hits);
        }
    }

    private sealed class Cues
    {
        public Cues() =>
            (Support, Oppose, Ask, Turn, Not) = (Add(StanceCues.Support), Add(StanceCues.Oppose), Add(StanceCues.Ask), Add(StanceCues.Turn), Add(StanceCues.Not));

        public Lexis Lexis { get; } = new();
        public PhraseTree Tree { get; } = new();
        public HashSet<int> Support { get; }
        public HashSet<int> Oppose { get; }
        public HashSet<int> Ask { get; }
        public HashSet<int> Turn { get; }
        public HashSet<int> Not { get; }

        private HashSet<int> Add(IEnumerable<string> phrases) => [.. phrases.Select(phrase => Tree.Add(Runs(phrase)))];

        private List<int[]> Runs(string phrase) =>
            [.. phrase.Split('*', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(run => Lexis.AddPhrase(run, welsh: false))];
    }
}
