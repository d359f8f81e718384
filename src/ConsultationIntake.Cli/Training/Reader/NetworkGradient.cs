using ConsultationIntake.Reading.Judgement.Network;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary>What some lessons want changed: of all layers, and of the rows of tables that they read.</summary>
internal sealed class NetworkGradient(NetworkVocabulary vocabulary)
{
    private readonly NetworkWeights changes = NetworkWeights.Empty(vocabulary);
    private readonly SortedSet<int>[] rows =
    [
        [],
        [],
        [],
    ];

    public NetworkWeights Changes => changes;

    public IReadOnlyCollection<int> RowsOf(int table) => rows[table];

    /// <summary>Adds to a row of a table. Row 0 is what is not known, and stays nothing.</summary>
    public void Add(int table, int row, ReadOnlySpan<float> change)
    {
        if (row == 0)
            return;
        rows[table].Add(row);
        Rows.AddScaled(change, 1, SentenceNetwork.RowOf(changes.Tables[table], change.Length, row));
    }

    public void Clear()
    {
        foreach (var layer in changes.Layers)
            Array.Clear(layer);
        for (var table = 0; table < rows.Length; table++)
        {
            var width = NetworkWeights.TableWidth(table);
            foreach (var row in rows[table])
                SentenceNetwork.RowOf(changes.Tables[table], width, row).Clear();
            rows[table].Clear();
        }
    }
}
