using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Demonstrations;

/// <summary>Whether what is kept of a consultation was taken in while it was a demonstration.</summary>
public sealed record DemonstrationMark : OfficeRecord
{
    /// <summary>There is one for a consultation.</summary>
    public const string Only = "demonstration";

    public required bool IsDemonstration { get; init; }
}

/// <summary>
/// Keeps invented responses out of a consultation that people answer, and people's out of a demonstration. Which it is says
/// <see cref="Consultation.IsDemonstration"/>; what the first start found is remembered, so that changing the file later mixes nothing.
/// </summary>
public sealed class KeepDemonstrationsApart(ConsultationCatalogue catalogue, ISubmissionStore store, IOfficeRecords records)
{
    /// <param name="fills">Whether the host is about to put invented responses in.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Why the host must not start, for whoever starts it; or null.</returns>
    public async Task<string?> ExecuteAsync(bool fills, CancellationToken cancellationToken)
    {
        foreach (var consultation in catalogue.All)
        {
            var mark = await records.FindAsync<DemonstrationMark>(consultation.Slug, DemonstrationMark.Only, cancellationToken);
            var isEmpty = (await store.TallyAsync(consultation.Slug, cancellationToken)).Received == 0;
            if (Problem(consultation, mark?.IsDemonstration, isEmpty, fills) is { } problem)
                return problem;
            if (isEmpty && mark?.IsDemonstration != consultation.IsDemonstration)
                await records.SaveAsync(
                    consultation.Slug,
                    new DemonstrationMark
                    {
                        Id = DemonstrationMark.Only,
                        Version = mark?.Version,
                        IsDemonstration = consultation.IsDemonstration,
                    },
                    entry: null,
                    cancellationToken
                );
        }

        return null;
    }

    /// <param name="consultation">What its file says.</param>
    /// <param name="heldDemonstration">What was remembered; null where what is kept is older than that: its file is then believed.</param>
    /// <param name="isEmpty">Whether nothing came in yet.</param>
    /// <param name="fills">Whether invented responses are about to be put in.</param>
    private static string? Problem(Consultation consultation, bool? heldDemonstration, bool isEmpty, bool fills) =>
        (consultation.IsDemonstration, fills, isEmpty, heldDemonstration) switch
        {
            (false, true, _, _) =>
                $"{consultation.Slug} is not a demonstration, and a demonstration would put invented responses into it and move its dates. "
                    + "Start without one (./run --empty), or name a folder of consultations that have \"demonstration\": true.",
            (false, _, false, true) =>
                $"The responses kept of {consultation.Slug} are a demonstration's, and its consultation.json no longer says that it "
                    + "is one. Keep people's responses elsewhere (LocalHost:Data, ./run --data; on Azure another storage account), or "
                    + "write \"demonstration\": true again.",
            (true, _, false, false) =>
                $"The responses kept of {consultation.Slug} are not a demonstration's, and its consultation.json says that it is one. "
                    + "Start the demonstration on a store of its own (LocalHost:Data, ./run --data; on Azure another storage account), or "
                    + "take \"demonstration\" out.",
            _ => null,
        };
}
