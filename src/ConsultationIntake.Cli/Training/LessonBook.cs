using ConsultationIntake.Points;
using ConsultationIntake.Points.Learned;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary>Makes lessons of what was written: the sentences of one label teach that alone, the points teach everything.</summary>
internal sealed class LessonBook(LearnedModels models)
{
    private readonly WordBook words = new(models, withSums: false);

    /// <summary>Theme codes, <c>risk</c>, stances: the order of <see cref="PointModel.Questions"/>.</summary>
    public static IReadOnlyList<string> Questions { get; } = [.. SentenceFiles.Themes, "risk", .. Enum.GetNames<Stance>()];

    private static int Risk => SentenceFiles.Themes.Count;

    public Lesson OfThemes(WrittenSentence sentence) =>
        Of(
            sentence.Text,
            null,
            "en",
            question => question < Risk ? sentence.Letters.Contains(Questions[question][0], StringComparison.Ordinal) : null
        );

    public Lesson OfRisk(WrittenSentence sentence) =>
        Of(sentence.Text, null, "en", question => question == Risk ? sentence.Letters.Length > 0 : null);

    public Lesson OfStance(WrittenSentence sentence) =>
        Of(
            sentence.Text,
            null,
            "en",
            question => question > Risk ? char.ToLowerInvariant(Questions[question][0]) == sentence.Letters.Single() : null
        );

    public Lesson Of(WrittenPoint point) =>
        Of(
            point.Point,
            WriterOf(point),
            point.Language,
            question =>
                question < Risk ? point.Themes.Contains(Questions[question])
                : question == Risk ? point.AtRisk
                : point.Stance is { } stance ? question - Risk - 1 == (int)stance
                : null
        );

    /// <summary>
    /// Points that stand alone, each put under a question that somebody was asked for another: people answer what they like, and writers
    /// seldom do. A point has its themes under any question.
    /// </summary>
    public IEnumerable<Lesson> OfOtherAnswers(IReadOnlyList<WrittenPoint> points, int count)
    {
        var alone = points.Where(point => point.Stance is not null && point.Around == "none" && WordsOf(point) is >= 4 and <= 30).ToList();
        var asked = points.Where(point => point.Point.Context.Question is not null).ToList();
        var chance = new Chance((ulong)count);
        for (var i = 0; alone.Count > 0 && asked.Count > 0 && i < count; i++)
        {
            var (point, question) = (alone[chance.Below(alone.Count)], asked[chance.Below(asked.Count)]);
            var answer = point.Point with { Context = new PointContext(question.Point.Context.Question) };
            yield return Of(point with { Point = answer, Stance = null, AtRisk = null }) with
            {
                Asker = WriterOf(question),
            };
        }
    }

    private static int WordsOf(WrittenPoint point) => point.Point.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Files are named <c>writer-N-M.tsv</c>, N being the writer, or <c>letters-N-M.tsv</c>: left out with writer N.</summary>
    public static string WriterOf(WrittenPoint point) => point.File.Split('-') is [_, var writer, ..] ? writer : point.File;

    private Lesson Of(PointText point, string? writer, string language, Func<int, bool?> answer)
    {
        var own = words.Read(point.Words);
        var alone = CluesOf(own, default);
        return new Lesson(
            point,
            writer,
            language,
            [
                .. Enumerable
                    .Range(0, Questions.Count)
                    .Select(question =>
                        (sbyte)(
                            answer(question) switch
                            {
                                null => 0,
                                true => 1,
                                false => -1,
                            }
                        )
                    ),
            ],
            point.Context == default ? alone : CluesOf(own, point.Context),
            alone
        )
        {
            SaysNothing = point.Context.Question is not null && Points.Learned.SaysNothing.Is(own.Words.Span),
        };
    }

    private (int[] Numbers, float[] Values) CluesOf(in ClueText own, PointContext around)
    {
        var sink = new LessonSink(words);
        ReadOnlySpan<ClueText> context = [Read(around.Question), Read(around.Heading), Read(around.Before)];
        Clues.Walk(own, context, sink);
        return ([.. sink.Values.Keys], [.. sink.Values.Values]);
    }

    private ClueText Read(string? text) => string.IsNullOrWhiteSpace(text) ? default : words.Read(text);

    /// <summary>Adds up what each clue counts for.</summary>
    private sealed class LessonSink(WordBook book) : ClueSink(book)
    {
        private readonly List<uint> group = [];
        private readonly List<uint> pieces = [];

        public SortedDictionary<int, float> Values { get; } = [];

        public override void Word(KnownWord word, WordClue by, uint salt, int at)
        {
            switch (by)
            {
                case WordClue.Stem:
                    group.Add(Clues.OfWord(by, word.Stem, salt));
                    break;
                case WordClue.Near when word.Near >= 0:
                    group.Add(Clues.OfWord(by, (uint)word.Near, salt));
                    break;
                case WordClue.Wide when word.Wide >= 0:
                    group.Add(Clues.OfWord(by, (uint)word.Wide, salt));
                    break;
                case WordClue.Pieces:
                    pieces.Clear();
                    Clues.AddPieces(word.Plain, pieces);
                    group.AddRange(pieces.Select(piece => Clues.OfWord(by, piece, salt)));
                    break;
            }
        }

        public override void Clue(uint clue, int at, int last) => group.Add(clue);

        public override void EndGroup(double weight, ClueSource source)
        {
            var share = (float)(weight / Math.Sqrt(Math.Max(1, group.Count)));
            foreach (var clue in group)
            {
                var number = PointModel.NumberOf(clue);
                Values[number] = Values.GetValueOrDefault(number) + share;
            }

            group.Clear();
        }
    }
}
