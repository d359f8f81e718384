using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ConsultationIntake.Web.Points;

/// <summary>
/// A filter of points as an address carries it, for instance <c>?theme=victims&amp;stance=opposes&amp;decision=undecided</c>. A field may
/// stand several times: one of its values is enough. Beside the fields of <see cref="PointField"/> there are <c>words</c>, <c>from</c>
/// and <c>until</c> (days in the consultation's zone, both counted in), <c>since</c>, <c>flaggedSince</c> and
/// <c>flaggedBefore</c> (moments), <c>take</c> and <c>after</c>. Anything
/// else is refused by name.
/// </summary>
internal sealed record PointFilter(PointQuery Query, IReadOnlyDictionary<string, string[]> Errors)
{
    internal const string Words = "words";
    private const string From = "from";
    private const string Until = "until";
    private const string FlaggedSince = "flaggedSince";
    private const string FlaggedBefore = "flaggedBefore";
    private const string Take = "take";
    private const string After = "after";
    private static readonly int Usual = new PointQuery { Consultation = default }.Take;

    internal static PointFilter Read(IQueryCollection asked, Consultation consultation, params string[] alsoKnown)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var query = new PointQuery { Consultation = consultation.Slug };
        foreach (var (name, values) in asked)
        {
            var given = values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.Trim()).ToArray();
            if (given.Length == 0 || alsoKnown.Contains(name))
                continue;
            query = name switch
            {
                Words => query with { Words = given[0] },
                From => query with { From = Later(query.From, StartOf(given[0], name, dayAfter: false)) },
                Moment.Name => query with { From = Later(query.From, MomentOf(given[0], name)) },
                FlaggedSince => query with { FlaggedFrom = MomentOf(given[0], name) },
                FlaggedBefore => query with { FlaggedUntil = MomentOf(given[0], name) },
                Until => query with { Until = StartOf(given[0], name, dayAfter: true) },
                Take => query with { Take = Number(given[0]) },
                After => query with { After = given[0] },
                _ when FieldOf(name) is { } field => query.With(field, ValuesOf(field, given, name)),
                _ => Unknown(name),
            };
        }

        return new PointFilter(query, errors);

        PointQuery Unknown(string name)
        {
            errors[name] = [$"There is no such filter. Use one of: {string.Join(", ", Names)}"];
            return query;
        }

        DateTimeOffset? StartOf(string value, string name, bool dayAfter)
        {
            if (
                DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day.Year is >= 1900 and < 3000
            )
                return consultation.Window.StartOf(day.AddDays(dayAfter ? 1 : 0));
            errors[name] = ["Use a day as 2026-11-30"];
            return null;
        }

        DateTimeOffset? MomentOf(string value, string name)
        {
            if (Moment.Read(value) is { } moment)
                return moment;
            errors[name] = [Moment.Wanted];
            return null;
        }

        static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

        int Number(string value)
        {
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 200)
                return number;
            errors[Take] = ["Use a number from 1 to 200"];
            return query.Take;
        }

        string[] ValuesOf(PointField field, string[] given, string name)
        {
            if (ChoicesOf(field, consultation) is not { } choices)
                return given;
            // One choice of a list may stand for several values.
            given =
            [
                .. given.SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            ];
            if (given.FirstOrDefault(value => choices.All(choice => !IsThat(choice, value))) is { } wrong)
                errors[name] = [$"There is no '{wrong}'. Use one of: {string.Join(", ", choices.Select(NameOf))}"];
            return [.. choices.Where(choice => given.Any(value => IsThat(choice, value)))];
        }

        static bool IsThat(string choice, string value) => string.Equals(choice, value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Every name a filter's address may hold.</summary>
    internal static IEnumerable<string> Names =>
        Enum.GetValues<PointField>()
            .Select(JsonNames.Of)
            .Concat([Words, From, Until, Moment.Name, FlaggedSince, FlaggedBefore, Take, After]);

    /// <summary>What a field can be, or null where that is not known beforehand.</summary>
    internal static IReadOnlyList<string>? ChoicesOf(PointField field, Consultation consultation) =>
        field switch
        {
            PointField.Theme => [.. consultation.Themes.All.Select(theme => theme.Code), PointFacet.None],
            PointField.ByContext => [.. consultation.Themes.All.Select(theme => theme.Code)],
            PointField.Whose => Enum.GetNames<PointKind>(),
            PointField.Stance => Enum.GetNames<Stance>(),
            PointField.Decision => Enum.GetNames<DecisionState>(),
            PointField.Outcome => [.. consultation.Outcomes.Select(outcome => outcome.Code)],
            PointField.Safeguarding => [.. Enum.GetNames<FlagState>(), PointFacet.None],
            PointField.Channel => Enum.GetNames<Channel>(),
            PointField.Partner => [.. consultation.ExpectedPartners.Select(partner => partner.Id), PointFacet.None],
            PointField.Respondent => Enum.GetNames<RespondentKind>(),
            PointField.NewDraft => [PointFacet.Taken, PointFacet.None],
            PointField.NeedsLook or PointField.Late or PointField.Repeat or PointField.Corrected or PointField.Read or PointField.Stands =>
            [
                PointFacet.Yes,
                PointFacet.No,
            ],
            PointField.Chosen =>
            [
                .. consultation.Questions.SelectMany(question =>
                    question.Options.Select((_, i) => ChosenOptions.Value(question.Id, i + 1))
                ),
            ],
            PointField.Section
            or PointField.Concern
            or PointField.Assigned
            or PointField.District
            or PointField.Victim
            or PointField.Language
            or PointField.Question
            or PointField.Campaign
            or PointField.Reader
            or PointField.Submission
            or PointField.Batch
            or PointField.Given
            or PointField.SameWords => null,
            _ => throw new NotSupportedException($"{field} is no field of the filter."),
        };

    /// <summary>What a filter's address has after the question mark: how it is saved, and carried by a form.</summary>
    internal static string QueryOf(PointQuery query, Consultation consultation) => QueryString(query, consultation).TrimStart('?');

    /// <summary>A filter from what <see cref="QueryOf"/> gave.</summary>
    internal static PointFilter Parse(string? query, Consultation consultation) =>
        Read(new QueryCollection(QueryHelpers.ParseQuery(query)), consultation);

    /// <summary>The address of the list of exactly these points.</summary>
    internal static string Address(PointQuery query, Consultation consultation) =>
        $"/staff/{query.Consultation}/points{QueryString(query, consultation)}";

    /// <summary>
    /// What stands after the path in an address of exactly these points, with its question mark; empty where all are asked for.
    /// </summary>
    internal static string QueryString(PointQuery query, Consultation consultation) =>
        string.Join('&', Pairs(query, consultation).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"))
            is { Length: > 0 } asked
            ? $"?{asked}"
            : "";

    /// <summary>The filter as an address or a form carries it.</summary>
    internal static IEnumerable<(string Name, string Value)> Pairs(PointQuery query, Consultation consultation) =>
        query
            .Fields.SelectMany(field => field.Value.Select(value => (Name: JsonNames.Of(field.Key), Value: NameOf(value))))
            .Concat(Optional(Words, query.Words))
            .Concat(query.From is { } from ? [FromPair(consultation, from)] : [])
            .Concat(Optional(Until, query.Until is { } until ? DayIn(consultation, until.AddTicks(-1)) : null))
            .Concat(Optional(FlaggedSince, query.FlaggedFrom is { } since ? Moment.Write(since) : null))
            .Concat(Optional(FlaggedBefore, query.FlaggedUntil is { } before ? Moment.Write(before) : null))
            .Concat(Optional(Take, query.Take == Usual ? null : query.Take.ToString(CultureInfo.InvariantCulture)))
            .Concat(Optional(After, query.After));

    internal static string Address(Consultation consultation, params (PointField Field, string Value)[] fields) =>
        Address(
            fields
                .GroupBy(pair => pair.Field)
                .Aggregate(
                    new PointQuery { Consultation = consultation.Slug },
                    (query, group) => query.With(group.Key, [.. group.Select(pair => pair.Value)])
                ),
            consultation
        );

    /// <summary>A field of the filter by its name in an address, or null.</summary>
    private static PointField? FieldOf(string name) =>
        Enum.GetValues<PointField>().Where(field => JsonNames.Of(field) == name).Select(field => (PointField?)field).FirstOrDefault();

    /// <summary>Enumerated values are written in camel case, as in JSON; all others as they are.</summary>
    internal static string NameOf(string value) =>
        value.Length > 0 && char.IsAsciiLetterUpper(value[0]) && value.All(char.IsAsciiLetter)
            ? char.ToLowerInvariant(value[0]) + value[1..]
            : value;

    private static IEnumerable<(string Name, string Value)> Optional(string name, string? value) => value is null ? [] : [(name, value)];

    /// <summary>The beginning of a day is asked for by the day, any other moment by itself.</summary>
    private static (string Name, string Value) FromPair(Consultation consultation, DateTimeOffset from) =>
        IsDay(consultation, from) ? (From, DayIn(consultation, from)) : (Moment.Name, Moment.Write(from));

    /// <summary>Whether a moment is the beginning of a day in the consultation's zone.</summary>
    internal static bool IsDay(Consultation consultation, DateTimeOffset moment) =>
        consultation.Window.StartOf(consultation.Window.LocalDate(moment)) == moment;

    private static string DayIn(Consultation consultation, DateTimeOffset moment) =>
        consultation.Window.InZone(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
