using ConsultationIntake.Consultations;

namespace ConsultationIntake.Tests.Consultations;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0 points")]
    [InlineData(1, "1 point")]
    [InlineData(1296, "1,296 points")]
    [InlineData(-1000000, "-1,000,000 points")]
    public void Of_Count_HasItsThousandsApartAndItsNoun(long count, string written) =>
        Assert.Equal(written, Numbers.Of(count, "point", "points"));

    [Fact]
    public void Share_IsInWholePerCent() => Assert.Equal("84%", Numbers.Share(0.838));

    /// <summary>
    /// What people read is written by <see cref="Numbers"/> and <see cref="Dates"/> alone, so that no page says 1296 or 17:00.
    /// </summary>
    [Fact]
    public void Sources_FormatNoNumberForPeopleOtherwise()
    {
        var sources = Path.Combine(Repository.Root, "src");
        var others = Directory
            .EnumerateFiles(sources, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => Path.GetFileName(file) != "Numbers.cs")
            .Where(file => File.ReadAllText(file) is var text && new[] { "\"N0\"", ":N0}", "\"P0\"", ":P0}" }.Any(text.Contains))
            .Select(file => Path.GetRelativePath(sources, file));

        Assert.Empty(others);
    }
}
