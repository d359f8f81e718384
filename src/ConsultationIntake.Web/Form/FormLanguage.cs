using ConsultationIntake.Consultations;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// In which language a page is shown: the one asked for by <c>?lang=</c>, else the draft's, else the browser's first that we speak.
/// </summary>
internal static class FormLanguage
{
    internal static string Of(HttpRequest request, IReadOnlyList<string> spoken, string? draft = null) =>
        Asked(request, spoken) ?? draft ?? Preferred(request, spoken) ?? spoken[0];

    /// <summary>What <c>?lang=</c> says, or null where it says nothing we speak.</summary>
    internal static string? Asked(HttpRequest request, IReadOnlyList<string> spoken) =>
        request.Query["lang"].ToString() is var asked && spoken.Contains(asked) ? asked : null;

    private static string? Preferred(HttpRequest request, IReadOnlyList<string> spoken) =>
        request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(language => spoken.Contains(language));
}
