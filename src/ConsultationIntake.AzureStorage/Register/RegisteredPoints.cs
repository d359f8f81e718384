using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.AzureStorage.Register;

/// <summary>
/// One submission's points as a filter sees them: numbers for facets and words, and the rows still packed, since a page shows few of
/// them. 100,000 points take some 60 MB.
/// </summary>
internal sealed class RegisteredPoints
{
    private readonly byte[] packed;

    internal RegisteredPoints(SubmissionReference reference, byte[] packed, Vocabulary vocabulary)
    {
        this.packed = packed;
        Reference = reference;
        var rows = Rows();
        ReceivedAt = rows.Count == 0 ? default : rows[0].ReceivedAt;
        Points =
        [
            .. rows.Select(row => new Point(
                [.. PointFacet.AllOf(row).Select(vocabulary.NumberOf)],
                [.. SearchWords.Of(row.Text).Select(vocabulary.NumberOf)],
                row.IsRepeat,
                row.Stands,
                (row.Flagged?.RaisedAt ?? row.ReceivedAt).ToUnixTimeSeconds()
            )),
        ];
    }

    internal SubmissionReference Reference { get; }

    internal DateTimeOffset ReceivedAt { get; }

    /// <summary>In reading order, as <see cref="Rows"/>.</summary>
    internal IReadOnlyList<Point> Points { get; }

    internal IReadOnlyList<PointRow> Rows() => Packed.Unpack<List<PointRow>>(packed);

    /// <param name="Facets">Numbers of a vocabulary.</param>
    /// <param name="Words">Numbers of a vocabulary, in reading order.</param>
    /// <param name="IsRepeat">See <see cref="PointRow.IsRepeat"/>.</param>
    /// <param name="Stands">See <see cref="PointField.Stands"/>.</param>
    /// <param name="RaisedAt">When its flag was raised, in seconds since 1970; of one without a flag it says nothing.</param>
    internal sealed record Point(int[] Facets, int[] Words, bool IsRepeat, bool Stands, long RaisedAt);
}
