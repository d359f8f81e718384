namespace ConsultationIntake.Cli.Training;

/// <summary>How the model is trained. The defaults made the weights that are shipped.</summary>
internal sealed record TrainingSettings
{
    /// <summary>Networks trained from different seeds and averaged.</summary>
    public int Networks { get; init; } = 3;

    /// <summary>Networks trained without each part of the sentences, to see what the blend can trust.</summary>
    public int NetworksWithout { get; init; } = 2;

    /// <summary>The parts, each of whole files.</summary>
    public int Parts { get; init; } = 5;

    /// <summary>What a labelled point counts for in the blend beside a sentence.</summary>
    public double PointWeight { get; init; } = 4;

    /// <summary>Patterns of each width in one network.</summary>
    public int Filters { get; init; } = 16;
    public int Epochs { get; init; } = 14;
    public int Batch { get; init; } = 8;
    public float LearningRate { get; init; } = 0.003f;
    public float WordDropout { get; init; } = 0.1f;
    public float PatternDropout { get; init; } = 0.4f;
    public float JoinShare { get; init; } = 0.4f;
    public float Smoothing { get; init; } = 0.02f;
    public float FilterDecay { get; init; } = 0.01f;
    public float OutputDecay { get; init; } = 0.01f;

    /// <summary>How many of the commonest English words the model knows beside those of its sentences.</summary>
    public int FrequentWords { get; init; } = 25000;
}
