namespace ConsultationIntake.Reading.Learned;

/// <summary>The models that ship with this library, on one table of words.</summary>
internal sealed class LearnedModels
{
    /// <summary>Loaded when first asked for: training makes new ones where the old may be unreadable.</summary>
    private static readonly Lazy<LearnedModels> LazilyShipped = new(() => new LearnedModels(ShippedVectors, LoadShipped()));

    private static readonly Lazy<WordVectors> LazyVectors = new(LoadVectors);

    public LearnedModels(WordVectors vectors, ModelFile file)
    {
        (Words, Spellings, Vectors, Dimensions) = (new WordTable(vectors.Words), vectors.Words, vectors.Vectors, vectors.Dimensions);
        File = file;
    }

    public static LearnedModels Shipped => LazilyShipped.Value;

    /// <summary>The words and their vectors without anything learned.</summary>
    public static WordVectors ShippedVectors => LazyVectors.Value;

    public WordTable Words { get; }

    /// <summary>The words of <see cref="Words"/>, by row.</summary>
    public IReadOnlyList<string> Spellings { get; }

    /// <summary>A row of <see cref="Dimensions"/> for each word of <see cref="Words"/>.</summary>
    public Numbers<sbyte> Vectors { get; }
    public int Dimensions { get; }

    /// <summary>The families of the words.</summary>
    public ModelFile File { get; }

    /// <summary>Themes, stance and risk.</summary>
    public PointModel Points => File.Points;

    private static ModelFile LoadShipped()
    {
        using var stream = Resource("models.bin");
        return ModelFile.Read(stream);
    }

    private static WordVectors LoadVectors()
    {
        using var stream = Resource("words.bin");
        return WordVectors.Read(stream);
    }

    private static Stream Resource(string name) =>
        typeof(LearnedModels).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
}
