using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Reading.Judgement.Network;

/// <summary>
/// Reads a part's sentences as people do: words beside each other, then sentences in their order, forward and backward, and says how
/// likely each label is. A convolution over words, the most and the mean of each channel, and a gated recurrent memory in both
/// directions over the sentences (hierarchical sequential labelling, Jin and Szolovits 2018; Cho et al. 2014).
/// </summary>
internal sealed class SentenceNetwork(NetworkWeights weights)
{
    public NetworkWeights Weights => weights;

    /// <summary>The logarithm of how likely each label is: a row a sentence.</summary>
    /// <param name="inputs">The sentences in order.</param>
    /// <param name="trace">Where the trainer wants to know how it came about, and hides some of it; else null.</param>
    public float[] Read(IReadOnlyList<SentenceInput> inputs, NetworkTrace? trace = null)
    {
        var sentences = new float[inputs.Count * NetworkWeights.Sentence];
        for (var place = 0; place < inputs.Count; place++)
        {
            var sentence = sentences.AsSpan(place * NetworkWeights.Sentence, NetworkWeights.Sentence);
            Apply(weights.Mix, Gather(inputs[place], trace?.At(place), trace), sentence);
            foreach (ref var number in sentence)
                number = Math.Max(0, number);
            trace?.Hide(sentence);
        }

        trace?.Sentences = sentences;
        var heard = new float[inputs.Count * NetworkWeights.Directions * NetworkWeights.Memory];
        for (var direction = 0; direction < NetworkWeights.Directions; direction++)
            Remember(direction, sentences, heard, trace);
        trace?.Hide(heard);
        trace?.Heard = heard;

        var likelihoods = new float[inputs.Count * Label.Count];
        for (var place = 0; place < inputs.Count; place++)
        {
            var labels = likelihoods.AsSpan(place * Label.Count, Label.Count);
            Apply(
                weights.Labels,
                heard.AsSpan(place * NetworkWeights.Directions * NetworkWeights.Memory, NetworkWeights.Directions * NetworkWeights.Memory),
                labels
            );
            Normalise(labels);
        }

        return likelihoods;
    }

    /// <summary>A word's numbers added to a row.</summary>
    public void AddWord(WordInput word, Span<float> to)
    {
        Rows.AddScaled(RowOf(weights.Stems, NetworkWeights.Word, word.Stem), 1, to);
        Rows.AddScaled(RowOf(weights.Forms, NetworkWeights.Word, word.Form), 1, to);
    }

    public static Span<float> RowOf(float[] table, int width, int row) => table.AsSpan(row * width, width);

    /// <summary>A layer's numbers of a row: its products and what is always added.</summary>
    public static void Apply(float[] layer, ReadOnlySpan<float> row, Span<float> to)
    {
        layer.AsSpan(row.Length * to.Length, to.Length).CopyTo(to);
        Rows.AddProduct(row, layer, to);
    }

    /// <summary>All that is known of a sentence by itself, in a row.</summary>
    private float[] Gather(SentenceInput input, SentenceTrace? trace, NetworkTrace? whole)
    {
        var gathered = new float[(2 * NetworkWeights.Channels) + NetworkWeights.Clue + NetworkWeights.Context];
        var most = gathered.AsSpan(0, NetworkWeights.Channels);
        var mean = gathered.AsSpan(NetworkWeights.Channels, NetworkWeights.Channels);
        Look(input, most, mean, trace, whole);
        whole?.Hide(gathered.AsSpan(0, 2 * NetworkWeights.Channels));
        var clues = gathered.AsSpan(2 * NetworkWeights.Channels, NetworkWeights.Clue);
        foreach (var clue in input.Clues)
            Rows.AddScaled(RowOf(weights.Clues, NetworkWeights.Clue, clue), 1, clues);

        var contexts = new float[NetworkVocabulary.Contexts * NetworkWeights.Word];
        for (var context = 0; context < input.Contexts.Length; context++)
            AddMean(input.Contexts[context], contexts.AsSpan(context * NetworkWeights.Word, NetworkWeights.Word));
        var last = gathered.AsSpan((2 * NetworkWeights.Channels) + NetworkWeights.Clue);
        Apply(weights.Contexts, contexts, last);
        foreach (ref var number in last)
            number = Rows.Tanh(number);
        if (trace is not null)
            (trace.Gathered, trace.Contexts) = (gathered, contexts);
        return gathered;
    }

