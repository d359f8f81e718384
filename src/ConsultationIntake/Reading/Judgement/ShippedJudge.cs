namespace ConsultationIntake.Reading.Judgement;

/// <summary>The judge with the weights that ship with this library.</summary>
internal static class ShippedJudge
{
    /// <summary>Loaded when first asked for: training makes new weights where the old may be unreadable.</summary>
    private static readonly Lazy<Judge> Loaded = new(Load);

    public static Judge Instance => Loaded.Value;

    private static Judge Load()
    {
        using var stream =
            typeof(ShippedJudge).Assembly.GetManifestResourceStream("reader.bin")
            ?? throw new InvalidOperationException("The reader's weights are missing from the assembly.");
        return new Judge(ReaderWeights.Read(stream));
    }
}
