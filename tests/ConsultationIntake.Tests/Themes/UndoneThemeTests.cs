using ConsultationIntake.Themes.Own;
using ConsultationIntake.ThemeWords;

namespace ConsultationIntake.Tests.Themes;

/// <summary>What a theme is after a change of it is undone.</summary>
public sealed class UndoneThemeTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Undo_OfLearning_ForgetsItAndDoesNotLearnAgainByItself()
    {
        var taught = Changed(new OwnTheme { Id = "roads", Learns = true }, new ThemeAction.Learn(), Learned(Monday));

        var undone = Changed(taught, new ThemeAction.Undo());

        Assert.Equal((null, false), (undone.Learned, undone.Learns));
    }

    [Fact]
    public void Undo_OfAnUndo_BringsBackWhatItHadLearned()
    {
        var taught = Changed(new OwnTheme { Id = "roads" }, new ThemeAction.Learn(), Learned(Monday));
        var undone = Changed(taught, new ThemeAction.Undo());

        var again = Changed(undone, new ThemeAction.Undo());

        Assert.Equal((Monday, true), (again.Learned!.At, again.Learns));
    }

    [Fact]
    public void Undo_OfAWordAfterwards_KeepsWhatItLearned()
    {
        var taught = Changed(new OwnTheme { Id = "roads" }, new ThemeAction.Learn(), Learned(Monday));
        var more = Changed(taught, new ThemeAction.Leave(["motorists"]));

        var undone = Changed(more, new ThemeAction.Undo());

        Assert.Empty(undone.Left);
        Assert.Equal((Monday, true), (undone.Learned!.At, undone.Learns));
    }

    [Fact]
    public void Undo_OfALaterLearning_GoesBackToTheEarlierAndStaysThere()
    {
        var first = Changed(new OwnTheme { Id = "roads" }, new ThemeAction.Learn(), Learned(Monday));
        var second = Changed(first, new ThemeAction.Learn(), Learned(Monday.AddDays(7)));

        var undone = Changed(second, new ThemeAction.Undo());

        Assert.Equal((Monday, false), (undone.Learned!.At, undone.Learns));
    }

    [Fact]
    public void Undo_OfNothing_ChangesNothing() =>
        Assert.Null(ChangeTheme.Decide(new OwnTheme { Id = "roads" }, new ThemeAction.Undo(), learned: null));

    /// <summary>As it is stored: with what it was before.</summary>
    private static OwnTheme Changed(OwnTheme theme, ThemeAction action, LearnedTheme? learned = null) =>
        ChangeTheme.Decide(theme, action, learned)!.Value.After with
        {
            Before = theme with { Before = null },
        };

    private static LearnedTheme Learned(DateTimeOffset at) =>
        new()
        {
            At = at,
            Corrections = 30,
            Weights = [],
            Unit = 0.01,
            Offset = 0,
        };
}
