namespace ConsultationIntake.Themes.Offline;

/// <summary>Turns of English speech that mean the same whatever the theme.</summary>
internal static class ThemeLanguage
{
    /// <summary>What follows one of these closely is said not to be the subject, or not to be there.</summary>
    public static IReadOnlyList<string> Denials { get; } =
    [
        "nothing to do with",
        "not about",
        "isn't about",
        "is not about",
        "no problem with",
        "no problems with",
        "no trouble with",
        "never had any problem with",
        "never had any trouble with",
        "never any",
        "no issue with",
        "no issues with",
        "unrelated to",
        "don't have any problem with",
        "don't have a problem with",
        "no sign of",
        "no evidence of",
        "haven't had any",
        "have not had any",
        "not a case of",
        "not one of",
        "have not suffered",
        "haven't suffered",
        "never suffered",
        "never experienced",
        "never been a",
        "not a matter of",
        "rather than",
        "instead of",
    ];
}
