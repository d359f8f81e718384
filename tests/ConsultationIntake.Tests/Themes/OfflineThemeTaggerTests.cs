using ConsultationIntake.Contracts;
using ConsultationIntake.Points;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Tests.Themes;

public sealed class OfflineThemeTaggerTests
{
    private readonly OfflineThemeTagger tagger = new();

    [Theory]
    [InlineData("Anti-social behaviour is out of hand on our estate.", "asb")]
    [InlineData("The antisocial behavior in the square has to stop.", "asb")]
    [InlineData("Vandals wrecked the bus shelter.", "asb")]
    [InlineData("The road has been VANDALISED again", "asb")]
    [InlineData("Victims deserve to be told what is happening.", "victims")]
    [InlineData("Domestic violence survivors need a refuge.", "victims")]
    [InlineData("The Plan should say more of partnership working with districts.", "partnership")]
    [InlineData("Disabled people must be able to reach the front desk.", "equalities")]
    [InlineData("We need action on racist abuse.", "equalities")]
    public void Read_WordsOfATheme_GivesIt(string text, string theme)
    {
        var reading = tagger.Read(TestThemes.Shipped, text);

        Assert.Contains(reading.Tags, tag => tag.Theme == theme);
    }

    [Theory]
    [InlineData("My partner and I moved here in May.", "partnership")]
    [InlineData("I hate the new road layout.", "equalities")]
    [InlineData("The scheme is a victim of its own success.", "victims")]
    [InlineData("Council tax is too high.", "partnership")]
    [InlineData("They turned a blind eye to the budget.", "equalities")]
    public void Read_WordUsedInAnotherSense_DoesNotGiveTheTheme(string text, string theme)
    {
        var reading = tagger.Read(TestThemes.Shipped, text);

        Assert.DoesNotContain(reading.Tags, tag => tag.Theme == theme);
    }

    [Theory]
    [InlineData("This is not about graffiti.")]
    [InlineData("We have no problem with graffiti.")]
    public void Read_VocabularyDenied_DoesNotCount(string text)
    {
        var themes = new ThemeSet([
            new Theme
            {
                Code = "walls",
                Title = new("Walls"),
                Vocabulary = [new() { Phrase = "graffiti" }],
            },
        ]);

        Assert.Empty(tagger.Read(themes, text).Tags);
        Assert.Single(tagger.Read(themes, "There is graffiti everywhere.").Tags);
    }

    [Theory]
    [InlineData("The vandallism has to stop.", "asb")]
    [InlineData("More vandalsim every week.", "asb")]
    [InlineData("We call for partnershp working.", "partnership")]
    [InlineData("This is plain discrimnation.", "equalities")]
    public void Read_Misspelling_IsUnderstood(string text, string theme)
    {
        var reading = tagger.Read(TestThemes.Shipped, text);

        Assert.Contains(reading.Tags, tag => tag.Theme == theme);
    }

    [Theory]
    [InlineData("Mae ymddygiad gwrthgymdeithasol yn broblem fawr yma.", "asb")]
    [InlineData("Rhaid rhoi cymorth i ddioddefwyr.", "victims")]
    [InlineData("Mae angen gweithio mewn bartneriaeth â'r cyngor.", "partnership")]
    [InlineData("Beth am gydraddoldeb i bobl anabl?", "equalities")]
    public void Read_Welsh_GivesTheThemeThroughItsMutations(string text, string theme)
    {
        var reading = tagger.Read(TestThemes.Shipped, text);

        Assert.Contains(reading.Tags, tag => tag.Theme == theme);
    }

    [Theory]
    [InlineData("A gang of lads sit in the shelter every night shouting and smashing bottles.", "asb")]
    [InlineData("Someone broke into my house and I never heard another word from anyone.", "victims")]
    [InlineData("The police say ring the council and the council say ring the police.", "partnership")]
    [InlineData("I get stopped and searched every week because of my skin.", "equalities")]
    public void Read_PointThatNamesNoTheme_IsStillGivenIt(string text, string theme)
    {
        var reading = tagger.Read(TestThemes.Shipped, text);

        Assert.Contains(reading.Tags, tag => tag.Theme == theme);
    }

    [Theory]
    [InlineData("The objectives need baselines and dates.")]
    [InlineData("I haven't seen an officer on foot for years.")]
    [InlineData("")]
    [InlineData("   \r\n ")]
    [InlineData("🙂🙂🙂 — … !!!")]
    public void Read_NothingOnATheme_GivesNone(string text)
    {
        Assert.Empty(tagger.Read(TestThemes.Shipped, text).Tags);
    }

