using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Submissions.Files;

/// <summary>
/// Files that came with forms and scans of paper, with what was read in them. They go with their response; and one that a host kept and
/// stopped before a draft or a response named it goes when it is a day old.
/// </summary>
public sealed class ForgetFiles(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IDraftStore drafts,
    IBlobStore blobs,
    TimeProvider clock
) : IPlaceOfWords
{
    /// <summary>As many days are looked back at as a host may stand still over some holidays.</summary>
    internal const int DaysLookedBack = 14;

    private static readonly Channel[] WithFiles = [Channel.Form, Channel.Paper, Channel.Meeting];

    public string Place => "files";

    public async Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        foreach (var file in erasure.Response.Files)
        {
            await blobs.DeleteAsync(file.Blob, cancellationToken);
            await blobs.DeleteAsync(TextOf(file.Blob), cancellationToken);
        }
    }

    /// <summary>It costs what was kept in the last days, whatever is stored.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var consultation in catalogue.All)
        {
            for (var day = 1; day <= DaysLookedBack; day++)
            {
                var names = blobs.ListPutBeforeAsync(
                    FileNames.OfDay(consultation.Slug, now.AddDays(-day)),
                    now.AddDays(-1),
                    cancellationToken
                );
                await foreach (var name in names)
                {
                    if (!await IsNamedAsync(consultation.Slug, name, cancellationToken))
                        await blobs.DeleteAsync(name, cancellationToken);
                }
            }
        }
    }

    private async Task<bool> IsNamedAsync(ConsultationSlug consultation, string name, CancellationToken cancellationToken)
    {
        if (FileNames.ResponseIn(name) is not { } key)
            return true;
        bool IsOf(string blob) => name == blob || name == TextOf(blob);
        // Sealed, it is being handed in, or was.
        if (
            DraftCommand.DraftIn(key) is { } draftKey
            && await drafts.FindAsync(consultation, draftKey, cancellationToken) is { } draft
            && (draft.IsSealed || draft.Files.Any(file => IsOf(file.File.Blob)))
        )
            return true;
        // Taken over from an archive, it may be another consultation's now.
        foreach (var other in catalogue.All.Select(one => one.Slug))
        {
            foreach (var channel in WithFiles)
            {
                if (
                    await store.FindByKeyAsync(other, channel, key, cancellationToken) is { } reference
                    && await store.FindAsync(other, reference, cancellationToken) is { } response
                    && response.Files.Any(file => IsOf(file.Blob))
                )
                    return true;
            }
        }

        return false;
    }

    private static string TextOf(string blob) => $"{blob}.text";
}
