using System.Security.Cryptography;
using System.Text.Json;
using ConsultationIntake.Themes.Own;

namespace ConsultationIntake.Themes;

/// <summary>The themes of a consultation, in the order its owner wrote them.</summary>
public sealed class ThemeSet
{
    private readonly Dictionary<string, Theme> byCode;
    private readonly Dictionary<string, string> byFormerCode;
    private readonly Dictionary<string, LearnedTheme> learned;

    public ThemeSet(IReadOnlyList<Theme> themes)
        : this(themes, []) { }

    private ThemeSet(IReadOnlyList<Theme> themes, Dictionary<string, LearnedTheme> learned)
    {
        All = themes;
        this.learned = learned;
        byCode = themes.ToDictionary(theme => theme.Code, StringComparer.Ordinal);
        byFormerCode = themes
            .SelectMany(theme => theme.FormerCodes.Select(former => (former, theme.Code)))
            .DistinctBy(pair => pair.former)
            .ToDictionary(pair => pair.former, pair => pair.Code, StringComparer.Ordinal);
        var said =
            learned.Count == 0
                ? JsonSerializer.SerializeToUtf8Bytes(themes)
                : JsonSerializer.SerializeToUtf8Bytes((Themes: themes, learned).ToTuple());
        Version = Convert.ToHexStringLower(SHA256.HashData(said))[..12];
    }

    public IReadOnlyList<Theme> All { get; }

    /// <summary>Twelve hex digits that change whenever a theme does: what a tag was made with.</summary>
    public string Version { get; }

    public Theme? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The code that a theme has now: of a former code its new one, of any other that code itself.</summary>
    public string CurrentCode(string code) => byFormerCode.GetValueOrDefault(code, code);

    /// <summary>What a theme learned of corrections, or null.</summary>
    public LearnedTheme? LearnedOf(string code) => learned.GetValueOrDefault(code);

    /// <summary>The same themes with what the office made of them. What is of a theme that is no longer here is passed over.</summary>
    public ThemeSet With(IReadOnlyList<OwnTheme> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var byTheme = own.GroupBy(theme => CurrentCode(theme.Id), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        return new ThemeSet(
            [
                .. All.Select(theme =>
                    theme with
                    {
                        Vocabulary =
                        [
                            .. theme.Vocabulary,
                            .. byTheme.GetValueOrDefault(theme.Code, []).SelectMany(one => one.Taken).Select(taken => taken.Term),
                        ],
                    }
                ),
            ],
            byTheme
                .Where(pair => pair.Value.Exists(one => one.Learned is not null))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(pair => pair.Key, pair => pair.Value.First(one => one.Learned is not null).Learned!, StringComparer.Ordinal)
        );
    }
}
