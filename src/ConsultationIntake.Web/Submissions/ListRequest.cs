using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Submissions;

/// <summary>
/// Which submissions a page or an API client asked for: <c>status</c>, <c>theme</c>, <c>channel</c>, <c>partner</c>, <c>needsLook</c>,
/// <c>take</c>, <c>after</c>.
/// </summary>
internal sealed record ListRequest(SubmissionQuery Query, IReadOnlyDictionary<string, string[]> Errors)
{
    internal static ListRequest Read(IQueryCollection asked, Consultation consultation)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        T? OneOf<T>(string name)
            where T : struct, Enum
        {
            var value = asked[name].ToString();
            if (value.Length == 0)
                return null;
            if (Enum.TryParse<T>(value, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(value[0]))
                return known;
            errors[name] = [$"Use one of: {string.Join(", ", Enum.GetValues<T>().Select(JsonNames.Of))}"];
            return null;
        }

        var theme = asked["theme"].ToString();
        if (theme.Length > 0 && consultation.Themes.Find(theme) is null)
            errors["theme"] = [$"Use one of: {string.Join(", ", consultation.Themes.All.Select(known => known.Code))}"];
        var take = 50;
        if (
            asked["take"].ToString() is { Length: > 0 } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out take) && take is >= 1 and <= 200)
        )
            errors["take"] = ["Use a number from 1 to 200"];
        if (asked["needsLook"].ToString() is not ("" or "true" or "false"))
            errors["needsLook"] = ["Use true or false"];
        var partner = asked["partner"].ToString();
        if (!partner.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            errors["partner"] = ["Use the id of an expected partner"];
        var after = asked["after"].ToString();
        if (
            after.Length > 0
            && (after.Split('.', 2) is not [var at, _] || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        )
            errors["after"] = ["Use the value of next from the page before"];

        return new ListRequest(
            new SubmissionQuery
            {
                Consultation = consultation.Slug,
                Status = OneOf<SubmissionStatus>("status"),
                Channel = OneOf<Channel>("channel"),
                Theme = NullIfEmpty(theme),
                NeedsLook = asked["needsLook"].ToString() == "true",
                Partner = NullIfEmpty(partner),
                Take = take is >= 1 and <= 200 ? take : 50,
                After = NullIfEmpty(after),
            },
            errors
        );
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
