using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.AzureStorage.Register;

/// <summary>A query in the numbers of a vocabulary.</summary>
internal sealed class NumberedQuery(PointQuery query, Vocabulary vocabulary)
{
    private readonly int[][] fields =
    [
        .. query
            .Fields.SetItem(PointField.Stands, query.Stands)
            .Select(field => field.Value.Select(value => vocabulary.Find(new PointFacet(field.Key, value))).ToArray()),
    ];
    private readonly int[][][] words =
    [
        .. SearchTerms
            .Parse(query.Words)
            .All.Select(term => term.Alternatives.Select(phrase => phrase.Select(vocabulary.Find).ToArray()).ToArray()),
    ];

    internal bool Fits(RegisteredPoints submission) => !(submission.ReceivedAt < query.From) && !(submission.ReceivedAt >= query.Until);

    private readonly long raisedFrom = query.FlaggedFrom?.ToUnixTimeSeconds() ?? long.MinValue;
    private readonly long raisedUntil = query.FlaggedUntil?.ToUnixTimeSeconds() ?? long.MaxValue;

    internal bool Fits(RegisteredPoints.Point point)
    {
        if (point.RaisedAt < raisedFrom || point.RaisedAt >= raisedUntil)
            return false;
        foreach (var field in fields)
        {
            if (!point.Facets.AsSpan().ContainsAny(field))
                return false;
        }

        foreach (var term in words)
        {
            if (!Array.Exists(term, phrase => point.Words.AsSpan().IndexOf(phrase) >= 0))
                return false;
        }

        return true;
    }
}
