using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Points;

namespace ConsultationIntake.Web.Tests.Points;

public sealed class DoneActionTests
{
    private static readonly SubmissionReference Reference = SubmissionReference.New();

    [Theory]
    [InlineData(null)]
    [InlineData(4)]
    public void Address_SaysItAndIsReadAgain(int? point)
    {
        var done = new DoneAction(Reference, "0af1", point);

        Assert.Equal(done, DoneAction.Parse(done.ToString()));
        Assert.Equal(point is not null, done.IsOf(new PointId(Reference, 4)));
        Assert.False(done.IsOf(new PointId(Reference, 5)));
    }

    [Theory]
    [InlineData("0af1")]
    [InlineData("0af1.<script>")]
    [InlineData("")]
    [InlineData(null)]
    public void AddressThatSaysNothing_IsNothing(string? value) => Assert.Null(DoneAction.Parse(value));

    [Fact]
    public void EntryThatIsNone_IsNothing() => Assert.Null(DoneAction.Parse($"{Reference}.<script>"));
}
