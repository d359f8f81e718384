using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Points.Learned;

/// <summary>Runs the model on one point at a time and says which words its scores come from. Keeps its buffers: one a thread.</summary>
internal sealed class ModelReader
{
    private const double ShareToShow = 0.5;
    private const int MostWordsToShow = 6;
    private const int MostContexts = 256;
    private static readonly int Sources = Enum.GetValues<ClueSource>().Length;

    private readonly PointModel model;
    private readonly ScoreSink scores;
    private readonly CreditSink credits;
    private readonly Dictionary<(ClueSource Source, string Text, int Length), double[]> contexts = [];
    private readonly double[] sums;
    private ClueText own;

    public ModelReader(LearnedModels models)
        : this(models, new WordBook(models)) { }

    /// <param name="book">To look words up with; the caller may look them up with it as well.</param>
    public ModelReader(LearnedModels models, WordBook book)
    {
        (model, Book) = (models.Points, book);
        scores = new ScoreSink(book, model);
        credits = new CreditSink(book, model);
        sums = new double[Sources * model.Questions.Length];
    }

    public PointModel Model => model;
    public WordBook Book { get; }

    /// <summary>Whether there was a word to read.</summary>
    public bool HasWords => own.Words.Length > 0;

    /// <param name="text">The point, its words found in <see cref="Book"/>.</param>
    /// <param name="context">What stands around it.</param>
    public void Read(in ClueText text, PointContext context)
    {
        own = text;
        scores.Start();
        Clues.Walk(own, [], scores);
        scores.Sums.AsSpan().CopyTo(sums);
        sums.AsSpan(model.Questions.Length).Clear();
        Add(ClueSource.Question, context.Question);
        Add(ClueSource.Heading, context.Heading);
        Add(ClueSource.Before, context.Before);
    }

    /// <summary>A question's score, from the point's own words alone.</summary>
    public double OwnScore(int question) => model.Biases[question] + (sums[question] * model.Units[question]);

    /// <summary>What one sort of context adds to a question's score.</summary>
    public double ContextScore(int question, ClueSource source) =>
        sums[((int)source * model.Questions.Length) + question] * model.Units[question];

    /// <summary>A question's score from all there is.</summary>
    public double Score(int question)
    {
        var score = OwnScore(question);
        for (var source = ClueSource.Question; (int)source < Sources; source++)
            score += ContextScore(question, source);
        return score;
    }

    /// <summary>
    /// Adds the numbers of the words that spoke most for it: as many as make up half of all that spoke for it, at most six, and none that
    /// says nothing by itself.
    /// </summary>
    public void AddEvidence(int question, ICollection<int> words)
    {
        credits.Start(question, own.Words.Length);
        Clues.Walk(own, [], credits);
        AddStrongest(credits.Credit.AsSpan(0, own.Words.Length), own, words);
    }

    /// <param name="credit">What each word adds to the score; what is taken from it is changed.</param>
    /// <param name="text">The words.</param>
    /// <param name="words">Takes the numbers, as <see cref="AddEvidence"/> says.</param>
    internal static void AddStrongest(Span<double> credit, in ClueText text, ICollection<int> words)
    {
        var all = 0.0;
        for (var i = 0; i < credit.Length; i++)
        {
            if (text.Words.Span[i] is null or { IsEmpty: true })
                credit[i] = 0;
            all += Math.Max(credit[i], 0);
        }

        var shown = 0.0;
        for (var i = 0; i < MostWordsToShow && shown < all * ShareToShow; i++)
        {
            var strongest = 0;
            for (var j = 1; j < credit.Length; j++)
                if (credit[j] > credit[strongest])
                    strongest = j;
            shown += credit[strongest];
            credit[strongest] = 0;
            words.Add(strongest);
        }
    }

    /// <summary>Many points answer one question or stand under one heading, so what that adds is kept.</summary>
    private void Add(ClueSource source, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var key = (source, text, Clues.LengthOf(own.Words.Length));
        if (!contexts.TryGetValue(key, out var kept))
        {
            if (contexts.Count >= MostContexts)
                contexts.Clear();
            scores.Start();
            Clues.Context(Book.Read(text).Words.Span, source, own.Words.Length, scores);
            contexts[key] = kept = scores.Sums.AsSpan((int)source * model.Questions.Length, model.Questions.Length).ToArray();
        }

        kept.CopyTo(sums.AsSpan((int)source * model.Questions.Length));
    }

    /// <summary>Adds up what a text's clues say, in whole numbers within a group.</summary>
    private sealed class ScoreSink(WordBook book, PointModel model) : ClueSink(book)
    {
        private readonly int[] group = new int[model.Questions.Length];
        private int count;

        /// <summary>By source, a row a source.</summary>
        public double[] Sums { get; } = new double[Sources * model.Questions.Length];

        public void Start() => Array.Clear(Sums);

        public override void Word(KnownWord word, WordClue by, uint salt, int at)
        {
            if (ValueOf(word, by) is not { } value)
                return;
            count += by == WordClue.Pieces ? word.Pieces : 1;
            if (salt != 0)
            {
                AddRow(model.Row(Clues.OfWord(by, value, salt)));
                return;
            }

            var sums = word.Sums.AsSpan((int)by * group.Length, group.Length);
            for (var question = 0; question < group.Length; question++)
                group[question] += sums[question];
        }

        public override void Clue(uint clue, int at, int last)
        {
            count++;
            AddRow(model.Row(clue));
        }

        public override void EndGroup(double weight, ClueSource source)
        {
            if (count > 0)
            {
                var share = weight / Math.Sqrt(count);
                var row = Sums.AsSpan((int)source * group.Length, group.Length);
                for (var question = 0; question < group.Length; question++)
                    row[question] += group[question] * share;
            }

            Array.Clear(group);
            count = 0;
        }

        private void AddRow(ReadOnlySpan<sbyte> row)
        {
            for (var question = 0; question < row.Length; question++)
                group[question] += row[question];
        }
    }

    /// <summary>Gives each word its part of one question's score; a pair's is shared between its words.</summary>
    private sealed class CreditSink(WordBook book, PointModel model) : ClueSink(book)
    {
        private readonly List<(int Sum, int At, int Last)> group = [];
        private int question;
        private int count;

        public double[] Credit { get; private set; } = new double[512];

        public void Start(int of, int words)
        {
            question = of;
            if (Credit.Length < words)
                Credit = new double[words];
            Array.Clear(Credit);
        }

        public override void Word(KnownWord word, WordClue by, uint salt, int at)
        {
            if (ValueOf(word, by) is null)
                return;
            count += by == WordClue.Pieces ? word.Pieces : 1;
            group.Add((word.Sums[((int)by * model.Questions.Length) + question], at, at));
        }

        public override void Clue(uint clue, int at, int last)
        {
            count++;
            if (last >= at)
                group.Add((model.Row(clue)[question], at, last));
        }

        public override void EndGroup(double weight, ClueSource source)
        {
            var share = weight / Math.Sqrt(Math.Max(1, count));
            foreach (var (sum, at, last) in group)
                for (var word = at; word <= last; word++)
                    Credit[word] += sum * share / (last - at + 1);
            group.Clear();
            count = 0;
        }
    }

    private static uint? ValueOf(KnownWord word, WordClue by) =>
        by switch
        {
            WordClue.Stem or WordClue.Pieces => word.Stem,
            WordClue.Near => word.Near < 0 ? null : (uint)word.Near,
            WordClue.Wide => word.Wide < 0 ? null : (uint)word.Wide,
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
        };
}
