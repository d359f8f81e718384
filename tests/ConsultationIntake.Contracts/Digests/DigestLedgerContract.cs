using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Digests;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Contracts.Digests;

/// <summary>What every <see cref="IDigestLedger"/> must do.</summary>
public abstract class DigestLedgerContract
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty ledger.</summary>
    protected abstract Task<IDigestLedger> BuildDigestLedgerAsync();

    [Fact]
    public async Task List_EmptyLedger_IsEmpty()
    {
        var ledger = await BuildDigestLedgerAsync();

        Assert.Empty(await ledger.ListAsync(SaferPlan, Token));
    }

    [Fact]
    public async Task Claim_NewEntry_IsListedAsItWas()
    {
        var ledger = await BuildDigestLedgerAsync();
        var entry = Entry("weekly-2026-11-09") with
        {
            Figures = Tally.Of(Samples.Submission().Tagged("asb", "victims")),
            Deliveries =
            [
                new() { Email = "siân@example.org", State = DeliveryState.Sent },
                new()
                {
                    Email = "nobody@example.org",
                    State = DeliveryState.Refused,
                    Reason = "Mae'r cyfeiriad yn anghywir 😀.",
                },
            ],
        };

        var claimed = await ledger.TryClaimAsync(entry, Token);

        Assert.True(claimed);
        var listed = Assert.Single(await ledger.ListAsync(SaferPlan, Token));
        AssertSame(entry, listed);
        Assert.False(string.IsNullOrEmpty(listed.Version));
    }

    [Fact]
    public async Task Claim_SameIdAgain_IsFalseAndChangesNothing()
    {
        var ledger = await BuildDigestLedgerAsync();
        var first = Entry("closing");
        await ledger.TryClaimAsync(first, Token);

        var again = await ledger.TryClaimAsync(first with { ClaimedAt = Samples.Noon.AddHours(1), Deliveries = [] }, Token);

        Assert.False(again);
        AssertSame(first, Assert.Single(await ledger.ListAsync(SaferPlan, Token)));
    }

    [Fact]
    public async Task Claim_TwentyAtOnce_ExactlyOneGetsIt()
    {
        var ledger = await BuildDigestLedgerAsync();

        var claims = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => Task.Run(() => ledger.TryClaimAsync(Entry("closing") with { ClaimedAt = Samples.Noon.AddSeconds(i) }, Token)))
        );

        Assert.Single(claims, true);
        Assert.Equal(
            Samples.Noon.AddSeconds(Array.IndexOf(claims, true)),
            Assert.Single(await ledger.ListAsync(SaferPlan, Token)).ClaimedAt
        );
    }

    [Fact]
    public async Task Claim_SameIdInAnotherConsultation_IsAnotherDigest()
    {
        var ledger = await BuildDigestLedgerAsync();
        var other = ConsultationSlug.Parse("safer-plan-2");
        await ledger.TryClaimAsync(Entry("closing"), Token);

        Assert.True(await ledger.TryClaimAsync(Entry("closing") with { Consultation = other }, Token));
        Assert.Single(await ledger.ListAsync(SaferPlan, Token));
        Assert.Single(await ledger.ListAsync(other, Token));
    }

    [Fact]
    public async Task List_Several_OldestDueFirst()
    {
        var ledger = await BuildDigestLedgerAsync();
        foreach (var day in new[] { 3, 1, 2, 10 })
            await ledger.TryClaimAsync(Entry($"z{20 - day}") with { DueAt = Samples.Noon.AddDays(day) }, Token);

        var listed = await ledger.ListAsync(SaferPlan, Token);

        Assert.Equal(new[] { 1, 2, 3, 10 }.Select(day => Samples.Noon.AddDays(day)), listed.Select(entry => entry.DueAt));
    }

    [Fact]
    public async Task Update_CurrentVersion_IsSavedUnderANewOne()
    {
        var ledger = await BuildDigestLedgerAsync();
        var entry = await ClaimedAsync(ledger);
        var sent = entry with
        {
            ClaimedAt = Samples.Noon.AddMinutes(20),
            FiguresAt = Samples.Noon.AddMinutes(21),
            Figures = Tally.Of(Samples.Submission()),
            Deliveries =
            [
                .. Enumerable
                    .Range(0, 500)
                    .Select(i => new DigestDelivery { Email = $"recipient-{i * 7919}@example.org", State = DeliveryState.Sent }),
            ],
        };

        var updated = await ledger.UpdateAsync(sent, Token);

        Assert.NotNull(updated);
        Assert.NotEqual(entry.Version, updated.Version);
        AssertSame(sent, updated);
        var listed = Assert.Single(await ledger.ListAsync(SaferPlan, Token));
        AssertSame(sent, listed);
        Assert.Equal(updated.Version, listed.Version);
    }

    [Fact]
    public async Task Update_WithTheVersionItReturned_GoesOn()
    {
        var ledger = await BuildDigestLedgerAsync();
        var entry = await ClaimedAsync(ledger);

        var sending = await ledger.UpdateAsync(
            entry with
            {
                Deliveries = [entry.Deliveries[0] with { State = DeliveryState.Sending }],
            },
            Token
        );
        var sent = await ledger.UpdateAsync(
            sending! with
            {
                Deliveries = [entry.Deliveries[0] with { State = DeliveryState.Sent }],
            },
            Token
        );

        Assert.True(sent!.IsComplete);
    }

    [Fact]
    public async Task Update_StaleVersion_IsNullAndChangesNothing()
    {
        var ledger = await BuildDigestLedgerAsync();
        var entry = await ClaimedAsync(ledger);
        var first = await ledger.UpdateAsync(entry with { ClaimedAt = Samples.Noon.AddMinutes(1) }, Token);

        var stale = await ledger.UpdateAsync(entry with { ClaimedAt = Samples.Noon.AddMinutes(2) }, Token);

        Assert.Null(stale);
        AssertSame(first!, Assert.Single(await ledger.ListAsync(SaferPlan, Token)));
    }

    [Fact]
    public async Task Update_TwentyAtOnceOfOneVersion_SavesExactlyOne()
    {
        var ledger = await BuildDigestLedgerAsync();
        var entry = await ClaimedAsync(ledger);

        var updates = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => Task.Run(() => ledger.UpdateAsync(entry with { ClaimedAt = Samples.Noon.AddSeconds(i) }, Token)))
        );

        var winner = Assert.Single(updates, update => update is not null);
        AssertSame(winner!, Assert.Single(await ledger.ListAsync(SaferPlan, Token)));
    }

    [Fact]
    public async Task Update_NeverClaimed_IsNull()
    {
        var ledger = await BuildDigestLedgerAsync();
        var entry = await ClaimedAsync(ledger);

        Assert.Null(await ledger.UpdateAsync(entry with { Id = "another" }, Token));
        Assert.Single(await ledger.ListAsync(SaferPlan, Token));
    }

    private static async Task<DigestEntry> ClaimedAsync(IDigestLedger ledger)
    {
        await ledger.TryClaimAsync(Entry("closing"), Token);
        return Assert.Single(await ledger.ListAsync(SaferPlan, Token));
    }

    private static DigestEntry Entry(string id) =>
        new()
        {
            Consultation = SaferPlan,
            Id = id,
            DueAt = Samples.Noon,
            ClaimedAt = Samples.Noon.AddSeconds(5).AddTicks(1),
            FiguresAt = Samples.Noon.AddSeconds(6),
            Figures = Tally.Empty,
            Deliveries = [new() { Email = "digest@example.org", State = DeliveryState.Pending }],
        };

    /// <summary>Records compare their lists by reference, so two entries are compared as what they say.</summary>
    private static void AssertSame(DigestEntry expected, DigestEntry actual)
    {
        Assert.Equal(JsonSerializer.Serialize(expected with { Version = null }), JsonSerializer.Serialize(actual with { Version = null }));
        Assert.Equal(expected.Consultation, actual.Consultation);
    }
}
