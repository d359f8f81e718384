using ConsultationIntake.Reading.Judgement.Network;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary>
/// Moves a network's numbers by what is wanted of them, each by how steadily it was wanted before (Adam). A table's row moves only when
/// it was read.
/// </summary>
internal sealed class AdamSteps(NetworkVocabulary vocabulary)
{
    private const double MeanKept = 0.9;
    private const double SquareKept = 0.999;
    private const double Least = 1e-8;

    /// <summary>Longer wishes of layers are shortened to this.</summary>
    private const double Longest = 2;

    private readonly NetworkWeights means = NetworkWeights.Empty(vocabulary);
    private readonly NetworkWeights squares = NetworkWeights.Empty(vocabulary);
    private int taken;

    /// <summary>Moves the weights, and empties what was wanted.</summary>
    public void Move(NetworkWeights weights, NetworkGradient wanted, double rate)
    {
        taken++;
        var correction = Math.Sqrt(1 - Math.Pow(SquareKept, taken)) / (1 - Math.Pow(MeanKept, taken));
        var length = Math.Sqrt(wanted.Changes.Layers.Sum(layer => (double)Rows.Dot(layer, layer)));
        var shortened = (float)Math.Min(1, Longest / length);
        for (var layer = 0; layer < weights.Layers.Length; layer++)
            Step(weights.Layers[layer], wanted.Changes.Layers[layer], means.Layers[layer], squares.Layers[layer], shortened);
        for (var table = 0; table < weights.Tables.Length; table++)
        {
            var width = NetworkWeights.TableWidth(table);
            foreach (var row in wanted.RowsOf(table))
                Step(
                    SentenceNetwork.RowOf(weights.Tables[table], width, row),
                    SentenceNetwork.RowOf(wanted.Changes.Tables[table], width, row),
                    SentenceNetwork.RowOf(means.Tables[table], width, row),
                    SentenceNetwork.RowOf(squares.Tables[table], width, row),
                    1
                );
        }

        wanted.Clear();

        void Step(Span<float> numbers, ReadOnlySpan<float> changes, Span<float> mean, Span<float> square, float times)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                var change = changes[i] * times;
                mean[i] = (float)((mean[i] * MeanKept) + (change * (1 - MeanKept)));
                square[i] = (float)((square[i] * SquareKept) + (change * change * (1 - SquareKept)));
                numbers[i] += (float)(rate * correction * mean[i] / (Math.Sqrt(square[i]) + Least));
            }
        }
    }
}
