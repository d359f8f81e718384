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

    /// <summary>Files are named <c>writer-N-M.tsv</c>, N being the writer, or <c>letters-N-M.tsv</c>: left out with writer N.</summary>
    public static string WriterOf(WrittenPoint point) => point.File.Split('-') is [_, var writer, ..] ? writer : point.File;

    private Lesson Of(PointText point, string? writer, string language, Func<int, bool?> answer) =>
        new(
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
            CluesOf(point)
        );

    private (int[] Numbers, float[] Values) CluesOf(PointText point)
    {
        var sink = new LessonSink(words);
        ReadOnlySpan<ClueText> context = [Read(point.Context.Question), Read(point.Context.Heading), Read(point.Context.Before)];
        Clues.Walk(words.Read(point.Words), context, sink);
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
