using System.ComponentModel;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Themes;

/// <summary>A subject the office sorts points by. Its owner may change every word of it.</summary>
public sealed record Theme
{
    /// <summary>A short name, in the form of a slug, that stays when the title changes: for instance <c>asb</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Codes it had before. What staff corrected under one of them counts for it.</summary>
    [Description("The codes this theme had before, when you change its code: what staff corrected under them then counts for the new one.")]
    public IReadOnlyList<string> FormerCodes { get; init; } = [];
    public required LocalisedText Title { get; init; }
    public LocalisedText? Description { get; init; }
    public IReadOnlyList<VocabularyTerm> Vocabulary { get; init; } = [];
}
