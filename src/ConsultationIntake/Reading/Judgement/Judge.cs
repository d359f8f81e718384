using ConsultationIntake.Reading.Judgement.Network;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>What was judged of a sentence.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Confidence">How likely it is to be what it was taken for, a point or none: 0 to 1, in hundredths.</param>
/// <param name="DecidedBy">A rule's name, or the words that weighed most.</param>
internal sealed record Judged(Unit Unit, Label Label, double Confidence, string DecidedBy);

/// <summary>
/// Judges a part's sentences together: a short table of certain rules says what some may be, and what was learned decides among the
/// labels left. Two learned voices are heard: the clues' weights, which say why, and the networks', which hear the whole letter. Mistakes
/// are not alike: a lost view is seen by nobody, a point too many by whoever answers it. So a sentence is set aside only where that is
/// more likely than <see cref="SureEnough"/>.
/// </summary>
internal sealed class Judge(ReaderWeights learned)
{
    /// <summary>
    /// How likely it must be that a sentence is no view before it is set aside. Moves lost views against points too many.
    /// </summary>
    public const double SureEnough = 0.9;

    /// <summary>
    /// The same of what was written into the box of a question: people answer there, and a letter's other matter is rare.
    /// </summary>
    public const double SureEnoughOfAnAnswer = 0.995;

    /// <summary>
    /// The same of the few words that open a stretch with a view in it ("Interpreters.", "One last matter."): whoever answers sees them
    /// beside it.
    /// </summary>
    public const double SureEnoughOfAnOpening = 0.5;

    /// <summary>In characters.</summary>
    private const int LongestOpening = 48;

    /// <summary>How likely it must be that a sentence of a point begins another.</summary>
    private const double SureItBegins = 0.6;

    /// <summary>The same inside an item that its sender has labelled: who numbers points has divided them already.</summary>
    private const double SureItBeginsInAnItem = 0.85;

    /// <summary>
    /// How many times a kind that is not the respondent's own view weighs in a letter: read as their own it is answered to the wrong
    /// person. A few sentences speak for their sender, and so does what was written into a question's box.
    /// </summary>
    private const double RareKindWeight = 3;
    private const double RareKindWeightOfAFewSentences = 0.25;

    /// <summary>More sentences make a letter.</summary>
    private const int MostInAShortMail = 20;

    /// <summary>More sentences have room for somebody else's.</summary>
    private const int AFewSentences = 8;

    private static readonly PointKind[] Kinds = Enum.GetValues<PointKind>();

    /// <summary>What a sentence of a text without a paper's own matter may be.</summary>
    private static readonly LabelSet NoPaper = LabelSet.Of(
        Label.All.Where(label =>
            label.IsPoint
            || label.Reason
                is not (
                    SetAsideReason.PageFurniture
                    or SetAsideReason.CommitteePaper
                    or SetAsideReason.AboutThePlan
                    or SetAsideReason.HowWeConsulted
                )
        )
    );

    private static readonly LabelSet NoPaperOrHeading = LabelSet.Of(
        Label.All.Where(label => NoPaper.Has(label.Number) && (label.IsPoint || label.Reason is not SetAsideReason.Heading))
    );

    private static readonly Label[] Asides = [.. Label.All.Where(label => !label.IsPoint)];

    /// <summary>How much the networks' voice counts beside the clues'. Both see the same sentences, so neither counts in full.</summary>
    private const double NetworkWeight = 0.7;

    private readonly ChainWeights weights = learned.Chain;
    private readonly ChainSteps steps = new((join, before, label) => learned.Chain.Step(join, before, label) / ChainWeights.Units);

