using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Web.Points;

/// <summary>How many copies of a campaign letter say what each point of a page says that is shown for them.</summary>
internal static class CopyCounts
{
    /// <summary>Without those that have none.</summary>
    internal static async Task<IReadOnlyDictionary<PointId, long>> OfAsync(
        IPointRegister register,
        Consultation consultation,
        IEnumerable<PointRow> rows,
        CancellationToken cancellationToken
    )
    {
        var asked = rows.Select(row => (row.Id, Query: SameWords.CopiesOf(row, consultation.Slug)))
            .Where(row => row.Query is not null)
            .DistinctBy(row => row.Id)
            .ToList();
        if (asked.Count == 0)
            return new Dictionary<PointId, long>();
        var counts = await register.CountEachAsync([.. asked.Select(row => row.Query!)], cancellationToken);
        return asked.Zip(counts).Where(pair => pair.Second > 0).ToDictionary(pair => pair.First.Id, pair => pair.Second);
    }
}
