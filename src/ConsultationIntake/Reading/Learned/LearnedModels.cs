namespace ConsultationIntake.Reading.Learned;

/// <summary>The models that ship with this library, on one table of words.</summary>
internal sealed class LearnedModels
{
    /// <summary>Loaded when first asked for: training makes new ones where the old may be unreadable.</summary>
    private static readonly Lazy<LearnedModels> LazilyShipped = new(LoadShipped);

    private LearnedModels(ModelFile file)
    {
        var words = new WordTable(file.Words);
        Themes = new SentenceModel(words, file, file.Subjects[0]);
        Risk = new SentenceModel(words, file, file.Subjects[1]);
    }

    public static LearnedModels Shipped => LazilyShipped.Value;

    /// <summary>Its questions are the codes of the themes it knows.</summary>
    public SentenceModel Themes { get; }

    /// <summary>Whether a text tells of a person at risk: one question.</summary>
    public SentenceModel Risk { get; }

    private static LearnedModels LoadShipped()
    {
        using var stream = typeof(LearnedModels).Assembly.GetManifestResourceStream("models.bin")
            ?? throw new InvalidOperationException("The models are missing from the assembly.");
        return new LearnedModels(ModelFile.Read(stream));
    }
}
