using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>
/// Finds what shares the rarer of some words, from the index alone: of each word's list so much is read and no more. What is in most lists
/// is a candidate, and only candidates are read from the table.
/// </summary>
internal sealed class LikeSearch(PreparedConnection connection, ConsultationSlug consultation)
{
    /// <summary>Of a word's list. A word that has more is common: it brings no candidate by itself.</summary>
    internal const int MostRead = 1_000;

    /// <summary>All points are counted so far: how rare a word is beyond makes no difference.</summary>
    private const int MostCounted = 5_000;

    /// <summary>Where the rare words bring too few, two of so many common ones together bring more.</summary>
    private const int CommonPaired = 6;
    private const int MostOfAPair = 200;

    private readonly string within = SqlitePointRegister.MatchOf(
        new PointQuery { Consultation = consultation }.With(PointField.Repeat, PointFacet.No)
    );

    internal LikeCandidates Find(IReadOnlyList<string> stems, IReadOnlyCollection<IReadOnlyCollection<string>> near, int take)
    {
        var lists = stems
            .Select(stem => (Stem: stem, Ids: Ids($"words : {SqlitePointRegister.Quoted(stem)}", MostRead)))
            .Where(list => list.Ids.Count > 0)
            .ToList();
        // Words that mean nearly the same are one list together: of all of them no more is read than of one.
        var families = near.Take(LikeCandidates.MostWidened)
            .Select(family => Ids(AnyOf(family.Take(LikeCandidates.MostNear)), MostRead))
            .Where(ids => ids.Count is > 0 and < MostRead)
            .ToList();
        if (lists.Count + families.Count == 0)
            return LikeCandidates.None;
        var share = ShareOf();
        var shares = lists.ToDictionary(list => list.Stem, list => share(list.Ids), StringComparer.Ordinal);
        var scores = new Dictionary<long, double>();
        foreach (var (stem, ids) in lists.Where(list => list.Ids.Count < MostRead))
            Add(ids, LikeCandidates.WeightOf(shares[stem]));
        foreach (var ids in families)
            Add(ids, LikeCandidates.WeightOf(share(ids)) / 2);
        var common = lists
            .Where(list => list.Ids.Count == MostRead)
            .Select(list => list.Stem)
            .OrderBy(stem => shares[stem])
            .Take(CommonPaired);
        foreach (var (one, other) in Pairs([.. common]))
        {
            if (scores.Count >= take)
                break;
            var both = $"words : ({SqlitePointRegister.Quoted(one)} AND {SqlitePointRegister.Quoted(other)})";
            Add(Ids(both, MostOfAPair), LikeCandidates.WeightOf(shares[one]) + LikeCandidates.WeightOf(shares[other]));
        }

        return new LikeCandidates(
            [.. scores.OrderByDescending(score => score.Value).ThenBy(score => score.Key).Take(take).SelectMany(score => Row(score.Key))],
            shares
        );

        void Add(List<long> ids, double weight)
        {
            foreach (var id in ids)
                scores[id] = scores.GetValueOrDefault(id) + weight;
        }
    }

    /// <summary>
    /// The share of all points that a list stands for: of a common word its share among the first points that were received stands for it.
    /// </summary>
    private Func<List<long>, double> ShareOf()
    {
        var first = Ids(also: null, MostRead);
        var all =
            first.Count < MostRead
                ? first.Count
                : connection
                    .Query(
                        "SELECT count(*) FROM (SELECT 1 FROM point_index WHERE point_index MATCH $match LIMIT $most)",
                        reader => reader.GetInt32(0),
                        ("$match", within),
                        ("$most", MostCounted)
                    )
                    .Single();
        return ids =>
            ids.Count < MostRead ? ids.Count / (double)Math.Max(all, 1) : Math.Max(1, ids.Count(id => id <= first[^1])) / (double)MostRead;
    }

    private static string AnyOf(IEnumerable<string> stems) =>
        $"words : ({string.Join(" OR ", stems.Select(SqlitePointRegister.Quoted).DefaultIfEmpty("\"\""))})";

    private List<long> Ids(string? also, int most) =>
        connection.Query(
            "SELECT rowid FROM point_index WHERE point_index MATCH $match ORDER BY rowid LIMIT $most",
            reader => reader.GetInt64(0),
            ("$match", also is null ? within : $"{within} AND {also}"),
            ("$most", most)
        );

    private List<PointRow> Row(long id) =>
        connection.Query(
            "SELECT document FROM points WHERE id = $id",
            reader => StoredJson.Read<PointRow>(reader.GetString(0)),
            ("$id", id)
        );

    private static IEnumerable<(string One, string Other)> Pairs(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            for (var j = i + 1; j < words.Count; j++)
                yield return (words[i], words[j]);
        }
    }
}
