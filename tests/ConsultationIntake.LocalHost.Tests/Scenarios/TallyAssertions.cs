using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

internal static class TallyAssertions
{
    /// <summary>That the tally kept is the sum of what every stored submission contributes.</summary>
    internal static async Task AssertTallyIsExactAsync(this LocalHostUnderTest host)
    {
        var (store, slug, token) = (
            host.Get<ISubmissionStore>(),
            ConsultationSlug.Parse(LocalHostUnderTest.Slug),
            TestContext.Current.CancellationToken
        );
        var listed = await store.ListAsync(new SubmissionQuery { Consultation = slug, Take = 200 }, token);
        var sum = Tally.Empty;
        foreach (var item in listed.Items)
            sum += Tally.Of((await store.FindAsync(slug, item.Reference, token))!);

        Assert.Equal(sum.Counts, (await store.TallyAsync(slug, token)).Counts);
    }
}