    public IReadOnlyList<Judged> Read(string text, PartKind part, PartTree tree, CertainRules rules)
    {
        var units = Unit.Of(text, tree);
        var reader = new ClueReader(text, part, units, weights.Families);
        var clues = new KnownClue[units.Count][];
        var chain = ChainOf(part, units, reader, clues);
        var decided = new string?[units.Count];
        var quoted = Quotations.SetApart(text, units);
        for (var place = 0; place < units.Count; place++)
        {
            if (rules.For(units[place], quoted.Contains(place)) is not var (rule, labels))
                continue;
            decided[place] = rule;
            chain.Allow(place, labels);
        }

        var likelihood = new double[units.Count * Label.Count];
        chain.Sum(likelihood);
        if (TakeFromAFewSentences(units, chain, decided, AsideShares(likelihood)))
            chain.Sum(likelihood);
        var lists = LabelledLists.Of(units);
        var aside = AsideShares(likelihood);
        lists.LeanOn(aside, SureEnough);
        var (sureEnough, rareKindWeight) = part switch
        {
            PartKind.Answer => (SureEnoughOfAnAnswer, RareKindWeightOfAFewSentences),
            PartKind.EmailBody or PartKind.Attachment or PartKind.Choice or PartKind.SetAside when units.Count <= AFewSentences => (
                SureEnough,
                RareKindWeightOfAFewSentences
            ),
            PartKind.EmailBody when units.Count <= MostInAShortMail => (SureEnough, 1),
            PartKind.EmailBody or PartKind.Attachment or PartKind.Choice or PartKind.SetAside => (SureEnough, RareKindWeight),
            _ => throw new NotSupportedException($"Nothing says how sure to be of a part that is {part}."),
        };
        for (var place = 0; place < units.Count; place++)
        {
            var (points, asides) = (chain.Allowed(place).And(LabelSet.Points), chain.Allowed(place).And(LabelSet.Asides));
            var enough = OpensForAnother(place) && aside[place + 1] <= sureEnough ? SureEnoughOfAnOpening : sureEnough;
            chain.Allow(place, asides.Bits != 0 && (aside[place] > enough || points.Bits == 0) ? asides : points);
        }

        var reasons = new Weighing(text, weights);
        var labelled = Decide(units, chain, likelihood, lists, RareKindWeights(lists, likelihood, rareKindWeight));
        return
        [
            .. labelled.Select(
                (label, place) =>
                    new Judged(
                        units[place],
                        label,
                        decided[place] is null ? Math.Round(label.IsPoint ? 1 - aside[place] : aside[place], 2) : 1,
                        decided[place] ?? reasons.For(label, clues[place], reader.WordsOf(place))
                    )
            ),
        ];

        // A few words right before a sentence of their block, with no view right before them: a topic, or an announcement.
        bool OpensForAnother(int place) =>
            place + 1 < units.Count
            && units[place + 1].Join == Join.SameBlock
            && units[place].Span.Length <= LongestOpening
            && !(place > 0 && units[place].Join == Join.SameBlock && chain.Allowed(place - 1).And(LabelSet.Asides).Bits == 0);
    }

    /// <summary>
    /// Each place's label. What is set aside has the likeliest reason. A point begins where that is likelier than
    /// <see cref="SureItBegins"/> among the points' labels, and with each item of a lettered or numbered list most of which begin one. It
    /// is of the kind that is likeliest for its sentences together, the rare kinds weighed so many times.
    /// </summary>
    private static Label[] Decide(List<Unit> units, Chain chain, double[] likelihood, LabelledLists lists, double[] rareKindWeight)
    {
        var labels = new Label[chain.Length];
        var listed = lists.Most(Begins).ToHashSet();
        for (var place = 0; place < chain.Length; )
        {
            if (IsAside(place))
            {
                labels[place] = Asides.MaxBy(label => At(place, label));
                place++;
                continue;
            }

            var end = place + 1;
            while (end < chain.Length && !IsAside(end) && !Begins(end) && !listed.Contains(end))
                end++;
            var rare = rareKindWeight[place];
            var kind = Kinds.MaxBy(kind =>
                (kind == PointKind.OwnView ? 1 : rare)
                * Enumerable.Range(place, end - place).Sum(at => At(at, Label.Begin(kind)) + At(at, Label.GoOn(kind)))
            );
            labels[place] = Label.Begin(kind);
            for (place++; place < end; place++)
                labels[place] = Label.GoOn(kind);
        }

        return labels;

        bool IsAside(int place) => chain.Allowed(place).And(LabelSet.Points).Bits == 0;

        double At(int place, Label label) => Rounded(likelihood[(place * Label.Count) + label.Number]);

        bool Begins(int place)
        {
            var (begins, goesOn) = (0.0, 0.0);
            foreach (var kind in Kinds)
                (begins, goesOn) = (begins + At(place, Label.Begin(kind)), goesOn + At(place, Label.GoOn(kind)));
            var sure = units[place] is { Join: Join.SameBlock, Block.IsItem: true } ? SureItBeginsInAnItem : SureItBegins;
            return begins > sure * (begins + goesOn);
        }
    }

