using ConsultationIntake.Reading;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>What the machine reads in a part of a point that staff split, by the part's own words.</summary>
/// <param name="Span">The part, in the submission's text.</param>
/// <param name="Tags">Its themes, with their words in the submission's text.</param>
public sealed record PartReading(TextSpan Span, IReadOnlyList<ThemeTag> Tags);
