using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ConsultationIntake.Web.Tests;

public sealed class PageTrailTests
{
    [Fact]
    public void Trail_ThereAndBack_IsThePagesInTheirOrder()
    {
        var (address, mark, seen) = ("/list?theme=asb", "", new List<string>());
        foreach (var next in new[] { "a.1", "b-2", "c&3" })
        {
            seen.Add(address);
            address = In(address).Beyond(mark).Address("/list?theme=asb", "after", next);
            mark = next;
        }

        foreach (var before in seen.AsEnumerable().Reverse())
        {
            var trail = In(address);
            address = trail.Back().Address("/list?theme=asb", "after", trail.Before);
            Assert.Equal(before, address);
        }

        Assert.Null(In(address).Before);
    }

    [Fact]
    public void Trail_OfVeryManyPages_KeepsTheNewest()
    {
        var trail = In("/list");
        for (var page = 0; page < 100; page++)
            trail = trail.Beyond($"{page}");

        Assert.Equal("99", trail.Before);
        Assert.InRange(trail.Address("/list", "after", "100").Length, 1, 60);
    }

    [Theory]
    [InlineData("/list")]
    [InlineData("/list?trail=")]
    [InlineData("/list?trail=nonsense")]
    public void Trail_ThatSaysNothing_HasNoPageBefore(string address) => Assert.Null(In(address).Before);

    private static PageTrail In(string address) =>
        PageTrail.Read(new QueryCollection(QueryHelpers.ParseQuery(address.Contains('?') ? address[address.IndexOf('?')..] : "")));
}
