using ConsultationIntake.Points.Splitting;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Points;

/// <summary>Splits what a respondent said into points: what one officer would answer once. Pure, and linear in the text's length.</summary>
public static class PointSplitter
{
    /// <summary>
    /// The points of every answer, email body and attachment, in reading order. Spans are trimmed of white space and never overlap.
    /// A text that holds no point yields none.
    /// </summary>
    /// <param name="text">The submission's text. Its parts are read in the order given.</param>
    /// <param name="plan">The draft plan, to tell its words from the respondent's; or null.</param>
    public static IReadOnlyList<PointSource> Split(SubmissionText text, PlanText? plan)
    {
        ArgumentNullException.ThrowIfNull(text);
        var points = new List<PointSource>();
        foreach (var part in text.Parts)
        {
            if (part.Kind is PartKind.Answer or PartKind.EmailBody or PartKind.Attachment)
                points.AddRange(new PartReading(text.Value, part, plan).Points());
        }

        return points;
    }
}
