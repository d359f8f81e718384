using ConsultationIntake.Consultations;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions;

/// <summary>Records what a member of staff says of one theme on one point. The machine's own tag stays beside it.</summary>
public sealed partial class CorrectTag(ConsultationCatalogue catalogue, ISubmissionStore store, TimeProvider clock, ILogger<CorrectTag> logger)
{
    public async Task<CorrectTagOutcome> ExecuteAsync(CorrectTagCommand command, CancellationToken cancellationToken)
    {
        if (catalogue.Find(command.Consultation)?.Themes.Find(command.Theme) is null)
            return CorrectTagOutcome.NotFound;
        while (await store.FindAsync(command.Consultation, command.Reference, cancellationToken) is { } submission)
        {
            if (submission.Points.FirstOrDefault(point => point.Number == command.Point) is not { } point)
                return CorrectTagOutcome.NotFound;
            var correction = new TagCorrection
            {
                PointText = point.Span.Of(submission.Text.Value),
                Theme = command.Theme,
                Applies = command.Applies,
                By = command.By,
                At = clock.GetUtcNow(),
            };
            if (!await store.UpdateAsync(submission with { Corrections = [.. submission.Corrections, correction] }, cancellationToken))
                continue;
            Log.TagCorrected(logger, command.Consultation.ToString(), command.Reference.ToString(), command.Point, command.Theme, command.Applies);
            return CorrectTagOutcome.Recorded;
        }

        return CorrectTagOutcome.NotFound;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Corrected {Consultation} {Reference} point {Point}: {Theme} applies: {Applies}")]
        internal static partial void TagCorrected(ILogger logger, string consultation, string reference, int point, string theme, bool applies);
    }
}
