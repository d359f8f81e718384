using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Versions;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.Contracts.Submissions;

public abstract partial class SubmissionStoreContract
{
    private const string Council = "northtown-council";

    [Fact]
    public async Task OlderVersionsClaims_BecomeClaims_AndGiveBackThePlaceTheyTook()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var named = await AddedAsync(
            store,
            Samples.Submission("Said by somebody.").Tagged("asb") with
            {
                Partner = Council,
                Marks = ["late-night", SubmissionMarks.PartnerToConfirm],
                Standing = Standing.Ratified,
            }
        );
        var keyed = await AddedAsync(
            store,
            Samples.Submission("The council's own.").Tagged("victims") with
            {
                ReceivedAt = named.ReceivedAt.AddHours(1),
                Channel = Channel.Partner,
                Partner = Council,
                Standing = Standing.OfferedAsVersion,
                Replaces = named.Reference,
            }
        );
        var later = await AddedAsync(
            store,
            Samples.Submission("The council's second.").Tagged("victims") with
            {
                ReceivedAt = named.ReceivedAt.AddHours(2),
                Channel = Channel.Partner,
                Partner = Council,
                Standing = Standing.OfferedAsVersion,
                Replaces = named.Reference,
            }
        );
        var confirmed = await AddedAsync(
            store,
            Samples.Submission("Confirmed by staff.") with
            {
                ReceivedAt = named.ReceivedAt.AddHours(3),
                Partner = Council,
                Standing = Standing.Withdrawn,
            }
        );
        var turn = new TurnIntoClaims(new ConsultationCatalogue([Samples.Consultation()]), store, NullLogger<TurnIntoClaims>.Instance);

        var first = await turn.ExecuteAsync(Token);
        var again = await turn.ExecuteAsync(Token);

        Assert.Equal((1, 0), (first, again));
        var claim = await StoredAsync(store, named);
        AssertSame(named with { Partner = null, PartnerClaim = Council, Standing = Standing.Current }, claim);
        AssertSame(keyed with { Standing = Standing.Current, Replaces = null }, await StoredAsync(store, keyed));
        AssertSame(later with { Replaces = keyed.Reference }, await StoredAsync(store, later));
        AssertSame(confirmed, await StoredAsync(store, confirmed));
        var query = new SubmissionQuery { Consultation = SaferPlan };
        Assert.Equal(
            [confirmed.Reference, later.Reference, keyed.Reference],
            (await ListAllAsync(store, query with { Partner = Council })).Select(letter => letter.Reference)
        );
        Assert.Equal(named.Reference, Assert.Single(await ListAllAsync(store, query with { PartnerClaim = Council })).Reference);
        Assert.Equal((1, 1), await CountedAsync(store));
    }

    /// <summary>Points on the themes of what stands, by the tally.</summary>
    private static async Task<(long Asb, long Victims)> CountedAsync(ISubmissionStore store)
    {
        var tally = await store.TallyAsync(SaferPlan, Token);
        return (tally.PointsOn("asb"), tally.PointsOn("victims"));
    }
}
