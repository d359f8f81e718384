using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Contracts.Drafts;

/// <summary>What every <see cref="IDraftStore"/> must do.</summary>
public abstract class DraftStoreContract
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract Task<IDraftStore> BuildDraftStoreAsync();

    [Fact]
    public async Task Find_NeverAdded_IsNull()
    {
        var store = await BuildDraftStoreAsync();

        Assert.Null(await store.FindAsync(SaferPlan, DraftId.New().Key, Token));
    }

    [Fact]
    public async Task Add_Draft_IsFoundAsItWas()
    {
        var store = await BuildDraftStoreAsync();
        var draft = Draft() with
        {
            LastPage = "views",
            Fields = new Dictionary<string, string>
            {
                ["views"] = "Mae'r sŵn yn ddrwg 😀 \u202Eright to left",
                ["email"] = "siân@example.org",
            },
            Files =
            [
                new(
                    "f1",
                    new SubmittedFile
                    {
                        Blob = "form/x",
                        Name = "llythyr.pdf",
                        Length = 12,
                        Kind = "pdf",
                        Scanned = true,
                        Marks = ["attachment-scanned"],
                    },
                    "form/x.text"
                ),
            ],
        };

        var added = await store.AddAsync(draft, Token);

        var found = await store.FindAsync(SaferPlan, draft.Key, Token);
        AssertSame(draft, found!);
        Assert.Equal(added.Version, found!.Version);
        Assert.False(string.IsNullOrEmpty(found.Version));
    }

    [Fact]
    public async Task Find_InAnotherConsultation_IsNull()
    {
        var store = await BuildDraftStoreAsync();
        var draft = await store.AddAsync(Draft(), Token);

        Assert.Null(await store.FindAsync(ConsultationSlug.Parse("safer-plan-2"), draft.Key, Token));
    }

    [Fact]
    public async Task Update_CurrentVersion_IsSavedUnderANewOne()
    {
        var store = await BuildDraftStoreAsync();
        var draft = await store.AddAsync(Draft(), Token);
        var sent = draft with
        {
            IsSealed = true,
            Sent = new SentResponse(SubmissionReference.New(), Samples.Noon, IsLate: true, IsCopyOffered: true),
            EqualityAnswered = true,
        };

        var updated = await store.UpdateAsync(sent, Token);

        Assert.NotEqual(draft.Version, updated!.Version);
        var found = await store.FindAsync(SaferPlan, draft.Key, Token);
        AssertSame(sent, found!);
        Assert.Equal(updated.Version, found!.Version);
    }

    [Fact]
    public async Task Update_LongAnswers_AreKeptWhole()
    {
        var store = await BuildDraftStoreAsync();
        var draft = await store.AddAsync(Draft(), Token);
        var random = new Random(7);
        var answers = Enumerable
            .Range(0, 5)
            .ToDictionary(i => $"q{i}", _ => string.Concat(Enumerable.Range(0, 100_000).Select(_ => (char)random.Next(0x20, 0x7F))));

        await store.UpdateAsync(draft with { Fields = answers }, Token);

        Assert.Equal(answers, (await store.FindAsync(SaferPlan, draft.Key, Token))!.Fields);
    }

    [Fact]
    public async Task Update_StaleVersion_IsNullAndChangesNothing()
    {
        var store = await BuildDraftStoreAsync();
        var draft = await store.AddAsync(Draft(), Token);
        var first = await store.UpdateAsync(draft with { LastPage = "views" }, Token);

        var stale = await store.UpdateAsync(draft with { LastPage = "else" }, Token);

        Assert.Null(stale);
        AssertSame(first!, (await store.FindAsync(SaferPlan, draft.Key, Token))!);
    }

    [Fact]
    public async Task Update_TwentyAtOnceOfOneVersion_SavesExactlyOne()
    {
        var store = await BuildDraftStoreAsync();
        var draft = await store.AddAsync(Draft(), Token);

        var updates = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => store.UpdateAsync(draft with { LastPage = $"page-{i}" }, Token)))
        );

        var winner = Assert.Single(updates, update => update is not null);
        AssertSame(winner!, (await store.FindAsync(SaferPlan, draft.Key, Token))!);
    }

    [Fact]
    public async Task Update_Deleted_IsNull()
    {
        var store = await BuildDraftStoreAsync();
        var draft = await store.AddAsync(Draft(), Token);
        await store.DeleteAsync(SaferPlan, draft.Key, Token);

        Assert.Null(await store.UpdateAsync(draft with { LastPage = "views" }, Token));
        Assert.Null(await store.FindAsync(SaferPlan, draft.Key, Token));
    }

    [Fact]
    public async Task Delete_NotThere_DoesNothing()
    {
        var store = await BuildDraftStoreAsync();

        await store.DeleteAsync(SaferPlan, DraftId.New().Key, Token);
    }

    [Fact]
    public async Task ListExpired_SomeExpired_GivesThoseAndNoMoreThanAsked()
    {
        var store = await BuildDraftStoreAsync();
        var before = await store.AddAsync(Draft() with { ExpiresAt = Samples.Noon.AddTicks(-1) }, Token);
        var at = await store.AddAsync(Draft() with { ExpiresAt = Samples.Noon }, Token);
        await store.AddAsync(Draft() with { ExpiresAt = Samples.Noon.AddSeconds(1) }, Token);
        await store.AddAsync(
            Draft() with
            {
                ExpiresAt = Samples.Noon.AddDays(-1),
                Consultation = ConsultationSlug.Parse("safer-plan-2"),
            },
            Token
        );

        var expired = await store.ListExpiredAsync(SaferPlan, Samples.Noon, 10, Token);

        Assert.Equal(new[] { before.Key, at.Key }.Order(), expired.Select(draft => draft.Key).Order());
        Assert.Single(await store.ListExpiredAsync(SaferPlan, Samples.Noon, 1, Token));
    }

    [Fact]
    public async Task ListExpired_WorkedOnSince_IsNotAmongThem()
    {
        var store = await BuildDraftStoreAsync();
        var draft = await store.AddAsync(Draft() with { ExpiresAt = Samples.Noon }, Token);

        await store.UpdateAsync(draft with { ExpiresAt = Samples.Noon.AddDays(30) }, Token);

        Assert.Empty(await store.ListExpiredAsync(SaferPlan, Samples.Noon, 10, Token));
    }

    private static Draft Draft() =>
        new()
        {
            Key = DraftId.New().Key,
            Consultation = SaferPlan,
            Language = "cy",
            StartedAt = Samples.Noon,
            ExpiresAt = Samples.Noon.AddDays(30),
        };

    /// <summary>Records compare their lists by reference, so two drafts are compared as what they say.</summary>
    private static void AssertSame(Draft expected, Draft actual)
    {
        Assert.Equal(JsonSerializer.Serialize(expected with { Version = null }), JsonSerializer.Serialize(actual with { Version = null }));
        Assert.Equal(expected.Consultation, actual.Consultation);
    }
}
