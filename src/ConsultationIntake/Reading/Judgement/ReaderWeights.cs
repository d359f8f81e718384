using ConsultationIntake.Reading.Judgement.Network;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>All that was learned of marked letters: what the trainer writes and the judge reads.</summary>
/// <param name="Chain">What clues weigh.</param>
/// <param name="Vocabulary">What the networks know the names of.</param>
/// <param name="Networks">Networks that were taught alike from other beginnings: their mean errs less than each.</param>
internal sealed record ReaderWeights(ChainWeights Chain, NetworkVocabulary Vocabulary, IReadOnlyList<SentenceNetwork> Networks)
{
    public static ReaderWeights Read(Stream stream)
    {
        var (chain, vocabulary) = (ChainWeights.Read(stream), NetworkVocabulary.Read(stream));
        var count = stream.ReadByte();
        return new(
            chain,
            vocabulary,
            [.. Enumerable.Range(0, count).Select(_ => new SentenceNetwork(NetworkWeights.Read(stream, vocabulary)))]
        );
    }

    public void Write(Stream stream)
    {
        Chain.Write(stream);
        Vocabulary.Write(stream);
        stream.WriteByte((byte)Networks.Count);
        foreach (var network in Networks)
            network.Weights.Write(stream);
    }

    /// <summary>The mean of what the networks hear: the logarithm of how likely each label is, a row a sentence.</summary>
    public float[] Hear(IReadOnlyList<SentenceInput> sentences)
    {
        var mean = new float[sentences.Count * Label.Count];
        foreach (var network in Networks)
            Rows.AddScaled(network.Read(sentences), 1f / Networks.Count, mean);
        return mean;
    }
}
