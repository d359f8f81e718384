using System.Runtime.InteropServices;

namespace ConsultationIntake.Reading.Judgement.Network;

/// <summary>
/// All numbers of a network, in rows: tables, of which a sentence reads a few rows, and layers, which it passes through whole. Layers hold
/// a row for each number that goes in, then one that is always added. Also holds, in the same form, what a lesson wants changed.
/// </summary>
internal sealed class NetworkWeights
{
    /// <summary>Numbers a word.</summary>
    public const int Word = 96;

    /// <summary>What is looked for in three words that follow each other.</summary>
    public const int Channels = 160;

    public const int Clue = 96;

    /// <summary>Numbers that heading, lead-in and column come to.</summary>
    public const int Context = 64;

    /// <summary>Numbers a sentence before its neighbours are heard.</summary>
    public const int Sentence = 256;

    /// <summary>What is remembered of the sentences before, and as much of those after.</summary>
    public const int Memory = 128;

    /// <summary>Numbers of a word's vector.</summary>
    public const int Meaning = 100;

    /// <summary>How many words a channel sees.</summary>
    public const int Window = 3;

    /// <summary>Forward, backward.</summary>
    public const int Directions = 2;

    private NetworkWeights(float[][] tables, float[][] layers) => (Tables, Layers) = (tables, layers);

    public float[][] Tables { get; }

    public float[][] Layers { get; }

    public float[] Stems => Tables[0];

    public float[] Forms => Tables[1];

    public float[] Clues => Tables[2];

    public float[] Meanings => Layers[0];

    public float[] Channel => Layers[1];

    public float[] Contexts => Layers[2];

    public float[] Mix => Layers[3];

    public float[] Labels => Layers[4];

    public static int TableWidth(int table) => table == 2 ? Clue : Word;

    /// <summary>What a memory makes of a sentence, and of what it holds: three numbers each, to forget, to take in and to say.</summary>
    public float[] Hears(int direction) => Layers[5 + (direction * 2)];

    public float[] Recalls(int direction) => Layers[6 + (direction * 2)];

    public static NetworkWeights Empty(NetworkVocabulary vocabulary) =>
        new(
            [.. vocabulary.TableRows.Select((rows, table) => new float[rows * TableWidth(table)])],
            [.. LayerSizes().Select(size => new float[(size.In + 1) * size.Out])]
        );

    /// <summary>How many numbers go into each layer and come out of it.</summary>
    public static IEnumerable<(int In, int Out)> LayerSizes()
    {
        yield return (Meaning, Word);
        yield return (Window * Word, Channels);
        yield return (NetworkVocabulary.Contexts * Word, Context);
        yield return ((2 * Channels) + Clue + Context, Sentence);
        yield return (Directions * Memory, Label.Count);
        for (var direction = 0; direction < Directions; direction++)
        {
            yield return (Sentence, 3 * Memory);
            yield return (Memory, 3 * Memory);
        }
    }

    public static NetworkWeights Read(Stream stream, NetworkVocabulary vocabulary)
    {
        var weights = Empty(vocabulary);
        foreach (var numbers in weights.Tables.Concat(weights.Layers))
        {
            var halves = Numbers<Half>.Read(stream, numbers.Length).Span;
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = (float)halves[i];
        }

        return weights;
    }

    /// <summary>In sixteen bits a number: a reading does not tell them from thirty-two.</summary>
    public void Write(Stream stream)
    {
        foreach (var numbers in Tables.Concat(Layers))
            stream.Write(MemoryMarshal.AsBytes<Half>(Array.ConvertAll(numbers, number => (Half)number)));
    }
}
