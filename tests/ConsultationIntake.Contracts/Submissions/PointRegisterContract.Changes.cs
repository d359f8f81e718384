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
