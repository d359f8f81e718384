using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Submissions;

/// <summary>
/// Which submissions a page or an API client asked for: <c>status</c>, <c>theme</c>, <c>channel</c>, <c>partner</c>, <c>needsLook</c>,
/// <c>language</c>, <c>campaign</c>, <c>sheet</c>, <c>district</c>, <c>victim</c>, <c>from</c> and <c>until</c> (days in the consultation's
/// zone, both counted in), <c>since</c> (a moment), <c>late</c>, <c>take</c>, <c>after</c>. Anything else is refused by name.
/// </summary>
internal sealed record ListRequest(SubmissionQuery Query, IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>Every name that an address may hold.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        "status",
        "theme",
        "channel",
        "partner",
        "needsLook",
        "language",
        "campaign",
        "sheet",
        "district",
        "victim",
        "from",
        "until",
        Moment.Name,
        "late",
        "take",
        "after",
    ];

    /// <summary>The first day of those asked for, or null.</summary>
    internal DateOnly? From { get; private init; }

    /// <summary>The last one.</summary>
    internal DateOnly? Until { get; private init; }

    /// <summary>The moment from which on they were received, or null.</summary>
    internal DateTimeOffset? Since { get; private init; }

    /// <summary>Whether what came after the closing time is asked for.</summary>
    internal bool IsLate { get; private init; }

    /// <summary>Asks for what was received at a moment, which is a whole second, or later.</summary>
    internal static ListRequest SinceMoment(Consultation consultation, DateTimeOffset moment) =>
        new(
            new SubmissionQuery { Consultation = consultation.Slug, ReceivedFrom = moment },
            new Dictionary<string, string[]>(StringComparer.Ordinal)
        )
        {
            Since = moment,
        };

    internal static ListRequest Read(IQueryCollection asked, Consultation consultation, params IReadOnlyList<string> alsoKnown)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var name in asked.Keys.Where(name => !Names.Contains(name, StringComparer.Ordinal) && !alsoKnown.Contains(name)))
            errors[name] = [$"There is no such filter. Use one of: {string.Join(", ", Names)}"];
        var fields = new Fields(asked, errors);
        DateTimeOffset? StartOf(DateOnly? day) => day is { } known ? consultation.Window.StartOf(known) : null;
        var (from, until, since) = (fields.Day("from"), fields.Day("until"), fields.MomentOf(Moment.Name));
        var isLate = fields.OneOf("late", ["true"], "Use true, or leave it out") is not null;
        return new ListRequest(
            new SubmissionQuery
            {
                Consultation = consultation.Slug,
                Status = fields.OneOf<SubmissionStatus>("status"),
                Channel = fields.OneOf<Channel>("channel"),
                Theme = fields.OneOf("theme", [.. consultation.Themes.All.Select(known => known.Code)]),
                NeedsLook = fields.OneOf("needsLook", ["true", "false"], "Use true or false") == "true",
                Partner = fields.Name("partner", "Use the id of an expected partner"),
                Language = fields.OneOf("language", Languages.All),
                Campaign = fields.Name("campaign", "Use the id of a campaign"),
                Sheet = fields.Name("sheet", "Use the id of an imported sheet"),
                District = fields.Name("district", "Use a postcode district, as CF10"),
                Victim = fields.OneOf("victim", [DraftFields.Yes, DraftFields.No, DraftFields.PreferNotToSay]),
                ReceivedFrom = Latest(isLate ? consultation.Window.Closes : null, StartOf(from), since),
                ReceivedBefore = StartOf(until?.AddDays(1)),
                Take = fields.Number("take", least: 1, most: 200) ?? 50,
                After = fields.Place("after"),
            },
            errors
        )
        {
            From = from,
            Until = until,
            Since = since,
            IsLate = isLate,
        };
    }

    /// <summary>How many there are in all, by what is counted anyway; null where that does not tell.</summary>
    internal async Task<long?> CountAsync(ISubmissionStore store, Consultation consultation, CancellationToken cancellationToken)
    {
        var tally = await store.TallyAsync(consultation.Slug, cancellationToken);
        var (others, times) = (CountsOf(tally).ToList(), (From ?? Until) is not null || IsLate || Since is not null);
        return (others, times) switch
        {
            ([], false) => tally.Received,
            ([var only], false) => only,
            ([], true) => await CountByTimeAsync(store, tally, consultation.Window, cancellationToken),
            _ => null,
        };
    }

    /// <summary>Of each field that is asked for beside the time.</summary>
    private IEnumerable<long?> CountsOf(Tally tally)
    {
        long?[] counts =
        [
            Query.Status is { } status ? tally.In(status) : null,
            Query.Channel is { } channel ? tally.By(channel) : null,
            Query.Partner is { } partner ? tally.FromPartner(partner) : null,
            Query.NeedsLook ? tally.ToLookAt : null,
            Query.Language is { } language ? tally.ByLanguage(language) : null,
            Query.Campaign is { } campaign ? tally.CopiesOf(campaign) : null,
            Query.Sheet is { } sheet ? tally.FromSheet(sheet) : null,
            Query.District is { } district ? tally.FromDistrict(district) : null,
            Query.Victim is { } victim ? tally.OfVictims(victim) : null,
        ];
        var asked = counts.Where(count => count is not null);
        // The tally counts those that stand; the list has what was replaced too.
        return Query.Theme is null ? asked : asked.Append(null);
    }

    private async Task<long?> CountByTimeAsync(
        ISubmissionStore store,
        Tally tally,
        ConsultationWindow window,
        CancellationToken cancellationToken
    )
    {
        if (IsLate)
            return (From ?? Until) is null && Since is null ? tally.Late : null;
        var days = tally.ReceivedByDay.Where(day => !(day.Day > Until)).ToList();
        if (Since is not { } since)
            return days.Where(day => !(day.Day < From)).Sum(day => day.Count);
        if ((From ?? Until) is not null)
            return null;
        // Whole days are counted already: only what is left of the first is gone through.
        var (first, next) = (window.LocalDate(since), window.StartOf(window.LocalDate(since).AddDays(1)));
        var ofFirst = await store.CountReceivedAsync(Query.Consultation, since, next, cancellationToken);
        return ofFirst + days.Where(day => day.Day > first).Sum(day => day.Count);
    }

    private static DateTimeOffset? Latest(params IReadOnlyList<DateTimeOffset?> moments) => moments.Max();

    /// <summary>What is asked, read field by field; what is wrong goes into the errors.</summary>
    private sealed class Fields(IQueryCollection asked, Dictionary<string, string[]> errors)
    {
        internal T? OneOf<T>(string name)
            where T : struct, Enum
        {
            var value = Text(name);
            if (value is null)
                return null;
            if (Enum.TryParse<T>(value, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(value[0]))
                return known;
            return Wrong<T>(name, $"Use one of: {string.Join(", ", Enum.GetValues<T>().Select(JsonNames.Of))}");
        }

        internal string? OneOf(string name, IReadOnlyList<string> choices, string? otherwise = null)
        {
            var value = Text(name);
            if (value is not null && !choices.Contains(value, StringComparer.Ordinal))
                errors[name] = [otherwise ?? $"Use one of: {string.Join(", ", choices)}"];
            return value;
        }

        /// <summary>What is called by letters, digits and hyphens.</summary>
        internal string? Name(string name, string otherwise)
        {
            var value = Text(name);
            if (value?.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') == false)
                errors[name] = [otherwise];
            return value;
        }

        internal int? Number(string name, int least, int most)
        {
            if (Text(name) is not { } value)
                return null;
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            return Wrong<int>(name, $"Use a number from {least} to {most}");
        }

        internal DateOnly? Day(string name)
        {
            if (Text(name) is not { } value)
                return null;
            if (
                DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day.Year is >= 1900 and < 3000
            )
                return day;
            return Wrong<DateOnly>(name, "Use a day as 2026-11-30");
        }

        internal DateTimeOffset? MomentOf(string name)
        {
            if (Text(name) is not { } value)
                return null;
            return Moment.Read(value) ?? Wrong<DateTimeOffset>(name, Moment.Wanted);
        }

        /// <summary>The end of a page.</summary>
        internal string? Place(string name)
        {
            var value = Text(name);
            if (
                value is not null
                && (value.Split('.', 2) is not [var at, _] || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            )
                errors[name] = ["Use the value of next from the page before"];
            return value;
        }

        private string? Text(string name) => asked[name].ToString() is { Length: > 0 } value ? value : null;

        private T? Wrong<T>(string name, string what)
            where T : struct
        {
            errors[name] = [what];
            return null;
        }
    }
}
