using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Reading.Judgement.Network;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary>What a network begins with, drawn by lot, and what it knows the names of.</summary>
internal static class NetworkStart
{
    private const int FewestOfAStem = 4;
    private const int FewestOfAForm = 20;
    private const int FewestOfAClue = 30;

    /// <summary>The stems, forms and clues that are met often enough to be learned.</summary>
    public static NetworkVocabulary VocabularyOf(IEnumerable<MarkedPart> letters)
    {
        var (stems, forms, clues) = (new Dictionary<uint, int>(), new Dictionary<uint, int>(), new Dictionary<uint, int>());
        foreach (var (reader, noticed, place) in letters.SelectMany(one => one.Clues.Select((clues, place) => (one.Reader, clues, place))))
        {
            foreach (var word in reader.WordsOf(place).All.Take(NetworkVocabulary.MostWords))
            {
                stems[word.Stem] = stems.GetValueOrDefault(word.Stem) + 1;
                forms[word.Form] = forms.GetValueOrDefault(word.Form) + 1;
            }

            foreach (var clue in noticed.Where(clue => NetworkVocabulary.Reads(clue.Kind)))
                clues[clue.Key] = clues.GetValueOrDefault(clue.Key) + 1;
        }

        return new NetworkVocabulary(Met(stems, FewestOfAStem), Met(forms, FewestOfAForm), Met(clues, FewestOfAClue));
    }

    public static NetworkWeights Of(NetworkVocabulary vocabulary, Random random)
    {
        var weights = NetworkWeights.Empty(vocabulary);
        foreach (var (table, number) in weights.Tables.Select((table, number) => (table, number)))
            for (var i = NetworkWeights.TableWidth(number); i < table.Length; i++)
                table[i] = (float)(Bell(random) * (number == 2 ? 0.05 : 0.1));
        foreach (var (layer, size) in weights.Layers.Zip(NetworkWeights.LayerSizes()))
        {
            var most = 1 / Math.Sqrt(size.In);
            for (var i = 0; i < layer.Length; i++)
                layer[i] = (float)(((random.NextDouble() * 2) - 1) * most);
        }

        // A word without a vector has none: nothing is always added to it.
        weights.Meanings.AsSpan(NetworkWeights.Meaning * NetworkWeights.Word).Clear();
        return weights;
    }

    private static uint[] Met(Dictionary<uint, int> counts, int fewest) =>
        [.. counts.Where(pair => pair.Value >= fewest).Select(pair => pair.Key).Order()];

    /// <summary>A draw around 0 with a spread of 1: twelve draws' sum, which every machine adds alike.</summary>
    private static double Bell(Random random)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += random.NextDouble();
        return sum;
    }
}
