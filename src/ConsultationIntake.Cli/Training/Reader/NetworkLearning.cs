using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Reading.Judgement.Network;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary>One letter's lesson: goes back through a reading and adds up what would have made it believe the marks more.</summary>
internal sealed class NetworkLearning(SentenceNetwork network, NetworkGradient wanted, NetworkTrace trace)
{
    private const int Word = NetworkWeights.Word;
    private const int Channels = NetworkWeights.Channels;
    private const int Sentence = NetworkWeights.Sentence;
    private const int Memory = NetworkWeights.Memory;
    private const int Heard = NetworkWeights.Directions * Memory;

    private readonly NetworkWeights weights = network.Weights;
    private readonly NetworkWeights changes = wanted.Changes;

    /// <summary>Returns how far the reading was from the marks, in log-odds summed over the sentences.</summary>
    public double Learn(NetworkLesson lesson, float share)
    {
        var count = lesson.Inputs.Count;
        var believed = network.Read(lesson.Inputs, trace);
        var (error, heard) = (0.0, new float[count * Heard]);
        for (var place = 0; place < count; place++)
            error += FromLabels(
                believed.AsSpan(place * Label.Count, Label.Count),
                lesson.Labels[place],
                share,
                trace.Heard.AsSpan(place * Heard, Heard),
                heard.AsSpan(place * Heard, Heard)
            );
        Unhide(trace.Heard, heard);
        var sentences = new float[count * Sentence];
        for (var direction = 0; direction < NetworkWeights.Directions; direction++)
            FromMemory(direction, heard, sentences);
        Unhide(trace.Sentences, sentences);
        for (var place = 0; place < count; place++)
            FromSentence(lesson.Inputs[place], trace.At(place), sentences.AsSpan(place * Sentence, Sentence));
        return error;
    }

    /// <summary>What was hidden, or was nothing, wants no change; what was raised for it wants as much more.</summary>
    private void Unhide(ReadOnlySpan<float> shown, Span<float> change)
    {
        for (var i = 0; i < change.Length; i++)
            change[i] = shown[i] == 0 ? 0 : change[i] * trace.Raised;
    }

    private double FromLabels(ReadOnlySpan<float> believed, LabelSet marked, float share, ReadOnlySpan<float> row, Span<float> rowWanted)
    {
        var among = 0.0;
        for (var label = 0; label < Label.Count; label++)
            among += marked.Has(label) ? Rows.Exp(believed[label]) : 0;
        Span<float> change = stackalloc float[Label.Count];
        for (var label = 0; label < Label.Count; label++)
        {
            var likelihood = Rows.Exp(believed[label]);
            change[label] = share * (float)((marked.Has(label) ? likelihood / Math.Max(among, 1e-9) : 0) - likelihood);
        }

        Back(weights.Labels, changes.Labels, row, change, rowWanted);
        return -Math.Log(Math.Max(among, 1e-9));
    }

