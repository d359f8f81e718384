using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Work;

namespace ConsultationIntake.Contracts.Submissions;

/// <param name="Store">Empty.</param>
/// <param name="Register">Of the points in that store.</param>
public sealed record RegisterUnderTest(ISubmissionStore Store, IPointRegister Register);

/// <summary>What every <see cref="IPointRegister"/> must do, with the <see cref="ISubmissionStore"/> that keeps it.</summary>
public abstract partial class PointRegisterContract
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");
    private static readonly PointQuery All = new() { Consultation = SaferPlan };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<RegisterUnderTest> BuildRegisterAsync();

    [Fact]
    public async Task List_OfNothing_IsEmpty()
    {
        var (_, register) = await BuildRegisterAsync();

        Assert.Empty((await register.ListAsync(All, Token)).Points);
        Assert.Equal(0, await register.CountAsync(All, Token));
        Assert.Empty(
            (
                await register.LikeAsync(
                    SaferPlan,
                    ["noise"],
                    [
                        ["din"],
                    ],
                    10,
                    Token
                )
            ).Rows
        );
    }

    [Fact]
    public async Task List_AfterTheEndOfNoPage_IsRefused()
    {
        var (_, register) = await BuildRegisterAsync();

        await Assert.ThrowsAsync<FormatException>(() => register.ListAsync(All with { After = "the last one" }, Token));
    }

    [Fact]
    public async Task List_OfSeveralSubmissions_IsInTheOrderReceivedAndRead()
    {
        var (store, register) = await BuildRegisterAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i => AddAsync(store, Letter($"First {i}.", $"Second {i}.") with { ReceivedAt = Samples.Noon.AddMinutes(-i) }))
        );

        var texts = await TextsAsync(register, All with { Take = 5 });
        var first = await register.ListAsync(All with { Take = 5, IsCounted = true, Words = "second" }, Token);
        var next = await register.ListAsync(All with { Take = 5, IsCounted = true, Words = "second", After = first.Next }, Token);

        Assert.Equal(Enumerable.Range(0, 12).Reverse().SelectMany(i => new[] { $"First {i}.", $"Second {i}." }), texts);
        Assert.Equal(24, await register.CountAsync(All, Token));
        Assert.Equal((12L, 12L), (first.Count, next.Count));
        Assert.Null((await register.ListAsync(All, Token)).Count);
    }

    [Fact]
    public async Task CountEach_SaysOfEachQueryWhatCountSays()
    {
        var (store, register) = await BuildRegisterAsync();
        foreach (var i in Enumerable.Range(0, 3))
            await AddAsync(store, Letter($"First {i}.", "Second lamp.") with { ReceivedAt = Samples.Noon.AddMinutes(i) });
        PointQuery[] queries =
        [
            All,
            All with
            {
                Words = "lamp",
            },
            All with
            {
                Words = "tram",
            },
            All with
            {
                From = Samples.Noon.AddMinutes(2),
            },
        ];

        var counts = await register.CountEachAsync(queries, Token);

        Assert.Equal([6, 3, 0, 2], counts);
        Assert.Empty(await register.CountEachAsync([], Token));
    }

    [Fact]
    public async Task List_ReceivedInTheSameSecond_KeepsEachSubmissionTogether()
    {
        var (store, register) = await BuildRegisterAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => AddAsync(store, Letter($"First {i}.", $"Second {i}."))));

        var texts = await TextsAsync(register, All with { Take = 7 });

        Assert.Equal(80, texts.Distinct().Count());
        Assert.All(texts.Chunk(2), pair => Assert.Equal(pair[0].Replace("First", "Second", StringComparison.Ordinal), pair[1]));
    }

    [Fact]
    public async Task List_OnePoint_ShowsWhatItsLetterSaysOfIt()
    {
        var (store, register) = await BuildRegisterAsync();
        var submission = await AddAsync(
            store,
            Letter("I am against this.") with
            {
                Channel = Channel.Partner,
                Partner = "northtown-council",
                IsLate = true,
                Facts = new Dictionary<string, string> { ["area"] = "NT1", ["victim"] = "yes" },
            }
        );

        var row = Assert.Single((await register.ListAsync(All, Token)).Points);

        Assert.Equal(new PointId(submission.Reference, 1), row.Id);
        Assert.Equal(("I am against this.", "northtown-council", Channel.Partner, true), (row.Text, row.Partner, row.Channel, row.IsLate));
        Assert.Equal((DecisionState.Undecided, 0, "views"), (row.Decision, row.Revision, row.Part));
        Assert.Equal("NT1", row.Facts["area"]);
    }

    [Fact]
    public async Task List_OfTwoConsultations_KeepsThemApart()
    {
        var (store, register) = await BuildRegisterAsync();
        await AddAsync(store, Letter("Here."));
        await AddAsync(store, Letter("There.") with { Consultation = ConsultationSlug.Parse("other-plan") });

        Assert.Equal(["Here."], await TextsAsync(register, All));
    }

    [Fact]
    public async Task Like_PutsWhatSharesMostFirstAndLeavesRepeatsOut()
    {
        var (store, register) = await BuildRegisterAsync();
        await AddAsync(store, Letter("The buses stop early."));
        await AddAsync(store, Letter("The bus shelter on Castle Road is dark."));
        await AddAsync(store, Letter("Mend the smashed shelter on Castle Road."));
        await AddAsync(store, Letter("Mend the smashed shelter on Castle Road, please.") with { Campaign = "CAMPAIGN" });

        var like = await register.LikeAsync(SaferPlan, SearchWords.Of("Somebody smashed the shelter on Castle Road"), [], 10, Token);

        Assert.Equal(
            ["Mend the smashed shelter on Castle Road.", "The bus shelter on Castle Road is dark."],
            like.Rows.Take(2).Select(row => row.Text)
        );
        Assert.DoesNotContain(like.Rows, row => row.IsRepeat);
        Assert.Single((await register.LikeAsync(SaferPlan, SearchWords.Of("smashed shelter"), [], 1, Token)).Rows);
        Assert.Equal(2.0 / 3, like.Shares["shelter"], 3);
        Assert.Equal(1.0 / 3, like.Shares[SearchWords.Of("smashed")[0]], 3);
        Assert.True(like.WeightOf(SearchWords.Of("smashed")[0]) > like.WeightOf("shelter"));
    }

    [Fact]
    public async Task Like_ByWordsThatMeanNearlyTheSame_ComesInBehindWhatHasTheWordItself()
    {
        var (store, register) = await BuildRegisterAsync();
        await AddAsync(store, Letter("The buses stop early."));
        await AddAsync(store, Letter("Youngsters on mopeds."));
        await AddAsync(store, Letter("The scooters again."));
        await AddAsync(store, Letter("Lorries at night."));

        var like = await register.LikeAsync(
            SaferPlan,
            SearchWords.Of("scooters"),
            [
                [.. SearchWords.Of("mopeds motorbikes vespas")],
                [.. SearchWords.Of("owls")],
            ],
            10,
            Token
        );

        Assert.Equal(["The scooters again.", "Youngsters on mopeds."], like.Rows.Select(row => row.Text));
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(IPointRegister register, PointQuery query)
    {
        var texts = new List<string>();
        while (true)
        {
            var page = await register.ListAsync(query, Token);
            Assert.InRange(page.Points.Count, 0, query.Take);
            texts.AddRange(page.Points.Select(row => row.Text));
            if (page.Next is null)
                return texts;
            query = query with { After = page.Next };
        }
    }

    private static Submission Letter(params string[] points) => Samples.Letter(points);

    private static Submission With(Submission submission, params StaffAction[] actions) =>
        submission with
        {
            Actions =
            [
                .. submission.Actions,
                .. actions.Select(action => new StaffEntry
                {
                    Id = Guid.NewGuid().ToString("N"),
                    By = "Ann",
                    At = Samples.Noon,
                    Action = action,
                }),
            ],
        };

    private static async Task<Submission> AddAsync(ISubmissionStore store, Submission read)
    {
        var waiting = read with { Points = [], Status = SubmissionStatus.Waiting };
        Assert.IsType<AddOutcome.Added>(await store.AddAsync(waiting, WorkItem.TagSubmission(read.Consultation, read.Reference), Token));
        var stored = (await store.FindAsync(read.Consultation, read.Reference, Token))!;
        Assert.True(await store.UpdateAsync(read with { Version = stored.Version }, Token));
        return (await store.FindAsync(read.Consultation, read.Reference, Token))!;
    }
}
