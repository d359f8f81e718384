using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.Register;

/// <summary>
/// Every point of every submission that stands, as <see cref="PointRow"/>. It is kept by <see cref="ISubmissionStore"/> as submissions are
/// saved, and sees what was saved before it was asked.
/// </summary>
public interface IPointRegister
{
    /// <summary>A page of points, those received first before others; a submission's points together and in reading order.</summary>
    /// <exception cref="FormatException"><see cref="PointQuery.After"/> is the end of no page.</exception>
    Task<PointPage> ListAsync(PointQuery query, CancellationToken cancellationToken);

    /// <summary>How many points a query finds on all its pages.</summary>
    Task<long> CountAsync(PointQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The points that share most of these words, a rare word counting more than a common one; best first, at most
    /// <paramref name="take"/>. Repeats of a campaign are left out.
    /// </summary>
    /// <param name="stems">As <see cref="SearchWords.Of"/> gives them.</param>
    Task<IReadOnlyList<PointRow>> LikeAsync(
        ConsultationSlug consultation,
        IReadOnlyCollection<string> stems,
        int take,
        CancellationToken cancellationToken
    );
}
