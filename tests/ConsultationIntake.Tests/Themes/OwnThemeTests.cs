using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.ThemeWords;

namespace ConsultationIntake.Tests.Themes;

public sealed class OwnThemeTests
{
    private static readonly Theme Roads = new()
    {
        Code = "roads",
        Title = new("Road safety"),
        Description = new("How safe people are on the roads."),
        Vocabulary = [new() { Phrase = "speeding" }],
    };

    private readonly OfflineThemeTagger tagger = new();

    [Fact]
    public void Propose_WordsThatStandWithTheThemesOwn_WithCountsAndWhatElseIsSaid()
    {
        List<PointToSearch> points =
        [
            .. Enumerable.Range(0, 40).Select(i => new PointToSearch($"Nobody answers the telephone on day {i}.", false)),
            .. Enumerable.Range(0, 5).Select(i => new PointToSearch($"Speeding past the chicane at number {i}.", true)),
            new("The chicane is a joke.", false),
        ];

        var found = WordProposals.For(Roads, points, []);

        var chicane = Assert.Single(found, word => word.Phrase == "chicane");
        Assert.Equal((6, 5, "en"), (chicane.Points, chicane.OnTheme, chicane.Language));
        Assert.Equal([45], chicane.Examples);
        Assert.DoesNotContain(found, word => word.Phrase is "speeding" or "telephone" or "the" or "past the");
        Assert.DoesNotContain(WordProposals.For(Roads, points, ["chicanes"]), word => word.Phrase == "chicane");
    }

    [Fact]
    public void Propose_WordsNearInMeaning_ThoughNothingSaidIsUnderTheThemeYet()
    {
        List<PointToSearch> points =
        [
            .. Enumerable.Range(0, 60).Select(i => new PointToSearch($"Nobody answers the telephone on day {i}.", false)),
            .. Enumerable.Range(0, 3).Select(i => new PointToSearch($"Motorists do as they like on street {i}.", false)),
        ];

        Assert.Contains(WordProposals.For(Roads, points, []), word => word.Phrase == "motorists");
    }

    [Fact]
    public void WordTaken_GivesTheThemeByThatWord_AndChangesTheVersion()
    {
        var before = new ThemeSet([Roads]);
        var after = before.With([new OwnTheme { Id = "roads", Taken = [new("motorists", "en"), new("palmant", "cy")] }]);

        var tag = Assert.Single(tagger.Read(after, "A motorist shouted at us.").Tags);

        Assert.Equal("Road safety: it says “motorist”.", tag.Explanation);
        Assert.Single(tagger.Read(after, "Ceir ar y balmant bob dydd.").Tags);
        Assert.Empty(tagger.Read(before, "A motorist shouted at us.").Tags);
        Assert.NotEqual(before.Version, after.Version);
        Assert.Equal(before.Version, before.With([new OwnTheme { Id = "roads", Left = ["motorists"] }]).Version);
    }

    [Fact]
    public void Taught_TheSameCorrections_IsTheSame_AndSaysWhatItGoesBy()
    {
        var lightly = Roads with { Vocabulary = [new() { Phrase = "speeding", Weight = TakenWord.Weight }] };
        var learned = ThemeTeacher.Teach(lightly, Lessons(), DateTimeOffset.UnixEpoch);
        var own = new OwnTheme { Id = "roads", Learned = learned };
        var themes = new ThemeSet([lightly]).With([own]);

        var tag = Assert.Single(tagger.Read(themes, "A lollipop lady for the crossing, please.").Tags);

        Assert.Equal(30, learned.Corrections);
        Assert.Equal(learned.Weights, ThemeTeacher.Teach(lightly, Lessons(), DateTimeOffset.UnixEpoch).Weights);
        Assert.Contains("lollipop", tag.Explanation, StringComparison.Ordinal);
        Assert.EndsWith("read like points that staff put under it.", tag.Explanation, StringComparison.Ordinal);
        Assert.NotEmpty(tag.Evidence);
        Assert.Empty(tagger.Read(themes, "Speeding up the paperwork at the desk.").Tags);
        Assert.Empty(tagger.Read(themes, "Nobody rings back.").Tags);
        // A word that its owner gave full weight settles it, whatever was learned.
        Assert.Single(tagger.Read(new ThemeSet([Roads]).With([own]), "Speeding up the paperwork at the desk.").Tags);
    }

    [Fact]
    public void Taught_ThemeOfTheModel_IsNone()
    {
        Assert.All(TestThemes.Shipped.All, theme => Assert.True(ThemeTeacher.IsTaught(theme)));
        Assert.False(ThemeTeacher.IsTaught(Roads));
    }

    [Fact]
    public void Change_IsUndone_AndTheUndoingToo()
    {
        var none = new OwnTheme { Id = "roads" };

        var (taken, said) = ChangeTheme.Decide(none, new ThemeAction.Take([new(" Motorists ", "en")]), null)!.Value;
        var (undone, _) = ChangeTheme.Decide(taken with { Before = none }, new ThemeAction.Undo(), null)!.Value;
        var (again, _) = ChangeTheme.Decide(undone with { Before = taken }, new ThemeAction.Undo(), null)!.Value;

        Assert.Equal(("motorists", "Took “motorists”"), (Assert.Single(taken.Taken).Phrase, said));
        Assert.Empty(undone.Taken);
        Assert.Single(again.Taken);
        Assert.Null(ChangeTheme.Decide(taken, new ThemeAction.Take([new("motorists", "en"), new(" ", "en")]), null));
        Assert.Null(ChangeTheme.Decide(none, new ThemeAction.Take([new(new string('a', 61), "en")]), null));
        Assert.Null(ChangeTheme.Decide(none, new ThemeAction.Undo(), null));
        Assert.Null(ChangeTheme.Decide(none, new ThemeAction.PutBack("motorists"), null));
        Assert.Empty(ChangeTheme.Decide(taken, new ThemeAction.PutBack("motorists"), null)!.Value.After.Taken);
    }

    /// <summary>Points the words missed, points they gave in vain, and points that nobody corrected.</summary>
    private static List<ThemeLesson> Lessons() =>
        [
            .. Enumerable.Range(0, 20).Select(i => new ThemeLesson($"We want a lollipop lady at crossing {i}.", true, true)),
            .. Enumerable.Range(0, 10).Select(i => new ThemeLesson($"Speeding up the paperwork at desk {i} would help.", false, true)),
            .. Enumerable.Range(0, 60).Select(i => new ThemeLesson($"Nobody rings back, not once in {i} weeks.", false, false)),
            .. Enumerable.Range(0, 20).Select(i => new ThemeLesson($"Speeding on lane {i} again.", true, false)),
        ];
}
