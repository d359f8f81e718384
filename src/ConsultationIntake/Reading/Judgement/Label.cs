namespace ConsultationIntake.Reading.Judgement;

/// <summary>
/// What a sentence can be called: it begins or goes on with a point of some kind, or it is set aside for some reason.
/// Numbered from 0: a kind's two, kind by kind, then the reasons.
/// </summary>
internal readonly record struct Label(int Number)
{
    private static readonly int Kinds = Enum.GetValues<PointKind>().Length;

    /// <summary>The reasons that a sentence's words can give: the others are told by where it stands.</summary>
    public static int Reasons => (int)SetAsideReason.NoComment + 1;

    public static int Count { get; } = (Kinds * 2) + Reasons;

    /// <summary>How many are of points: they come first.</summary>
    public static int OfPoints => Kinds * 2;

    public static IEnumerable<Label> All => Enumerable.Range(0, Count).Select(number => new Label(number));

    public bool IsPoint => Number < Kinds * 2;

    public bool Begins => IsPoint && Number % 2 == 0;

    public PointKind Kind => IsPoint ? (PointKind)(Number / 2) : throw new InvalidOperationException("What is set aside is no point.");

    public SetAsideReason Reason =>
        IsPoint ? throw new InvalidOperationException("A point is not set aside.") : (SetAsideReason)(Number - (Kinds * 2));

    public static Label Begin(PointKind kind) => new((int)kind * 2);

    public static Label GoOn(PointKind kind) => new(((int)kind * 2) + 1);

    public static Label Aside(SetAsideReason reason) => new((Kinds * 2) + (int)reason);

    /// <summary>Whether this may stand first: a point begins before it goes on.</summary>
    public bool MayOpen => !IsPoint || Begins;

    /// <summary>Whether this may follow <paramref name="before"/>: a point goes on only with its own kind.</summary>
    public bool MayFollow(Label before) => MayOpen || (before.IsPoint && before.Kind == Kind);

    public override string ToString() => IsPoint ? $"{(Begins ? "begin" : "go on")} {Kind}" : $"aside {Reason}";
}

/// <summary>A set of labels, as bits.</summary>
internal readonly record struct LabelSet(uint Bits)
{
    public static LabelSet All { get; } = new((1u << Label.Count) - 1);

    public static LabelSet Asides { get; } = Of(Label.All.Where(label => !label.IsPoint));

    public static LabelSet Points { get; } = Of(Label.All.Where(label => label.IsPoint));

    public static LabelSet Of(params IEnumerable<Label> labels) => new(labels.Aggregate(0u, (bits, label) => bits | (1u << label.Number)));

    public bool Has(int label) => (Bits >> label & 1) != 0;

    public LabelSet And(LabelSet other) => new(Bits & other.Bits);
}
