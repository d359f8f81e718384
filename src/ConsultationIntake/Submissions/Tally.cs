using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Counts of submissions and their points. Every count is the sum of what each submission contributes
/// (<see cref="Of"/>), so a store keeps it exact by adding the difference that each change makes, and reads it
/// without looking at a submission. Zero counts are not kept.
/// </summary>
[JsonConverter(typeof(TallyConverter))]
public sealed record Tally
{
    private readonly ImmutableSortedDictionary<string, long> counts;

    private Tally(ImmutableSortedDictionary<string, long> counts) => this.counts = counts;

    public static Tally Empty { get; } = new(ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal));

    public long Received => this["received"];
    public long Late => this["late"];

    /// <summary>Points that are the respondents' own.</summary>
    public long Points => this["points"];

    /// <summary>Of those, the ones in a state of decision. All states together are all the points.</summary>
    public long In(DecisionState state) => this[$"decision:{state}"];

    /// <summary>Points that somebody has read.</summary>
    public long Read => this["read"];

    /// <summary>Points that somebody must check what the machine made of.</summary>
    public long NeedsLook => this["needs-look"];

    /// <summary>Points given to a member of staff.</summary>
    public long AssignedTo(string officer) => this[$"assigned:{officer}"];

    /// <summary>Submissions with a point that may show a person at risk or a crime, and that nobody has answered.</summary>
    public long Safeguarding => this["safeguarding"];

    /// <summary>Submissions whose reading somebody must look at: see <see cref="Submission.NeedsLook"/>.</summary>
    public long ToLookAt => this["to-look-at"];

    /// <summary>Submissions whose senders agreed that they are published, and that have come so far.</summary>
    public long In(Publication publication) => this[$"publication:{publication}"];

    public long this[string key] => counts.GetValueOrDefault(key);

    public IEnumerable<KeyValuePair<string, long>> Counts => counts;

    public long In(SubmissionStatus status) => this[$"status:{status}"];

    public long By(Channel channel) => this[$"channel:{channel}"];

    public long ByLanguage(string language) => this[$"language:{language}"];

    /// <summary>The languages that any are in, those of most first, then by code.</summary>
    public IReadOnlyList<(string Language, long Count)> Languages => MostFirst("language:", least: 1);

    /// <summary>The postcode districts that senders gave, those of most first, then by name.</summary>
    public IReadOnlyList<(string District, long Count)> Districts => MostFirst("district:", least: 1);

    public long FromDistrict(string district) => this[$"district:{district}"];

    /// <summary>Submissions whose senders answered so to the question about being a victim of crime.</summary>
    public long OfVictims(string answer) => this[$"victim:{answer}"];

    /// <summary>Submissions that came in with a sheet, and are still there.</summary>
    public long FromSheet(string sheet) => this[$"sheet:{sheet}"];

    /// <summary>The copies of a campaign's letter that are read so far.</summary>
    public long CopiesOf(string campaign) => this[$"campaign:{campaign}"];

    /// <summary>Submissions received from an expected partner.</summary>
    public long FromPartner(string partner) => this[$"partner:{partner}"];

    /// <summary>Submissions that say they are from an expected partner and wait for staff to confirm it.</summary>
    public long ClaimingPartner(string partner) => this[$"partner-claim:{partner}"];

    /// <summary>With those read before the theme took its code: they are counted under the old one until they are read again.</summary>
    public long PointsOn(Theme theme) => CodesOf(theme).Sum(PointsOn);

    /// <inheritdoc cref="PointsOn(Theme)"/>
    public long PointsOn(Theme theme, Stance stance) => CodesOf(theme).Sum(code => PointsOn(code, stance));

    /// <inheritdoc cref="PointsOn(Theme)"/>
    public long SubmissionsOn(Theme theme) => CodesOf(theme).Sum(SubmissionsOn);

    /// <summary>
    /// How many of <see cref="PointsOn(Theme)"/> carry the theme by their question, their heading or what stands before them; the rest
    /// carry it by their own words or because staff said so.
    /// </summary>
    public long ByContext(Theme theme) => CodesOf(theme).Sum(code => this[$"theme-context:{code}"]);

    public long PointsOn(string theme) => this[$"theme-points:{theme}"];

    public long SubmissionsOn(string theme) => this[$"theme-submissions:{theme}"];

    public long PointsOn(string theme, Stance stance) => this[$"theme-stance:{theme}:{stance}"];

    /// <summary>Submissions that stand and chose this option, by its number from 1: see <see cref="ChosenOptions"/>.</summary>
    public long Chose(string question, int option) => this[$"chosen:{ChosenOptions.Value(question, option)}"];

    /// <summary>Tagged submissions whose points were made with this. Over those tagged it is how far a change of themes has come.</summary>
    public long MadeWith(string with) => this[$"made-with:{with}"];

    /// <summary>
    /// How many came on each day (of the consultation's zone) on which any did, earliest first. Nothing of what came before days were
    /// counted.
    /// </summary>
    public IReadOnlyList<(DateOnly Day, long Count)> ReceivedByDay =>
        [
            .. Under("day:")
                .Where(day => day.Count > 0)
                .Select(day => (DateOnly.ParseExact(day.Name, "yyyy-MM-dd", CultureInfo.InvariantCulture), day.Count))
                .OrderBy(day => day.Item1),
        ];

    private static IEnumerable<string> CodesOf(Theme theme) => theme.FormerCodes.Prepend(theme.Code);

    /// <summary>The campaigns of two copies or more that are read so far, most copies first, then by id.</summary>
    public IReadOnlyList<(string Id, long Copies)> Campaigns => MostFirst("campaign:", least: 2);

    /// <summary>How many points gained and lost each theme when submissions were read again with this, in the order of the codes.</summary>
    public IReadOnlyList<(string Theme, long Gained, long Lost)> ChangesWith(string with)
    {
        var gained = Under($"gained:{with}:").ToDictionary(count => count.Name, count => count.Count, StringComparer.Ordinal);
        var lost = Under($"lost:{with}:").ToDictionary(count => count.Name, count => count.Count, StringComparer.Ordinal);
        return
        [
            .. gained
                .Keys.Union(lost.Keys)
                .Order(StringComparer.Ordinal)
                .Select(theme => (theme, gained.GetValueOrDefault(theme), lost.GetValueOrDefault(theme))),
        ];
    }

    /// <summary>What one submission adds.</summary>
    public static Tally Of(Submission submission)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        void Count(string key) => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

        Count("received");
        var day = submission.ReceivedOn ?? DateOnly.FromDateTime(submission.ReceivedAt.UtcDateTime);
        Count($"day:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        Count($"status:{submission.Status}");
        Count($"channel:{submission.Channel}");
        Count($"language:{submission.LanguageOfText}");
        if (submission.IsLate)
            Count("late");
        if (submission.Partner is { } partner)
            Count($"partner:{partner}");
        if (submission.Sheet is { } sheet)
            Count($"sheet:{sheet}");
        if (submission.District is { } district)
            Count($"district:{district}");
        if (submission.Victim is { } victim)
            Count($"victim:{victim}");
        if (submission.NeedsLook)
            Count("to-look-at");
        if (submission.Publication is { } publication)
            Count($"publication:{publication}");
        if (submission.PartnerClaim is { } claim)
            Count($"partner-claim:{claim}");
        if (submission.Work.Points.Any(point => point.Flag is { IsOpen: true }))
            Count("safeguarding");
        if (submission.Campaign is { } campaign)
            Count($"campaign:{campaign}");
        if (submission is { Status: SubmissionStatus.Tagged, TaggedWith: { } with })
            Count($"made-with:{with}");
        if (!submission.Stands)
            return new Tally(counts.ToImmutableSortedDictionary(StringComparer.Ordinal));

        foreach (var option in ChosenOptions.Of(submission.Facts))
            Count($"chosen:{option}");
        if (submission.LastChange is { } change)
        {
            foreach (var theme in change.Gained)
                Count($"gained:{change.With}:{theme}");
            foreach (var theme in change.Lost)
                Count($"lost:{change.With}:{theme}");
        }

        var themes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var point in submission.Work.Points.Where(point => point.Kind == PointKind.OwnView))
        {
            Count("points");
            Count($"decision:{point.DecisionState}");
            if (point.ReadBy.Count > 0)
                Count("read");
            if (point.NeedsLook)
                Count("needs-look");
            if (point.AssignedTo is { } officer)
                Count($"assigned:{officer}");
            foreach (var theme in point.Themes)
            {
                Count($"theme-points:{theme}");
                Count($"theme-stance:{theme}:{point.Point.Stance}");
                if (point.ThemesByContext.Contains(theme))
                    Count($"theme-context:{theme}");
                if (themes.Add(theme))
                    Count($"theme-submissions:{theme}");
            }
        }

        return new Tally(counts.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    public static Tally operator +(Tally left, Tally right) => left.Combine(right, 1);

    public static Tally operator -(Tally left, Tally right) => left.Combine(right, -1);

    public bool Equals(Tally? other) => other is not null && counts.SequenceEqual(other.counts);

    public override int GetHashCode() => counts.Aggregate(0, (hash, count) => HashCode.Combine(hash, count.Key, count.Value));

    private IReadOnlyList<(string Name, long Count)> MostFirst(string prefix, int least) =>
        [
            .. Under(prefix)
                .Where(counted => counted.Count >= least)
                .OrderByDescending(counted => counted.Count)
                .ThenBy(counted => counted.Name, StringComparer.Ordinal),
        ];

    private IEnumerable<(string Name, long Count)> Under(string prefix) =>
        counts
            .Where(count => count.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(count => (count.Key[prefix.Length..], count.Value));

    private Tally Combine(Tally other, int sign)
    {
        var sum = counts.ToBuilder();
        foreach (var (key, count) in other.counts)
        {
            var total = sum.GetValueOrDefault(key) + (sign * count);
            if (total == 0)
                sum.Remove(key);
            else
                sum[key] = total;
        }

        return new Tally(sum.ToImmutable());
    }

    private sealed class TallyConverter : JsonConverter<Tally>
    {
        public override Tally Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(
                JsonSerializer
                    .Deserialize<Dictionary<string, long>>(ref reader, options)!
                    .ToImmutableSortedDictionary(StringComparer.Ordinal)
            );

        public override void Write(Utf8JsonWriter writer, Tally value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.counts, options);
    }
}
