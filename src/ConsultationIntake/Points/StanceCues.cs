using System.Buffers;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Points;

/// <summary>
/// What plain phrases of agreement, objection and request make of a point: one clue among others to the model, and worth most in the
/// formal words of partners. Praise and criticism in one point are mixed; a question or request with neither asks, and so does one with no
/// more than a grumble; what says none of these is neutral.
/// </summary>
internal static class StanceCues
{
    private const int NotReach = 3;
    private const int Plainly = 2;
    private const int Leaning = 1;

    private enum Cue
    {
        Praise,
        Liking,
        Criticism,
        Complaint,
        Ask,
        Order,
        Turn,
        Not,
        Plain,
    }

    private static readonly SearchValues<char> Breaks = SearchValues.Create(".!?;:,");
    private static readonly Cues Compiled = new();

    [ThreadStatic]
    private static List<PhraseHit>? found;

    /// <summary>The words of the phrases.</summary>
    public static Lexis Lexis => Compiled.Lexis;

    /// <param name="text">What the point says.</param>
    /// <param name="places">Where its words stand.</param>
    /// <param name="words">Their numbers in <see cref="Lexis"/>.</param>
    public static Stance Read(ReadOnlySpan<char> text, ReadOnlySpan<TextSpan> places, ReadOnlySpan<int> words)
    {
        var hits = found ??= [];
        hits.Clear();
        Compiled.Tree.Find(words, hits);
        return Decide(Weigh(text, places, hits));
    }

    private static Weights Weigh(ReadOnlySpan<char> text, ReadOnlySpan<TextSpan> places, List<PhraseHit> hits)
    {
        var weights = new Weights { IsQuestion = text.TrimEnd().EndsWith("?") };
        weights.Ask += weights.IsQuestion ? 1 : 0;
        foreach (var hit in hits)
        {
            var turned = false;
            foreach (var cue in Compiled.CuesOf(hit.Phrase))
            {
                if (cue is Cue.Not or Cue.Plain || IsWithinAnother(hit, cue, hits))
                    continue;
                turned = turned || IsTurned(hit, text, places, hits);
                weights.Add(cue, turned, opensSentence: cue == Cue.Order && OpensSentence(text, places[hit.First].Start));
            }
        }

        return weights;
    }

    private static Stance Decide(Weights weights) =>
        weights switch
        {
            { IsQuestion: true, IsPlainlyFor: false, Against: < Plainly } => Stance.Asks,
            { For: > 0, Turns: true } and ({ Against: > 0 } or { IsPlainlyFor: true, Ask: > 0 }) => Stance.Mixed,
            { IsPlainlyFor: true, Against: >= Plainly } => Stance.Mixed,
            { IsPlainlyFor: true, IsQuestion: true } => Stance.Asks,
            { IsPlainlyFor: true } => Agreement(weights),
            { Against: >= Plainly } => Stance.Opposes,
            { Ask: > 0 } => Stance.Asks,
            _ when weights.For > weights.Against => Agreement(weights),
            _ when weights.Against > weights.For => Stance.Opposes,
            _ => weights.For > 0 ? Stance.Mixed : Stance.Neutral,
        };

    /// <summary>Praise with a grumble beside it may be irony: an officer who looks finds out, one who counts must not be misled.</summary>
    private static Stance Agreement(Weights weights) => weights.Against > 0 ? Stance.Mixed : Stance.Supports;

    /// <summary>"no complaints": the longer phrase is what is meant.</summary>
    private static bool IsWithinAnother(PhraseHit hit, Cue cue, List<PhraseHit> hits)
    {
        foreach (var other in hits)
        {
            if (
                other.First <= hit.First
                && other.Last >= hit.Last
                && other.Last - other.First > hit.Last - hit.First
                && Compiled.Outweighs(other.Phrase, cue)
            )
                return true;
        }

        return false;
    }

