using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Submissions.Files;

/// <summary>Keeps a file that somebody adds to a form, as it came, with what can be read in it beside it.</summary>
public sealed class KeepFile(IBlobStore blobs, IVirusScan scan, IDocumentReader reader, ReadingLimits limits, TimeProvider clock)
{
    /// <param name="consultation">Whose form it is.</param>
    /// <param name="response">
    /// The idempotency key that the response has, or will have when it is sent: by it <see cref="ForgetFiles"/> sees whether the response
    /// ever named the file.
    /// </param>
    /// <param name="name">As its sender called it; anything may be in it.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<KeepFileOutcome> ExecuteAsync(
        ConsultationSlug consultation,
        string response,
        string? name,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        if (content.IsEmpty)
            return new KeepFileOutcome.Empty();
        if (FileKind.Of(content) is not { } kind)
            return new KeepFileOutcome.WrongKind();
        var scanned = await scan.ScanAsync(content, cancellationToken);
        if (scanned == ScanResult.Infected)
            return new KeepFileOutcome.Infected();

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var blob = FileNames.Of(consultation, clock.GetUtcNow(), response, id);
        var safeName = SubmittedFile.SafeName(name);
        await PutAsync(blob, content, cancellationToken);
        var text = await ReadAsync(safeName, kind, content, cancellationToken);
        if (text.Value.Length > 0)
            await PutAsync($"{blob}.text", Encoding.UTF8.GetBytes(text.Value), cancellationToken);
        return new KeepFileOutcome.Kept(
            new DraftFile(
                id,
                new SubmittedFile
                {
                    Blob = blob,
                    Name = safeName,
                    Length = content.Length,
                    Kind = kind,
                    Scanned = scanned == ScanResult.Clean,
                    Marks = [.. text.Marks.Select(mark => mark.Code())],
                },
                text.Value.Length > 0 ? $"{blob}.text" : null,
                HashOf(content)
            )
        );
    }

    /// <summary>What tells whether a file is there already, see <see cref="DraftFile.Hash"/>.</summary>
    public static string HashOf(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));

    /// <summary>The reader goes by the name where the content leaves it open, so it is given one that agrees with the content.</summary>
    private Task<ExtractedText> ReadAsync(string name, string kind, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            new ReceivedFile(Path.ChangeExtension(name, kind), "application/octet-stream", content),
            new ReadingBudget(limits, clock),
            cancellationToken
        );

    private async Task PutAsync(string blob, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var stream = MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
        await blobs.PutAsync(blob, stream, cancellationToken);
    }
}
