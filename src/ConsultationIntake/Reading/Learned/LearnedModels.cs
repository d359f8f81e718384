namespace ConsultationIntake.Reading.Learned;

/// <summary>The models that ship with this library, on one table of words.</summary>
internal sealed class LearnedModels
{
    /// <summary>Loaded when first asked for: training makes new ones where the old may be unreadable.</summary>
    private static readonly Lazy<LearnedModels> LazilyShipped = new(LoadShipped);

    private LearnedModels(ModelFile file)
    {
        (Words, Spellings, Vectors, Dimensions) = (new WordTable(file.Words), file.Words, file.Vectors, file.Dimensions);
        Themes = new SentenceModel(Words, file, file.Subjects[0]);
        Risk = new SentenceModel(Words, file, file.Subjects[1]);
    }

    public static LearnedModels Shipped => LazilyShipped.Value;

    public WordTable Words { get; }

    /// <summary>The words of <see cref="Words"/>, by row.</summary>
    public IReadOnlyList<string> Spellings { get; }

    /// <summary>A row of <see cref="Dimensions"/> for each word of <see cref="Words"/>.</summary>
    public ReadOnlyMemory<sbyte> Vectors { get; }
    public int Dimensions { get; }

    /// <summary>Its questions are the codes of the themes it knows.</summary>
    public SentenceModel Themes { get; }

    /// <summary>Whether a text tells of a person at risk: one question.</summary>
    public SentenceModel Risk { get; }

    private static LearnedModels LoadShipped()
    {
        using var stream =
            typeof(LearnedModels).Assembly.GetManifestResourceStream("models.bin")
            ?? throw new InvalidOperationException("The models are missing from the assembly.");
        return new LearnedModels(ModelFile.Read(stream));
    }
}
