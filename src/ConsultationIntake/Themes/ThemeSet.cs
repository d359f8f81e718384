using System.Security.Cryptography;
using System.Text.Json;

namespace ConsultationIntake.Themes;

/// <summary>The themes of a consultation, in the order its owner wrote them.</summary>
public sealed class ThemeSet
{
    private readonly Dictionary<string, Theme> byCode;
    private readonly Dictionary<string, string> byFormerCode;

    public ThemeSet(IReadOnlyList<Theme> themes)
    {
        All = themes;
        byCode = themes.ToDictionary(theme => theme.Code, StringComparer.Ordinal);
        byFormerCode = themes
            .SelectMany(theme => theme.FormerCodes.Select(former => (former, theme.Code)))
            .DistinctBy(pair => pair.former)
            .ToDictionary(pair => pair.former, pair => pair.Code, StringComparer.Ordinal);
        Version = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(themes)))[..12];
    }

    public IReadOnlyList<Theme> All { get; }

    /// <summary>Twelve hex digits that change whenever a theme does: what a tag was made with.</summary>
    public string Version { get; }

    public Theme? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The code that a theme has now: of a former code its new one, of any other that code itself.</summary>
    public string CurrentCode(string code) => byFormerCode.GetValueOrDefault(code, code);
}