    /// <summary>The chain of a part's sentences, scored by their clues. Writes down those that have weights.</summary>
    private Chain ChainOf(PartKind part, List<Unit> units, ClueReader reader, KnownClue[][] clues)
    {
        var chain = new Chain(units.Count, place => units[place].Join, steps);
        var (read, known) = (new List<Clue>(), new List<KnownClue>());
        // The networks were taught letters: of what is written into a question's box they know little, and next to none of it is no view.
        var hears = part is not PartKind.Answer;
        var inputs = new SentenceInput[hears ? units.Count : 0];
        for (var place = 0; place < units.Count; place++)
        {
            known.Clear();
            foreach (var clue in reader.Read(place, read))
                if (weights.RowOf(clue.Key) is >= 0 and var row)
                    known.Add(new(row, clue.Kind, clue.Word));
            clues[place] = [.. known];
            if (hears)
                inputs[place] = learned.Vocabulary.InputOf(reader, place, read);
            weights.Sum(clues[place], chain.ScoresAt(place));
        }

        var heard = learned.Hear(inputs);
        for (var place = 0; place < inputs.Length; place++)
        {
            var scores = chain.ScoresAt(place);
            for (var label = 0; label < scores.Length; label++)
                scores[label] += NetworkWeight * heard[(place * Label.Count) + label];
        }

        return chain;
    }

    /// <summary>
    /// How many times a kind that is not the respondent's own view weighs in each place: a quarter in a lettered or numbered list
    /// most of whose items are likelier to be their own.
    /// </summary>
    private static double[] RareKindWeights(LabelledLists lists, double[] likelihood, double rareKindWeight)
    {
        var weights = new double[likelihood.Length / Label.Count];
        Array.Fill(weights, rareKindWeight);
        foreach (var place in lists.Most(IsOwn))
            weights[place] = Math.Min(RareKindWeightOfAFewSentences, rareKindWeight);
        return weights;

        bool IsOwn(int place)
        {
            var at = likelihood.AsSpan(place * Label.Count, Label.Count);
            var (own, all) = (0.0, 0.0);
            foreach (var label in Label.All.Where(label => label.IsPoint))
                (own, all) = (own + (label.Kind == PointKind.OwnView ? at[label.Number] : 0), all + at[label.Number]);
            return Rounded(own) * 2 > Rounded(all);
        }
    }

    /// <summary>
    /// A few sentences are no paper: none is its page furniture, its procedure or how it was made, and none is a heading where nothing
    /// under it is a view. "Bring back Sergeant Doyle" is all that somebody wrote.
    /// </summary>
    /// <returns>Whether a label was taken from a sentence.</returns>
    private static bool TakeFromAFewSentences(List<Unit> units, Chain chain, string?[] decided, double[] aside)
    {
        if (units.Count > AFewSentences)
            return false;
        var taken = false;
        for (var place = 0; place < units.Count; place++)
        {
            if (decided[place] is not null)
                continue;
            var heads = Enumerable.Range(place + 1, units.Count - place - 1).Any(under => aside[under] <= SureEnough);
            chain.Allow(place, chain.Allowed(place).And(heads ? NoPaper : NoPaperOrHeading));
            taken = true;
        }

        return taken;
    }

    /// <summary>How likely each place is to be set aside, in thousandths: less would differ from machine to machine.</summary>
    private static double[] AsideShares(double[] likelihood)
    {
        var shares = new double[likelihood.Length / Label.Count];
        for (var place = 0; place < shares.Length; place++)
        {
            for (var label = 0; label < Label.Count; label++)
                shares[place] += LabelSet.Asides.Has(label) ? likelihood[(place * Label.Count) + label] : 0;
            shares[place] = Rounded(shares[place]);
        }

        return shares;
    }

    private static double Rounded(double likelihood) => Math.Round(likelihood, 3);
}