    /// <summary>Through a layer: what its weights want, and what the row that went in wants.</summary>
    private static void Back(float[] layer, float[] layerWanted, ReadOnlySpan<float> row, ReadOnlySpan<float> change, Span<float> rowWanted)
    {
        Rows.AddScaled(change, 1, layerWanted.AsSpan(row.Length * change.Length, change.Length));
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] != 0)
                Rows.AddScaled(change, row[i], layerWanted.AsSpan(i * change.Length, change.Length));
            rowWanted[i] += Rows.Dot(layer.AsSpan(i * change.Length, change.Length), change);
        }
    }

    private void FromMemory(int direction, float[] heard, float[] sentences)
    {
        var count = sentences.Length / Sentence;
        var gates = trace.GatesOf(direction, count);
        var (later, before) = (new float[Memory], new float[Memory]);
        var (taken, held, memory) = (new float[3 * Memory], new float[3 * Memory], new float[Memory]);
        for (var step = count - 1; step >= 0; step--)
        {
            var place = direction == 0 ? step : count - 1 - step;
            for (var i = 0; i < Memory; i++)
            {
                var gate = gates.At(place, i);
                var change = heard[(place * Heard) + (direction * Memory) + i] + later[i];
                var says = change * (1 - gate.Stays) * (1 - (gate.Says * gate.Says));
                var stays = change * (gate.Before - gate.Says) * gate.Stays * (1 - gate.Stays);
                var keeps = says * gate.Held * gate.Keeps * (1 - gate.Keeps);
                (taken[i], taken[Memory + i], taken[(2 * Memory) + i]) = (keeps, stays, says);
                (held[i], held[Memory + i], held[(2 * Memory) + i]) = (keeps, stays, says * gate.Keeps);
                (before[i], memory[i]) = (change * gate.Stays, gate.Before);
            }

            Back(
                weights.Hears(direction),
                changes.Hears(direction),
                trace.Sentences.AsSpan(place * Sentence, Sentence),
                taken,
                sentences.AsSpan(place * Sentence, Sentence)
            );
            Back(weights.Recalls(direction), changes.Recalls(direction), memory, held, before);
            (later, before) = (before, later);
        }
    }

    private void FromSentence(SentenceInput input, SentenceTrace sentence, ReadOnlySpan<float> change)
    {
        var gathered = new float[sentence.Gathered.Length];
        Back(weights.Mix, changes.Mix, sentence.Gathered, change, gathered);
        Unhide(sentence.Gathered.AsSpan(0, 2 * Channels), gathered.AsSpan(0, 2 * Channels));
        var clues = gathered.AsSpan(2 * Channels, NetworkWeights.Clue);
        foreach (var clue in input.Clues)
            wanted.Add(2, clue, clues);

        var context = gathered.AsSpan((2 * Channels) + NetworkWeights.Clue);
        var said = sentence.Gathered.AsSpan((2 * Channels) + NetworkWeights.Clue);
        for (var i = 0; i < context.Length; i++)
            context[i] *= 1 - (said[i] * said[i]);
        var contexts = new float[sentence.Contexts.Length];
        Back(weights.Contexts, changes.Contexts, sentence.Contexts, context, contexts);
        for (var i = 0; i < input.Contexts.Length; i++)
            FromMean(input.Contexts[i], contexts.AsSpan(i * Word, Word));

        FromChannels(sentence, gathered.AsSpan(0, Channels), gathered.AsSpan(Channels, Channels));
    }

    private void FromMean(WordInput[] words, Span<float> change)
    {
        if (words.Length == 0)
            return;
        foreach (ref var number in change)
            number /= words.Length;
        foreach (var word in words)
            FromWord(word, change);
    }

    private void FromWord(WordInput word, ReadOnlySpan<float> change)
    {
        wanted.Add(0, word.Stem, change);
        wanted.Add(1, word.Form, change);
        if (word.Meaning < 0)
            return;
        Span<float> meaning = stackalloc float[NetworkWeights.Meaning];
        WordMeanings.Shipped.UnitOf(word.Meaning, meaning);
        for (var i = 0; i < meaning.Length; i++)
            Rows.AddScaled(change, meaning[i], changes.Meanings.AsSpan(i * Word, Word));
    }

    private void FromChannels(SentenceTrace sentence, ReadOnlySpan<float> most, ReadOnlySpan<float> mean)
    {
        var count = sentence.Words.Length / Word;
        var (words, here) = (new float[sentence.Words.Length], new float[Channels]);
        for (var at = 0; at < count; at++)
        {
            for (var channel = 0; channel < Channels; channel++)
                here[channel] =
                    sentence.Found[(at * Channels) + channel] <= 0
                        ? 0
                        : (mean[channel] / count) + (sentence.MostAt[channel] == at ? most[channel] : 0);
            Rows.AddScaled(here, 1, changes.Channel.AsSpan(NetworkWeights.Window * Word * Channels));
            for (var seen = 0; seen < NetworkWeights.Window; seen++)
            {
                var word = at + seen - 1;
                if (word < 0 || word >= count)
                    continue;
                for (var i = 0; i < Word; i++)
                {
                    if (sentence.Words[(word * Word) + i] is not (not 0 and var number))
                        continue;
                    var weight = ((seen * Word) + i) * Channels;
                    Rows.AddScaled(here, number, changes.Channel.AsSpan(weight, Channels));
                    words[(word * Word) + i] += Rows.Dot(weights.Channel.AsSpan(weight, Channels), here);
                }
            }
        }

        Unhide(sentence.Words, words);
        for (var at = 0; at < sentence.Read.Length; at++)
            FromWord(sentence.Read[at], words.AsSpan(at * Word, Word));
    }
}
