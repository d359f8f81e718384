using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Privacy;

namespace ConsultationIntake.Archives;

/// <summary>Archives are kept while they are taken in. What a host that stopped left of one goes when it is a day old.</summary>
internal sealed class ForgetArchives(IBlobStore blobs, TimeProvider clock) : IPlaceOfWords
{
    private const string Folder = "archives/";

    public string Place => "archives";

    internal static string NameOf(ConsultationSlug consultation, DateTimeOffset at) =>
        $"{Folder}{consultation}/{Guid.CreateVersion7(at):N}";

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await foreach (var name in blobs.ListPutBeforeAsync(Folder, clock.GetUtcNow().AddDays(-1), cancellationToken))
            await blobs.DeleteAsync(name, cancellationToken);
    }
}