    private static bool IsTurned(PhraseHit hit, ReadOnlySpan<char> text, ReadOnlySpan<TextSpan> places, List<PhraseHit> hits)
    {
        foreach (var other in hits)
        {
            if (
                other.Last < hit.First
                && hit.First - other.Last <= NotReach
                && Compiled.Is(other.Phrase, Cue.Not)
                && text[places[other.Last].End..places[hit.First].Start].IndexOfAny(Breaks) < 0
                && !IsPlain(other, hits)
            )
                return true;
        }

        return false;
    }

    /// <summary>"not only", "no doubt".</summary>
    private static bool IsPlain(PhraseHit hit, List<PhraseHit> hits)
    {
        foreach (var other in hits)
        {
            if (other.First <= hit.First && other.Last >= hit.Last && Compiled.Is(other.Phrase, Cue.Plain))
                return true;
        }

        return false;
    }

    private static bool OpensSentence(ReadOnlySpan<char> text, int start)
    {
        var before = text[..start].TrimEnd([' ', '\t', '"', '“', '‘', '(', '-', '•', '*']);
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '\n' or '\r' or ':' or ';';
    }

    private record struct Weights
    {
        private bool praises;

        public int For { get; private set; }
        public int Against { get; private set; }
        public int Ask { get; set; }
        public bool Turns { get; private set; }
        public bool IsQuestion { get; init; }

        /// <summary>A kind word in a request ("a clear timetable should …") agrees with nothing.</summary>
        public readonly bool IsPlainlyFor => praises || (For >= Plainly && Ask == 0);

        /// <param name="cue">What was found.</param>
        /// <param name="turned">Whether a "not" stands before it.</param>
        /// <param name="opensSentence">Whether a sentence begins with it.</param>
        public void Add(Cue cue, bool turned, bool opensSentence)
        {
            switch (cue)
            {
                case Cue.Praise or Cue.Liking when turned:
                    Against += cue == Cue.Praise ? Plainly : Leaning;
                    break;
                case Cue.Praise:
                    For += Plainly;
                    praises = true;
                    break;
                case Cue.Liking:
                    For += Leaning;
                    break;
                case Cue.Criticism:
                    Against += turned ? Leaning : Plainly;
                    break;
                case Cue.Complaint:
                    Against += Leaning;
                    break;
                case Cue.Ask:
                    Ask++;
                    break;
                case Cue.Order:
                    Ask += opensSentence ? 1 : 0;
                    break;
                default:
                    Turns |= cue == Cue.Turn;
                    break;
            }
        }
    }

    private sealed class Cues
    {
        private readonly List<Cue[]> cuesOf = [];

        public Cues()
        {
            var cues = new Dictionary<int, HashSet<Cue>>();
            foreach (var (cue, phrase) in Listed())
            {
                var number = Tree.Add(Lexis.StepsOf(PhraseNotation.Read(phrase).Single(), welsh: false));
                if (!cues.TryGetValue(number, out var of))
                    cues[number] = of = [];
                of.Add(cue);
            }

            for (var phrase = 0; phrase < Tree.Count; phrase++)
                cuesOf.Add([.. cues[phrase].Order()]);
        }

        public Lexis Lexis { get; } = new();
        public PhraseTree Tree { get; } = new();

        public Cue[] CuesOf(int phrase) => cuesOf[phrase];

        public bool Is(int phrase, Cue cue) => Array.IndexOf(cuesOf[phrase], cue) >= 0;

        /// <summary>Whether a longer phrase takes from a shorter one within it what it says. A turn is a turn wherever it stands.</summary>
        public bool Outweighs(int phrase, Cue cue) =>
            cue != Cue.Turn
            && cuesOf[phrase]
                .Any(other =>
                    other is Cue.Plain or Cue.Praise or Cue.Criticism || other == cue || cue is Cue.Complaint or Cue.Liking or Cue.Order
                );

        private static IEnumerable<(Cue Cue, string Phrase)> Listed() =>
            from list in WordFile.Phrases("stance-cues.txt")
            from phrase in list.Phrases
            select (Enum.Parse<Cue>(list.Purpose), phrase);
    }
}
