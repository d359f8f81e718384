using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Privacy;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions.Drafts;

/// <summary>Deletes drafts that nobody came back to, and the files they held.</summary>
public sealed partial class ForgetDrafts(
    ConsultationCatalogue catalogue,
    IDraftStore store,
    IBlobStore blobs,
    TimeProvider clock,
    ILogger<ForgetDrafts> logger
) : IPlaceOfWords
{
    private const int AtOnce = 200;

    public string Place => "drafts";

    public Task SweepAsync(CancellationToken cancellationToken) => ExecuteAsync(cancellationToken);

    /// <summary>The number of drafts deleted.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var consultation in catalogue.All)
        {
            while (await store.ListExpiredAsync(consultation.Slug, clock.GetUtcNow(), AtOnce, cancellationToken) is { Count: > 0 } expired)
            {
                foreach (var draft in expired)
                    await ForgetAsync(draft, cancellationToken);
                deleted += expired.Count;
            }
        }

        if (deleted > 0)
            Log.DraftsForgotten(logger, deleted);
        return deleted;
    }

    private async Task ForgetAsync(Draft draft, CancellationToken cancellationToken)
    {
        // The files go first: while the draft is there, somebody knows of them. One that was handed in keeps its files,
        // and its draft has none.
        if (!draft.IsSealed)
        {
            foreach (var blob in draft.Files.SelectMany(file => new[] { file.File.Blob, file.TextBlob }).OfType<string>())
                await blobs.DeleteAsync(blob, cancellationToken);
        }

        await store.DeleteAsync(draft.Consultation, draft.Key, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Forgot {Drafts} drafts")]
        internal static partial void DraftsForgotten(ILogger logger, int drafts);
    }
}
