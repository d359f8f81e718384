using ConsultationIntake.Privacy;

namespace ConsultationIntake.LocalHost.Blobs;

/// <summary>Files that a host was writing when it stopped. Nobody knows whose they are; a day later they go.</summary>
internal sealed class UnfinishedBlobs(FileBlobStore blobs, TimeProvider clock) : IPlaceOfWords
{
    public string Place => "unfinished files";

    public Task SweepAsync(CancellationToken cancellationToken) =>
        Task.Run(() => blobs.DeleteUnfinished(clock.GetUtcNow().AddDays(-1)), cancellationToken);
}
