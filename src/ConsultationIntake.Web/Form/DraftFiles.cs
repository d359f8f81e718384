using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Files;
using ConsultationIntake.Web.Text;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>Files added to a draft and taken off it again.</summary>
public sealed class DraftFiles(KeepDraft keep, KeepFile keepFile, IBlobStore blobs)
{
    /// <summary>
    /// The draft with every file that could be added; <paramref name="errors"/> says of each other one why not. Null where the draft is
    /// gone.
    /// </summary>
    internal async Task<Draft?> AddAsync(
        FormView view,
        Draft draft,
        IFormFileCollection files,
        List<string> errors,
        CancellationToken cancellationToken
    )
    {
        var words = view.Words.Files;
        var added = new List<DraftFile>();
        foreach (var file in files.Where(file => file.Length > 0 || file.FileName.Length > 0))
        {
            var all = draft.Files.Concat(added).ToList();
            if (all.Count >= Uploads.MaxFiles)
                errors.Add(Words.Fill(words.TooMany, NameOf(file)));
            else if (all.Sum(it => it.File.Length) + file.Length > Uploads.MaxBytesTogether)
                errors.Add(Words.Fill(words.TooLarge, NameOf(file)));
            else if (await KeepAsync(view, draft, file, all, errors, cancellationToken) is { } kept)
                added.Add(kept);
        }

        return added.Count == 0
            ? draft
            : await keep.ChangeAsync(
                view.Consultation!,
                draft,
                it => it.IsSealed ? it : it with { Files = [.. it.Files, .. added], LastPage = Journey.Files },
                cancellationToken
            );
    }

    internal async Task<Draft?> RemoveAsync(Consultation consultation, Draft draft, string id, CancellationToken cancellationToken)
    {
        var removed = draft.Files.FirstOrDefault(file => file.Id == id);
        if (removed is null)
            return draft;
        var changed = await keep.ChangeAsync(
            consultation,
            draft,
            it => it.IsSealed || it.Files.All(file => file.Id != id) ? it : it with { Files = [.. it.Files.Where(file => file.Id != id)] },
            cancellationToken
        );
        if (changed is { IsSealed: false })
        {
            await blobs.DeleteAsync(removed.File.Blob, cancellationToken);
            if (removed.TextBlob is not null)
                await blobs.DeleteAsync(removed.TextBlob, cancellationToken);
        }

        return changed;
    }

    private async Task<DraftFile?> KeepAsync(
        FormView view,
        Draft draft,
        IFormFile file,
        IReadOnlyList<DraftFile> added,
        List<string> errors,
        CancellationToken cancellationToken
    )
    {
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(content, cancellationToken);
        var words = view.Words.Files;
        var hash = KeepFile.HashOf(content);
        if (added.Any(one => one.Hash == hash))
        {
            errors.Add(Words.Fill(words.Again, NameOf(file)));
            return null;
        }

        switch (await keepFile.ExecuteAsync(view.Consultation!.Slug, DraftCommand.KeyOf(draft), file.FileName, content, cancellationToken))
        {
            case KeepFileOutcome.Kept kept:
                return kept.File;
            case KeepFileOutcome.Empty:
                errors.Add(Words.Fill(words.Empty, NameOf(file)));
                return null;
            case KeepFileOutcome.Infected:
                errors.Add(Words.Fill(words.Virus, NameOf(file)));
                return null;
            default:
                errors.Add(Words.Fill(words.WrongKind, NameOf(file)));
                return null;
        }
    }

    private static string NameOf(IFormFile file) => SubmittedFile.SafeName(file.FileName);
}
