using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Contracts.Submissions;

public abstract partial class PointRegisterContract
{
    [Fact]
    public async Task Update_ThatChangesWhatStaffDid_MovesThePointFromOneFilterToTheOther()
    {
        var (store, register) = await BuildRegisterAsync();
        var stored = await AddAsync(store, Letter("One.", "Two."));

        Assert.True(
            await store.UpdateAsync(
                With(stored, new StaffAction.Assign("Ann") { Point = 2 }, new StaffAction.MarkRead { Point = 2 }),
                Token
            )
        );

        Assert.Equal(["Two."], await TextsAsync(register, All.With(PointField.Assigned, "Ann")));
        Assert.Equal(["One."], await TextsAsync(register, All.With(PointField.Assigned, PointFacet.None)));
        Assert.Equal(["Two."], await TextsAsync(register, All.With(PointField.Reader, "Ann")));
        Assert.Equal(["One.", "Two."], await TextsAsync(register, All));
    }

    [Fact]
    public async Task Update_ThatSplitsAndRemoves_ListsWhatIsThere()
    {
        var (store, register) = await BuildRegisterAsync();
        var stored = await AddAsync(store, Letter("One and a half.", "Two."));

        Assert.True(
            await store.UpdateAsync(
                With(stored, new StaffAction.Split(4, 3) { Point = 1 }, new StaffAction.Remove("a heading") { Point = 2 }),
                Token
            )
        );

        Assert.Equal(["One", "and a half."], await TextsAsync(register, All));
        Assert.Equal([1, 3], (await register.ListAsync(All, Token)).Points.Select(row => row.Id.Number));
    }

    [Theory]
    [InlineData(Standing.Ratified, 2)]
    [InlineData(Standing.OfferedAsVersion, 0)]
    [InlineData(Standing.Superseded, 0)]
    [InlineData(Standing.Withdrawn, 0)]
    public async Task Update_OfTheStanding_ListsOnlyWhatStands(Standing standing, int listed)
    {
        var (store, register) = await BuildRegisterAsync();
        var stored = await AddAsync(store, Letter("One.", "Two."));

        Assert.True(await store.UpdateAsync(stored with { Standing = standing }, Token));

        Assert.Equal(listed, await register.CountAsync(All, Token));
    }

    [Theory]
    [InlineData(Standing.OfferedAsVersion)]
    [InlineData(Standing.Superseded)]
    [InlineData(Standing.Withdrawn)]
    public async Task Update_OfTheStanding_LeavesAFlagForWhoeverAsksForIt_AndForNobodyElse(Standing standing)
    {
        var (store, register) = await BuildRegisterAsync();
        var letter = Letter("He hits her.", "Two.");
        letter = letter with { Points = [letter.Points[0] with { Safeguarding = [new(0, 2)] }, letter.Points[1]] };
        var stored = await AddAsync(store, letter);
        var apart = All.With(PointField.Stands, PointFacet.No);
        var both = All.With(PointField.Stands, PointFacet.Yes, PointFacet.No);
        Assert.Equal((0, 2), (await register.CountAsync(apart, Token), await register.CountAsync(both, Token)));

        Assert.True(await store.UpdateAsync(stored with { Standing = standing }, Token));

        Assert.Equal(0, await register.CountAsync(All, Token));
        Assert.Equal(0, await register.CountAsync(All.With(PointField.Safeguarding, nameof(FlagState.New)), Token));
        Assert.Equal(["He hits her."], await TextsAsync(register, apart));
        Assert.Equal(standing, Assert.Single((await register.ListAsync(both, Token)).Points).Standing);
        Assert.Empty((await register.LikeAsync(SaferPlan, ["hit"], [], 10, Token)).Rows);

        stored = (await store.FindAsync(SaferPlan, stored.Reference, Token))!;
        Assert.True(await store.UpdateAsync(stored with { Standing = Standing.Current }, Token));

        Assert.Equal((0, 2), (await register.CountAsync(apart, Token), await register.CountAsync(All, Token)));
    }

    [Fact]
    public async Task Delete_TakesItsPoints()
    {
        var (store, register) = await BuildRegisterAsync();
        var gone = await AddAsync(store, Letter("Gone."));
        await AddAsync(store, Letter("Here."));

        Assert.True(await store.DeleteAsync(SaferPlan, gone.Reference, Token));

        Assert.Equal(["Here."], await TextsAsync(register, All));
        Assert.Empty((await register.ListAsync(All with { Words = "gone" }, Token)).Points);
    }
}
