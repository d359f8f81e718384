using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.Versions;

/// <summary>The letters of a partner that stand as its word.</summary>
internal static class StandingLetters
{
    private const int Most = 200;

    /// <summary>Newest first, without <paramref name="except"/>.</summary>
    public static async Task<IReadOnlyList<SubmissionSummary>> OfAsync(
        ISubmissionStore submissions,
        ConsultationSlug consultation,
        string partner,
        SubmissionReference except,
        CancellationToken cancellationToken
    )
    {
        var page = await submissions.ListAsync(
            new SubmissionQuery
            {
                Consultation = consultation,
                Partner = partner,
                Take = Most,
            },
            cancellationToken
        );
        return
        [
            .. page.Items.Where(letter =>
                letter.Reference != except && letter.Standing is (Standing.Current or Standing.Provisional or Standing.Ratified)
            ),
        ];
    }
}
