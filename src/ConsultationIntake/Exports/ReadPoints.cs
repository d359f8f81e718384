using System.Runtime.CompilerServices;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Exports;

/// <summary>Every point of a filter, a page at a time: what has been passed on is not kept.</summary>
public sealed class ReadPoints(IPointRegister register, ISubmissionStore store)
{
    private const int PageLength = 200;

    /// <summary>
    /// In the register's order: a submission's points together and in reading order. <see cref="PointQuery.Take"/> and
    /// <see cref="PointQuery.After"/> are left out of account. Every row knows its <see cref="PointRow.PersonalData"/>.
    /// </summary>
    public async IAsyncEnumerable<PointRow> ExecuteAsync(PointQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = query with { Take = PageLength, After = null }; ; )
        {
            var page = await register.ListAsync(next, cancellationToken);
            foreach (var submission in page.Points.GroupBy(row => row.Id.Submission))
            {
                var known = submission.All(row => row.PersonalData is not null)
                    ? null
                    : await AsItIsNowAsync(query, submission.Key, cancellationToken);
                foreach (var row in submission)
                    yield return known is null ? row : known.GetValueOrDefault(row.Id, row);
            }

            if (page.Next is null)
                yield break;
            next = next with { After = page.Next };
        }
    }

    /// <summary>The rows of a submission that was saved before rows held all that they hold now.</summary>
    private async Task<Dictionary<PointId, PointRow>> AsItIsNowAsync(
        PointQuery query,
        SubmissionReference reference,
        CancellationToken cancellationToken
    ) =>
        await store.FindAsync(query.Consultation, reference, cancellationToken) is { } submission
            ? PointRow.AllOf(submission).ToDictionary(row => row.Id)
            : [];
}
