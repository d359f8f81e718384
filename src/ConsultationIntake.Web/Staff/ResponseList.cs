using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Submissions;

namespace ConsultationIntake.Web.Staff;

/// <summary>Which responses a list has, as a heading and as an address.</summary>
internal static class ResponseList
{
    /// <summary>"Responses on Victims, received on 3 December 2026".</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="consultation">Whose responses.</param>
    /// <param name="sheet">What the sheet asked for is called, where one is and is known.</param>
    internal static string Heading(ListRequest asked, Consultation consultation, string? sheet = null)
    {
        var query = asked.Query;
        string?[] parts =
        [
            query.Theme is { } theme ? $"on {consultation.Themes.Find(theme)?.Title.English}" : null,
            query.Status is { } status ? StatusName(status).ToLowerInvariant() : null,
            query.Partner is { } id
                ? $"from {consultation.ExpectedPartners.FirstOrDefault(partner => partner.Id == id)?.Name ?? id}"
                : null,
            query.Channel is { } channel ? $"by {PointWords.Of(channel)}" : null,
            query.Language is { } language ? $"in {LanguageName(language)}" : null,
            query.Campaign is null ? null : "that are copies of one campaign letter",
            query.Sheet is null ? null : $"from {(sheet is null ? "one imported file" : $"the file {sheet}")}",
            query.District is { } district ? $"from {district}" : null,
            query.Victim is { } victim ? VictimWords(victim) : null,
            query.NeedsLook ? "to look at" : null,
            asked.IsLate ? "received after the closing time" : null,
            Received(asked.From, asked.Until),
            asked.Since is { } since ? $"received since {Dates.Brief(consultation.Window.InZone(since))}" : null,
        ];
        var said = string.Join(", ", parts.OfType<string>());
        return said.Length == 0 ? "Responses" : $"Responses {said}";
    }

    /// <summary>The first page of the list.</summary>
    internal static string Address(ListRequest asked, Consultation consultation) =>
        Address(
            consultation,
            [
                .. Pairs(asked.Query),
                ("late", asked.IsLate ? "true" : null),
                ("from", Written(asked.From)),
                ("until", Written(asked.Until)),
                (Moment.Name, asked.Since is { } since ? Moment.Write(since) : null),
            ]
        );

    /// <summary>The list of what has these fields, whenever it was received.</summary>
    internal static string Address(SubmissionQuery query, Consultation consultation) => Address(consultation, [.. Pairs(query)]);

    /// <summary>The list of what was received at this moment, cut to its second, or later.</summary>
    internal static string Since(Consultation consultation, DateTimeOffset moment) =>
        Address(consultation, [(Moment.Name, Moment.Write(moment))]);

    /// <summary>The list of every copy of a campaign's letter.</summary>
    internal static string OfCampaign(Consultation consultation, string campaign) =>
        Address(new SubmissionQuery { Consultation = consultation.Slug, Campaign = campaign }, consultation);

    /// <summary>The list of what came in with a sheet.</summary>
    internal static string OfSheet(Consultation consultation, string sheet) =>
        Address(new SubmissionQuery { Consultation = consultation.Slug, Sheet = sheet }, consultation);

    private static IEnumerable<(string Name, string? Value)> Pairs(SubmissionQuery query) =>
        [
            (
                "take",
                query.Take == new SubmissionQuery { Consultation = query.Consultation }.Take
                    ? null
                    : query.Take.ToString(CultureInfo.InvariantCulture)
            ),
            ("theme", query.Theme),
            ("status", query.Status is { } status ? JsonNames.Of(status) : null),
            ("channel", query.Channel is { } channel ? JsonNames.Of(channel) : null),
            ("needsLook", query.NeedsLook ? "true" : null),
            ("partner", query.Partner),
            ("language", query.Language),
            ("campaign", query.Campaign),
            ("sheet", query.Sheet),
            ("district", query.District),
            ("victim", query.Victim),
        ];

    private static string Address(Consultation consultation, IEnumerable<(string Name, string? Value)> pairs)
    {
        var asked = string.Join(
            '&',
            pairs.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}")
        );
        return $"/staff/{consultation.Slug}/responses{(asked.Length > 0 ? "?" : null)}{asked}";
    }

    /// <summary>The list of what was received from the one day until the other, both counted in; of all where neither is given.</summary>
    internal static string OfDays(Consultation consultation, DateOnly? from, DateOnly? until) =>
        Address(consultation, [("from", Written(from)), ("until", Written(until))]);

    /// <summary>What a number is called that leads to these: "3 responses received on 3 December 2026".</summary>
    internal static string SaidOfDays(DateOnly? from, DateOnly? until, long count) =>
        string.Join(' ', new[] { Numbers.Of(count, "response", "responses"), Received(from, until) }.OfType<string>());

    internal static string StatusName(SubmissionStatus status) =>
        status switch
        {
            SubmissionStatus.Tagged => "Tagged",
            SubmissionStatus.Waiting => "Waiting",
            SubmissionStatus.Failed => "Failed",
            _ => throw new NotSupportedException($"The status {status} has no name."),
        };

    internal static string LanguageName(string language) =>
        language switch
        {
            Languages.English => "English",
            Languages.Welsh => "Welsh",
            _ => throw new NotSupportedException($"The language {language} has no name."),
        };

    private static string VictimWords(string answer) =>
        answer switch
        {
            DraftFields.Yes => "from people who say they were victims of crime",
            DraftFields.No => "from people who say they were not victims of crime",
            DraftFields.PreferNotToSay => "from people who prefer not to say whether they were victims of crime",
            _ => throw new NotSupportedException($"The answer {answer} has no words."),
        };

    private static string? Received(DateOnly? from, DateOnly? until) =>
        (from, until) switch
        {
            (null, null) => null,
            ({ } first, { } last) when first == last => $"received on {Dates.Day(first)}",
            ({ } first, { } last) => $"received from {Dates.Day(first)} until {Dates.Day(last)}",
            ({ } first, null) => $"received from {Dates.Day(first)} on",
            (null, { } last) => $"received until {Dates.Day(last)}",
        };

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
