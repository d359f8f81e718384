using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.AzureStorage.Register;

/// <summary>A query in the numbers of a vocabulary.</summary>
internal sealed class NumberedQuery(PointQuery query, Vocabulary vocabulary)
{
    private readonly int[][] fields =
    [
        .. query.Fields.Select(field => field.Value.Select(value => vocabulary.Find(new PointFacet(field.Key, value))).ToArray()),
    ];
    private readonly int[][][] words =
    [
        .. SearchTerms
            .Parse(query.Words)
            .All.Select(term => term.Alternatives.Select(phrase => phrase.Select(vocabulary.Find).ToArray()).ToArray()),
    ];

    internal bool Fits(RegisteredPoints submission) => !(submission.ReceivedAt < query.From) && !(submission.ReceivedAt >= query.Until);

    internal bool Fits(RegisteredPoints.Point point)
    {
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
