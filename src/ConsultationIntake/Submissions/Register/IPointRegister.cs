using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.Register;

/// <summary>
/// Every point of every submission that stands, and every point with a safeguarding flag, as <see cref="PointRow"/>. It is kept by
/// <see cref="ISubmissionStore"/> as submissions are saved, and sees what was saved before it was asked.
/// </summary>
public interface IPointRegister
{
    /// <summary>A page of points, those received first before others; a submission's points together and in reading order.</summary>
    /// <exception cref="FormatException"><see cref="PointQuery.After"/> is the end of no page.</exception>
    Task<PointPage> ListAsync(PointQuery query, CancellationToken cancellationToken);

    /// <summary>How many points a query finds on all its pages.</summary>
    Task<long> CountAsync(PointQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// What <see cref="CountAsync"/> says of each query, in their order. A store that is a network away reads for all of them at once: ask
    /// so wherever there may be more than one. All are of one consultation.
    /// </summary>
    async Task<IReadOnlyList<long>> CountEachAsync(IReadOnlyList<PointQuery> queries, CancellationToken cancellationToken)
    {
        var counts = new List<long>();
        foreach (var query in queries)
            counts.Add(await CountAsync(query, cancellationToken));
        return counts;
    }

    /// <summary>
    /// Points that share the rarer of these words, those first that share most, a rare word counting more than a common one; at most
    /// <paramref name="take"/>. Repeats of a campaign are left out. What is read for it has a bound that does not grow with what is
    /// stored, or is held in memory: of a word that very many points have, some are passed over.
    /// </summary>
    /// <param name="consultation">Whose points.</param>
    /// <param name="stems">As <see cref="SearchWords.Of"/> gives them; the first <see cref="LikeCandidates.MostWords"/> are looked
    /// for.</param>
    /// <param name="near">Of some of them, the stems of others that mean nearly the same: what has one of these comes in too, and
    /// counts half as much, by how few have any of them.</param>
    /// <param name="take">At most so many points.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<LikeCandidates> LikeAsync(
        ConsultationSlug consultation,
        IReadOnlyCollection<string> stems,
        IReadOnlyCollection<IReadOnlyCollection<string>> near,
        int take,
        CancellationToken cancellationToken
    );
}

/// <param name="Rows">Those that share most first.</param>
/// <param name="Shares">For each word that was looked for and found, the share of all points that have it: above 0, at most 1.</param>
public sealed record LikeCandidates(IReadOnlyList<PointRow> Rows, IReadOnlyDictionary<string, double> Shares)
{
    /// <summary>So many words of a point are looked for.</summary>
    public const int MostWords = 60;

    /// <summary>For so many of them others are looked for that mean nearly the same, and so many for each.</summary>
    public const int MostWidened = 12;
    public const int MostNear = 30;

    /// <summary>For a word that was not looked for.</summary>
    private const double Otherwise = 0.01;

    public static LikeCandidates None { get; } = new([], new Dictionary<string, double>());

    /// <summary>What a word weighs: the rarer the more.</summary>
    public double WeightOf(string stem) => WeightOf(Shares.GetValueOrDefault(stem, Otherwise));

    public static double WeightOf(double share) => Math.Log(1 + (1 / share));
}
