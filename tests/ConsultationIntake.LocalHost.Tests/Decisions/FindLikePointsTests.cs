using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Decisions;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Tests.Sqlite;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Decisions;

public sealed class FindLikePointsTests : IDisposable
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private static readonly string[] Others =
    [
        "Stop and search figures should be published every month by ward.",
        "The plan is easy to read, thank you.",
        "A single pot of money for three years is the best thing in the plan.",
        "Being kept informed every 28 days is a good promise.",
        "Disabled women told us that the interview rooms cannot be reached by wheelchair.",
        "Mae angen mwy o swyddogion yn y pentref.",
    ];

    private readonly SqliteUnderTest sqlite = new();

    private FindLikePoints FindLike => new(sqlite.Store, sqlite.Register);

    [Fact]
    public async Task Like_ByWordsAndByMeaning_ComesFirst_AndSaysByWhich()
    {
        foreach (var text in Others)
            await AddAsync(text);
        await AddAsync("Teenagers race motorbikes across our park at night.");
        await AddAsync("Every weekend bikes tear up and down the park until morning.");
        var point = await AddAsync("Boys riding noisy motorbikes through the park every night.");

        var like = (await FindLike.ExecuteAsync(SaferPlan, point, 10, default))!;

        Assert.Equal("Teenagers race motorbikes across our park at night.", like[0].Row.Text);
        Assert.Equal(["motorbikes", "park", "night"], like[0].SharedWords);
        Assert.Contains(like[0].Marked, span => span.Of(like[0].Row.Text) == "motorbikes");
        Assert.Equal("Every weekend bikes tear up and down the park until morning.", like[1].Row.Text);
        Assert.DoesNotContain(like, other => Others.Contains(other.Row.Text));
        Assert.DoesNotContain(like, other => other.Row.Id == point);
    }

    [Fact]
    public async Task Like_WithNoWordInCommon_IsFoundByAWordThatMeansTheSame()
    {
        foreach (var text in Others)
            await AddAsync(text);
        await AddAsync("Youngsters on scooters everywhere.");
        var point = await AddAsync("Teenagers riding mopeds.");

        var like = Assert.Single((await FindLike.ExecuteAsync(SaferPlan, point, 10, default))!);

        Assert.Empty(like.SharedWords);
        Assert.NotEmpty(like.NearWords);
    }

    [Fact]
    public async Task Like_OfNoSuchPoint_IsNull() =>
        Assert.Null(await FindLike.ExecuteAsync(SaferPlan, new PointId(SubmissionReference.Derive("nobody"), 1), 10, default));

    [Fact]
    public async Task Like_AmongTwiceAsManyPoints_ReadsNoMore()
    {
        await AddAsync("Somebody smashed the gazebo.");
        await AddManyAsync(110);
        var few = await ReadAsync();
        await AddManyAsync(110);
        var many = await ReadAsync();

        TestContext.Current.TestOutputHelper!.WriteLine($"{few}, {many}");
        Assert.Equal(few.Rows, many.Rows);
        Assert.InRange(few.Rows, 1, FindLikePoints.Compared);
        Assert.InRange(many.Steps, 0, (long)(1.02 * few.Steps));
    }

    public void Dispose() => sqlite.Dispose();

    /// <summary>Points read from the table, and steps of SQLite's machine, for a point that is mostly made of common words.</summary>
    private async Task<(int Rows, long Steps)> ReadAsync()
    {
        var stems = SearchWords.Of("The noise in the park goes on all night and the wardens smashed a gazebo");
        IReadOnlyList<IReadOnlyList<string>> near =
        [
            ["nois", "din"],
            ["pavilion", "gazebo"],
            ["lark", "owl"],
        ];
        await sqlite.Register.LikeAsync(SaferPlan, stems, near, FindLikePoints.Compared, default);
        var before = Steps();
        var found = await sqlite.Register.LikeAsync(SaferPlan, stems, near, FindLikePoints.Compared, default);
        return (found.Rows.Count, Steps() - before);
    }

    private long Steps() => sqlite.Database.Read(connection => StatementUse.On(connection).Sum(use => use.Steps));

    /// <summary>Fifty points a letter, all about noise in the park at night.</summary>
    private async Task AddManyAsync(int letters)
    {
        for (var i = 0; i < letters; i++)
            await AddAsync([.. Enumerable.Range(0, 50).Select(j => $"The noise in the park goes on all night, number {i} {j}.")]);
    }

    private async Task<PointId> AddAsync(params string[] points)
    {
        var letter = Samples.Letter(points);
        await sqlite.Store.AddAsync(letter, WorkItem.TagSubmission(SaferPlan, letter.Reference), default);
        return new PointId(letter.Reference, 1);
    }
}