    [Fact]
    public void Read_Evidence_IsTheExactWordsOfTheText()
    {
        const string Text = "Last night’s “boy racers” were LOUD; then came vandalism, and my neighbour’s fence was kicked in.";

        var tag = Assert.Single(tagger.Read(TestThemes.Shipped, Text).Tags, tag => tag.Theme == "asb");

        Assert.Contains(tag.Evidence, span => span.Of(Text) == "boy racers");
        Assert.Contains(tag.Evidence, span => span.Of(Text) == "vandalism");
        Assert.All(tag.Evidence, span => Assert.InRange(span.End, 1, Text.Length));
        Assert.Contains("“boy racers”", tag.Explanation, StringComparison.Ordinal);
        Assert.StartsWith("Anti-social behaviour", tag.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EveryTag_HasEvidenceInOrderAndAConfidence()
    {
        foreach (var text in Texts())
        foreach (var tag in tagger.Read(TestThemes.Shipped, text).Tags)
        {
            Assert.NotEmpty(tag.Evidence);
            Assert.InRange(tag.Confidence, 0, 1);
            Assert.Equal(tag.Evidence.OrderBy(span => span.Start), tag.Evidence);
            Assert.All(tag.Evidence.Zip(tag.Evidence.Skip(1)), pair => Assert.False(pair.First.Overlaps(pair.Second)));
        }
    }

    [Fact]
    public async Task ReadAsync_SameTextsAgainAndInParallel_GivesTheSameReadings()
    {
        var consultation = Samples.Consultation() with { Themes = TestThemes.Shipped };
        var texts = Texts().Select(text => new PointText(text)).ToList();

        var once = await tagger.ReadAsync(consultation, texts, CancellationToken.None);
        var others = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => new OfflineThemeTagger().ReadAsync(consultation, texts, CancellationToken.None)))
        );

        Assert.All(others, other => Assert.Equal(once.Select(Describe), other.Select(Describe)));
    }

    [Fact]
    public async Task ReadAsync_EqualTexts_AreReadOnce()
    {
        var consultation = Samples.Consultation() with { Themes = TestThemes.Shipped };
        var copy = new string("Stop the fly-tipping.");

        var readings = await tagger.ReadAsync(consultation, ["Stop the fly-tipping.", "Nothing else.", copy], CancellationToken.None);

        Assert.Same(readings[0], readings[2]);
    }

    [Fact]
    public void Read_OwnersNewTheme_WorksFromItsVocabularyAlone()
    {
        var themes = new ThemeSet([
            .. TestThemes.Shipped.All,
            new Theme
            {
                Code = "river",
                Title = new("The river"),
                Vocabulary =
                [
                    new() { Phrase = "towpath" },
                    new()
                    {
                        Phrase = "bank",
                        Weight = 0.8,
                        Needs = ["river", "water"],
                        Excludes = ["bank holiday"],
                    },
                    new() { Phrase = "boats", Weight = 0.4 },
                    new() { Phrase = "moorings", Weight = 0.4 },
                ],
            },
        ]);

        bool IsRiver(string text) => tagger.Read(themes, text).Tags.Any(tag => tag.Theme == "river");

        Assert.True(IsRiver("The towpath floods."));
        Assert.True(IsRiver("The bank of the river is crumbling."));
        Assert.False(IsRiver("My bank has closed."));
        Assert.False(IsRiver("A bank holiday by the river."));
        Assert.False(IsRiver("The boats are pretty."));
        Assert.True(IsRiver("Boats have lost their moorings."));
    }

    [Fact]
    public void Read_PhraseWithAGap_SpansUpToThreeWords()
    {
        var themes = new ThemeSet([
            new Theme
            {
                Code = "fear",
                Title = new("Fear"),
                Vocabulary = [new() { Phrase = "scared to * report" }],
            },
        ]);

        Assert.Single(tagger.Read(themes, "We are scared to go and report it.").Tags);
        Assert.Single(tagger.Read(themes, "We are scared to report it.").Tags);
        Assert.Empty(tagger.Read(themes, "We are scared to go out of the house at night, says the report.").Tags);
    }

    [Fact]
    public void Read_HugeText_IsReadInOneGo()
    {
        var text = string.Concat(Enumerable.Repeat("Nothing of note happened in the village today. ", 20_000)) + "Then came the vandalism.";

        var reading = tagger.Read(TestThemes.Shipped, text);

        Assert.Contains(reading.Tags, tag => tag.Theme == "asb" && tag.Evidence.Any(span => span.Of(text) == "vandalism"));
    }

    [Fact]
    public void Read_OneEndlessWord_IsNoTrouble()
    {
        Assert.Empty(tagger.Read(TestThemes.Shipped, new string('a', 100_000)).Tags);
    }

    private static string Describe(PointReading reading) =>
        string.Join(';', reading.Tags.Select(tag => $"{tag.Theme} {tag.Confidence} {string.Join(',', tag.Evidence)} {tag.Explanation}"))
        + reading.Stance;

    private static IEnumerable<string> Texts() =>
        File.ReadLines(Path.Combine(TestThemes.Root, "eng", "tagger", "sentences", "public-1.txt"))
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
}
