using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>
/// Draws a submission's place in the register of points: the second it was received in, and a number within that. What follows on each
/// other in time stands beside each other, so that what is tagged together changes the same few pages of the tables. Belongs to one
/// connection and keeps in mind which places it found taken.
/// </summary>
internal sealed class PointPlaces
{
    /// <summary>Of a place, for telling apart what was received in the same second.</summary>
    private const int SecondBits = 12;

    /// <summary>So many taken places in a row are kept in mind; fewer are as soon gone through.</summary>
    private const int LongRun = 16;

    private const int MostRuns = 64;

    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>By second, places that are all taken: from the first of them to the first that may be free.</summary>
    private readonly Dictionary<long, (long From, long Until)> runs = [];

    /// <summary>Where the places of a second begin.</summary>
    internal static long Of(DateTimeOffset instant) =>
        Math.Clamp((long)(instant - Epoch).TotalSeconds, 0, uint.MaxValue >> 1) << SecondBits;

    /// <summary>The first free one from its own on: see <see cref="OwnOf"/>.</summary>
    internal long Take(PreparedConnection connection, Submission submission)
    {
        var own = OwnOf(submission);
        var second = own >> SecondBits;
        var isKnown = runs.TryGetValue(second, out var run) && run.From <= own && own < run.Until;
        var place = isKnown ? run.Until : own;
        while (!TryTake(connection, submission, place))
            place++;
        if (isKnown)
            runs[second] = (run.From, place + 1);
        else if (place - own >= LongRun)
        {
            if (runs.Count >= MostRuns)
                runs.Clear();
            runs[second] = (own, place + 1);
        }

        return place;
    }

    /// <summary>
    /// By the part of the second it was received in; where only the second is told, as of what was imported, by its reference's hash.
    /// </summary>
    private static long OwnOf(Submission submission)
    {
        var within = submission.ReceivedAt.Ticks % TimeSpan.TicksPerSecond;
        if (within > 0)
            return Of(submission.ReceivedAt) | ((within << SecondBits) / TimeSpan.TicksPerSecond);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(submission.Reference.ToString()));
        return Of(submission.ReceivedAt) | (((hash[0] << 8) | hash[1]) & ((1 << SecondBits) - 1L));
    }

    private static bool TryTake(PreparedConnection connection, Submission submission, long place) =>
        connection.Run(
            "INSERT INTO point_places (place, consultation, reference) VALUES ($place, $consultation, $reference) ON "
                + "CONFLICT (place) DO NOTHING",
            ("$place", place),
            ("$consultation", submission.Consultation.ToString()),
            ("$reference", submission.Reference.ToString())
        ) == 1;
}
