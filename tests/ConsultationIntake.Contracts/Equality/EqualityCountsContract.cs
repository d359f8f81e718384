using ConsultationIntake.Consultations;
using ConsultationIntake.Equality;

namespace ConsultationIntake.Contracts.Equality;

/// <summary>What every <see cref="IEqualityCounts"/> must do.</summary>
public abstract class EqualityCountsContract
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A store without counts.</summary>
    protected abstract Task<IEqualityCounts> BuildEqualityCountsAsync();

    [Fact]
    public async Task Read_NothingAdded_IsEmpty()
    {
        var counts = await BuildEqualityCountsAsync();

        Assert.Empty((await counts.ReadAsync(SaferPlan, Token)).Counts);
    }

    [Fact]
    public async Task Add_SeveralPeople_CountsEachChoice()
    {
        var counts = await BuildEqualityCountsAsync();

        await counts.AddAsync(SaferPlan, Choices("female", "25-34"), Token);
        await counts.AddAsync(SaferPlan, Choices("female", "75-over"), Token);
        await counts.AddAsync(SaferPlan, new Dictionary<string, string> { ["sex"] = "male" }, Token);

        var tally = await counts.ReadAsync(SaferPlan, Token);
        Assert.Equal(
            (2, 1, 1, 1, 0),
            (
                tally.Of("sex", "female"),
                tally.Of("sex", "male"),
                tally.Of("age", "25-34"),
                tally.Of("age", "75-over"),
                tally.Of("age", "18-24")
            )
        );
    }

    [Fact]
    public async Task Add_TwentyAtOnce_LosesNone()
    {
        var counts = await BuildEqualityCountsAsync();

        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => counts.AddAsync(SaferPlan, Choices("female", "25-34"), Token)))
        );

        Assert.Equal(20, (await counts.ReadAsync(SaferPlan, Token)).Of("sex", "female"));
    }

    /// <summary>Looked at before and after each answer, the counts that are shown never tell what one person said.</summary>
    [Fact]
    public async Task Read_BetweenOnePersonAndTheNext_ShowsWholeStepsAlone()
    {
        var counts = await BuildEqualityCountsAsync();
        var shown = new List<(int Female, int Male)>();

        for (var person = 1; person <= 25; person++)
        {
            await counts.AddAsync(SaferPlan, Choices(person % 2 == 0 ? "female" : "male", "25-34"), Token);
            var tally = await counts.ReadAsync(SaferPlan, Token);
            shown.Add((tally.PublishedOf("sex", "female"), tally.PublishedOf("sex", "male")));
        }

        Assert.Equal([(0, 0), (5, 5), (10, 10)], shown.Distinct());
        Assert.Equal((5, 5), shown[9]);
        Assert.Equal((10, 10), shown[24]);
    }

    [Fact]
    public async Task TakeOver_WhereThereAreNone_IsAllOfIt_AndWhereThereAreSomeNothing()
    {
        var counts = await BuildEqualityCountsAsync();
        for (var person = 1; person <= 12; person++)
            await counts.AddAsync(SaferPlan, Choices("female", person < 4 ? "25-34" : "18-24"), Token);
        var kept = await counts.ReadAsync(SaferPlan, Token);
        var other = ConsultationSlug.Parse("safer-plan-2");

        Assert.True(await counts.TakeOverAsync(other, kept, Token));
        Assert.False(await counts.TakeOverAsync(other, kept, Token));
        await counts.AddAsync(other, Choices("female", "25-34"), Token);

        var tally = await counts.ReadAsync(other, Token);
        Assert.Equal(
            (13, 10, 4, 9),
            (tally.Of("sex", "female"), tally.PublishedOf("sex", "female"), tally.Of("age", "25-34"), tally.Of("age", "18-24"))
        );
    }

    [Fact]
    public async Task Add_AnotherConsultation_IsCountedApart()
    {
        var counts = await BuildEqualityCountsAsync();
        var other = ConsultationSlug.Parse("safer-plan-2");

        await counts.AddAsync(other, Choices("male", "18-24"), Token);

        Assert.Empty((await counts.ReadAsync(SaferPlan, Token)).Counts);
        Assert.Equal(1, (await counts.ReadAsync(other, Token)).Of("sex", "male"));
    }

    private static Dictionary<string, string> Choices(string sex, string age) => new() { ["sex"] = sex, ["age"] = age };
}