    /// <summary>Each channel at every word with its neighbours: where it says most, and how much on the whole.</summary>
    private void Look(SentenceInput input, Span<float> most, Span<float> mean, SentenceTrace? trace, NetworkTrace? whole)
    {
        var count = Math.Max(1, input.Words.Length);
        var words = new float[count * NetworkWeights.Word];
        var (channels, found) = (new float[NetworkWeights.Channels], trace is null ? null : new float[count * NetworkWeights.Channels]);
        var meaning = new float[NetworkWeights.Meaning];
        var read = whole?.Hide(input.Words) ?? input.Words;
        for (var at = 0; at < input.Words.Length; at++)
        {
            var word = words.AsSpan(at * NetworkWeights.Word, NetworkWeights.Word);
            AddWord(read[at], word);
            if (input.Words[at].Meaning >= 0)
            {
                WordMeanings.Shipped.UnitOf(input.Words[at].Meaning, meaning);
                Rows.AddProduct(meaning, weights.Meanings, word);
            }

            whole?.Hide(word);
        }

        for (var at = 0; at < count; at++)
        {
            var here = found is null ? channels : found.AsSpan(at * NetworkWeights.Channels, NetworkWeights.Channels);
            weights.Channel.AsSpan(NetworkWeights.Window * NetworkWeights.Word * NetworkWeights.Channels).CopyTo(here);
            for (var seen = 0; seen < NetworkWeights.Window; seen++)
                if (at + seen - 1 is var word && word >= 0 && word < count)
                    Rows.AddProduct(
                        words.AsSpan(word * NetworkWeights.Word, NetworkWeights.Word),
                        weights.Channel.AsSpan(seen * NetworkWeights.Word * NetworkWeights.Channels),
                        here
                    );
            for (var channel = 0; channel < NetworkWeights.Channels; channel++)
            {
                var said = Math.Max(0, here[channel]);
                mean[channel] += said / count;
                if (said <= most[channel])
                    continue;
                most[channel] = said;
                trace?.MostAt[channel] = at;
            }
        }

        if (trace is not null)
            (trace.Read, trace.Words, trace.Found) = (read, words, found!);
    }

    private void AddMean(WordInput[] words, Span<float> to)
    {
        if (words.Length == 0)
            return;
        var (sum, meanings, meaning) = (
            new float[NetworkWeights.Word],
            new float[NetworkWeights.Meaning],
            new float[NetworkWeights.Meaning]
        );
        foreach (var word in words)
        {
            AddWord(word, sum);
            if (word.Meaning < 0)
                continue;
            WordMeanings.Shipped.UnitOf(word.Meaning, meaning);
            Rows.AddScaled(meaning, 1, meanings);
        }

        Rows.AddProduct(meanings, weights.Meanings, sum);
        Rows.AddScaled(sum, 1f / words.Length, to);
    }

    /// <summary>Passes over the sentences in one direction and writes what is remembered at each.</summary>
    private void Remember(int direction, float[] sentences, float[] heard, NetworkTrace? trace)
    {
        const int size = NetworkWeights.Memory;
        var count = sentences.Length / NetworkWeights.Sentence;
        var (hears, recalls) = (weights.Hears(direction), weights.Recalls(direction));
        var (taken, held, memory) = (new float[3 * size], new float[3 * size], new float[size]);
        var gates = trace?.GatesOf(direction, count);
        for (var step = 0; step < count; step++)
        {
            var place = direction == 0 ? step : count - 1 - step;
            Apply(hears, sentences.AsSpan(place * NetworkWeights.Sentence, NetworkWeights.Sentence), taken);
            Apply(recalls, memory, held);
            for (var i = 0; i < size; i++)
            {
                var keeps = Rows.Sigmoid(taken[i] + held[i]);
                var stays = Rows.Sigmoid(taken[size + i] + held[size + i]);
                var says = Rows.Tanh(taken[(2 * size) + i] + (keeps * held[(2 * size) + i]));
                gates?.Set(place, i, keeps, stays, says, held[(2 * size) + i], memory[i]);
                memory[i] = ((1 - stays) * says) + (stays * memory[i]);
                heard[(((place * NetworkWeights.Directions) + direction) * size) + i] = memory[i];
            }
        }
    }

    private static void Normalise(Span<float> scores)
    {
        var (best, sum) = (float.NegativeInfinity, 0.0);
        foreach (var score in scores)
            best = Math.Max(best, score);
        foreach (var score in scores)
            sum += Rows.Exp(score - best);
        var all = best + (float)Math.Log(sum);
        foreach (ref var score in scores)
            score -= all;
    }
}
