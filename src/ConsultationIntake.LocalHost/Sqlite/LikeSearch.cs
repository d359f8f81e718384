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

    internal LikeCandidates Find(IReadOnlyList<string> stems, int take)
    {
        var lists = stems
            .Select(stem => (Stem: stem, Ids: Ids($"words : {SqlitePointRegister.Quoted(stem)}", MostRead)))
            .Where(list => list.Ids.Count > 0)
            .ToList();
        if (lists.Count == 0)
            return LikeCandidates.None;
        var shares = Shares(lists);
        var scores = new Dictionary<long, double>();
        foreach (var (stem, ids) in lists.Where(list => list.Ids.Count < MostRead))
            Add(ids, LikeCandidates.WeightOf(shares[stem]));
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

    /// <summary>Of a common word the share among the first points that were received stands for its share of all.</summary>
    private Dictionary<string, double> Shares(List<(string Stem, List<long> Ids)> lists)
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
        return lists.ToDictionary(
            list => list.Stem,
            list =>
                list.Ids.Count < MostRead
                    ? list.Ids.Count / (double)Math.Max(all, 1)
                    : Math.Max(1, list.Ids.Count(id => id <= first[^1])) / (double)MostRead,
            StringComparer.Ordinal
        );
    }

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
