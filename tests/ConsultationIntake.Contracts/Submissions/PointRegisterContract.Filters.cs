using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Contracts.Submissions;

public abstract partial class PointRegisterContract
{
    public static TheoryData<PointField, string, string> Fields() =>
        new()
        {
            { PointField.Theme, "victims", "1" },
            { PointField.Theme, PointFacet.None, "0 2 3" },
            { PointField.Stance, nameof(Stance.Opposes), "2" },
            { PointField.Whose, nameof(PointKind.ThirdPartyView), "3" },
            { PointField.Channel, nameof(Channel.Email), "0" },
            { PointField.Partner, "northtown-council", "1" },
            { PointField.Partner, PointFacet.None, "0 2 3" },
            { PointField.District, "NT1", "2" },
            { PointField.Victim, "yes", "2" },
            { PointField.Chosen, "priority:3", "2" },
            { PointField.Late, PointFacet.Yes, "3" },
            { PointField.Language, "cy", "0" },
            { PointField.Question, "views", "0 1 2 3" },
            { PointField.Campaign, "CAMPAIGN", "3" },
            { PointField.Repeat, PointFacet.Yes, "3" },
            { PointField.Repeat, PointFacet.No, "0 1 2" },
            { PointField.Safeguarding, nameof(FlagState.New), "1" },
            { PointField.Safeguarding, PointFacet.None, "0 2 3" },
            { PointField.Decision, nameof(DecisionState.Undecided), "0 1 2 3" },
            { PointField.NeedsLook, PointFacet.Yes, "0" },
            { PointField.Assigned, PointFacet.None, "0 1 2 3" },
            { PointField.Read, PointFacet.No, "0 1 2 3" },
            { PointField.Read, PointFacet.Yes, "" },
        };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task List_ByOneField_FindsThosePointsAndCountsThem(PointField field, string value, string expected)
    {
        var (store, register) = await BuildRegisterAsync();
        await AddFourAsync(store);

        await AssertFindsAsync(register, All.With(field, value), expected);
    }

    [Fact]
    public async Task List_BySeveralFields_WantsThemAllAndOneValueOfEach()
    {
        var (store, register) = await BuildRegisterAsync();
        await AddFourAsync(store);

        await AssertFindsAsync(register, All.With(PointField.Partner, PointFacet.None).With(PointField.Victim, "yes", "no"), "2");
        await AssertFindsAsync(register, All.With(PointField.Channel, nameof(Channel.Email), nameof(Channel.Partner)), "0 1");
        await AssertFindsAsync(register, All.With(PointField.Channel, nameof(Channel.Email)).With(PointField.Theme, "victims"), "");
        await AssertFindsAsync(register, All.With(PointField.Channel), "");
    }

    [Fact]
    public async Task List_ByTime_TakesTheFirstSecondAndLeavesTheLast()
    {
        var (store, register) = await BuildRegisterAsync();
        await AddFourAsync(store);

        await AssertFindsAsync(register, All with { From = Samples.Noon.AddHours(1), Until = Samples.Noon.AddHours(3) }, "1 2");
    }

    [Fact]
    public async Task List_ByTheTimeOfTheFlag_CountsFromWhenItWasRaised()
    {
        var (store, register) = await BuildRegisterAsync();
        foreach (var i in Enumerable.Range(0, 3))
        {
            var letter = Letter("He hits her.") with { ReceivedAt = Samples.Noon.AddHours(i), Facts = Tagged(i) };
            await AddAsync(
                store,
                letter.OnlyPoint(point => point with { Safeguarding = [new(0, 2)], FlaggedAt = i == 0 ? Samples.Noon.AddDays(2) : null })
            );
        }

        await AssertFindsAsync(register, All with { FlaggedUntil = Samples.Noon.AddHours(2) }, "1");
        await AssertFindsAsync(register, All with { FlaggedFrom = Samples.Noon.AddHours(2) }, "0 2");
        await AssertFindsAsync(register, All with { FlaggedFrom = Samples.Noon.AddHours(2), FlaggedUntil = Samples.Noon.AddDays(2) }, "2");
    }

    [Theory]
    [InlineData("neighbour", "0 1")]
    [InlineData("Neighbours", "0 1")]
    [InlineData("neighbours noise", "0")]
    [InlineData("\"noisy neighbours\"", "1")]
    [InlineData("“neighbours noisy”", "")]
    [InlineData("bartneriaeth", "2")]
    [InlineData("partneriaeth", "2")]
    [InlineData("cafe", "3")]
    [InlineData("social", "3")]
    [InlineData("nothing-of-the-kind", "")]
    [InlineData("OR", "")]
    [InlineData("*", "0 1 2 3")]
    [InlineData("\"", "0 1 2 3")]
    public async Task List_ByWords_FindsEveryForm(string words, string expected)
    {
        var (store, register) = await BuildRegisterAsync();
        foreach (
            var (i, text) in new[]
            {
                "My neighbour makes a noise.",
                "Some noisy neighbours.",
                "Mae angen bartneriaeth.",
                "The café is anti-social.",
            }.Index()
        )
            await AddAsync(store, Letter(text) with { ReceivedAt = Samples.Noon.AddHours(i), Facts = Tagged(i) });

        await AssertFindsAsync(register, All with { Words = words }, expected);
    }

    private static async Task AddFourAsync(ISubmissionStore store)
    {
        var letters = new[]
        {
            Letter("Zero.").OnlyPoint(point => point with { Language = "cy", Note = "Read with care." }) with
            {
                Channel = Channel.Email,
            },
            Letter("One.")
                .OnlyPoint(point =>
                    point with
                    {
                        Tags =
                        [
                            new ThemeTag
                            {
                                Theme = "victims",
                                Confidence = 0.9,
                                Evidence = [],
                                Explanation = "It says so.",
                            },
                        ],
                        Safeguarding = [new(0, 3)],
                    }
                ) with
            {
                Channel = Channel.Partner,
                Partner = "northtown-council",
            },
            Letter("Two.").OnlyPoint(point => point with { Stance = Stance.Opposes }) with
            {
                Facts = new Dictionary<string, string>
                {
                    ["area"] = "NT1",
                    ["victim"] = "yes",
                    ["chosen:priority"] = "3",
                },
            },
            Letter("Three.").OnlyPoint(point => point with { Source = point.Source with { Kind = PointKind.ThirdPartyView } }) with
            {
                IsLate = true,
                Campaign = "CAMPAIGN",
            },
        };
        foreach (var (i, letter) in letters.Index())
            await AddAsync(
                store,
                letter with
                {
                    ReceivedAt = Samples.Noon.AddHours(i),
                    Facts = letter.Facts.Concat(Tagged(i)).ToDictionary(),
                }
            );
    }

    private static Dictionary<string, string> Tagged(int i) => new() { ["test"] = i.ToString(CultureInfo.InvariantCulture) };

    private static async Task AssertFindsAsync(IPointRegister register, PointQuery query, string expected)
    {
        var rows = (await register.ListAsync(query, Token)).Points;

        Assert.Equal(expected, string.Join(' ', rows.Select(row => row.Facts["test"])));
        Assert.Equal(rows.Count, await register.CountAsync(query, Token));
    }
}
