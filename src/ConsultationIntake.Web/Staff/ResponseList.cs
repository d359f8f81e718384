using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Submissions;

namespace ConsultationIntake.Web.Staff;

/// <summary>Which responses a list has, as a heading and as an address.</summary>
internal static class ResponseList
{
    /// <summary>"Responses on Victims, received on 3 December 2026".</summary>
    internal static string Heading(ListRequest asked, Consultation consultation)
    {
        List<string> parts = [];
        if (asked.Query.Theme is { } theme)
            parts.Add($"on {consultation.Themes.Find(theme)?.Title.English}");
        if (asked.Query.Status is { } status)
            parts.Add(StatusName(status).ToLowerInvariant());
        if (asked.Query.Partner is { } id)
            parts.Add($"from {consultation.ExpectedPartners.FirstOrDefault(partner => partner.Id == id)?.Name ?? id}");
        if (asked.Query.Channel is { } channel)
            parts.Add($"by {PointWords.Of(channel)}");
        if (asked.Query.NeedsLook)
            parts.Add("to look at");
        if (asked.IsLate)
            parts.Add("received after the closing time");
        if (Received(asked.From, asked.Until) is { } received)
            parts.Add(received);
        return parts.Count == 0 ? "Responses" : $"Responses {string.Join(", ", parts)}";
    }

    /// <summary>The first page of the list.</summary>
    internal static string Address(ListRequest asked, Consultation consultation)
    {
        var query = asked.Query;
        List<string> pairs = [];
        void Add(string name, string? value)
        {
            if (value is not null)
                pairs.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        Add(
            "take",
            query.Take == new SubmissionQuery { Consultation = query.Consultation }.Take
                ? null
                : query.Take.ToString(CultureInfo.InvariantCulture)
        );
        Add("theme", query.Theme);
        Add("status", query.Status is { } status ? JsonNames.Of(status) : null);
        Add("channel", query.Channel is { } channel ? JsonNames.Of(channel) : null);
        Add("needsLook", query.NeedsLook ? "true" : null);
        Add("partner", query.Partner);
        Add("late", asked.IsLate ? "true" : null);
        Add("from", Written(asked.From));
        Add("until", Written(asked.Until));
        return $"/staff/{consultation.Slug}/responses{(pairs.Count > 0 ? "?" : null)}{string.Join('&', pairs)}";
    }

    /// <summary>The list of what was received from the one day until the other, both counted in; of all where neither is given.</summary>
    internal static string OfDays(Consultation consultation, DateOnly? from, DateOnly? until)
    {
        var days = new[] { from is null ? null : $"from={Written(from)}", until is null ? null : $"until={Written(until)}" };
        var asked = string.Join('&', days.OfType<string>());
        return $"/staff/{consultation.Slug}/responses{(asked.Length > 0 ? "?" : null)}{asked}";
    }

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
