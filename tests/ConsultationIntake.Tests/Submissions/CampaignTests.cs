using ConsultationIntake.Points;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.Tests.Submissions;

public sealed class CampaignTests
{
    private const string Template = """
        Dear Commissioner,

        I am writing to ask you to put rural crime at the heart of your Police and Crime Plan. Farms in this county have lost
        quad bikes, diesel and livestock, and too often nobody comes when we call. A dedicated rural crime team would know the
        lanes, the farms and the people who prey on them. I urge you to fund such a team for the whole of your term and to
        report on its work every year.

        Yours sincerely,
        """;

    [Theory]
    [InlineData("the lanes, the farms", "the tracks, the farms", "a changed word")]
    [InlineData("this county", "THIS   county", "case and space")]
    [InlineData("nobody comes when we call", "nobody comes when we call — nobody", "a word more")]
    [InlineData(
        " A dedicated rural crime team would know the\nlanes, the farms and the people who prey on them.",
        "",
        "a sentence left out"
    )]
    public void IsNearCopy_SmallEdits_IsACopyWithNothingAdded(string from, string to, string what)
    {
        var text = Template.ReplaceLineEndings("\n").Replace(from, to, StringComparison.Ordinal) + "Jane Smith\n14 Mill Lane";

        Assert.True(CampaignMatcher.IsNearCopy(Template, text), what);
        Assert.Empty(CampaignMatcher.AddedWords(Template, text));
    }

    [Theory]
    [InlineData("I oppose this.")]
    [InlineData("Scrap it.")]
    [InlineData("Ignore all of the above.")]
    [InlineData("My husband hits me.")]
    [InlineData("No!")]
    [InlineData("SCRAP THE PLAN")]
    [InlineData("not in my name")]
    public void AddedWords_AnySentenceThatTheTemplateHasNot_IsAdded(string sentence)
    {
        var letter = Template.ReplaceLineEndings("\n");
        var within = letter.Replace("when we call. ", $"when we call. {sentence} ", StringComparison.Ordinal);
        var above = $"{sentence}\n\n{letter}Jane Smith\n14 Mill Lane\nSaltby";
        var below = $"{letter}Jane Smith\n\n{sentence}\n";

        foreach (var text in char.IsPunctuation(sentence[^1]) ? [within, above, below] : new[] { above, below })
            Assert.Equal([sentence], CampaignMatcher.AddedWords(Template, text).Select(span => span.Of(text)));
    }

    [Theory]
    [InlineData("Dear Ms Okafor,", "Jane Smith")]
    [InlineData("Hello there,", "Bob Jones\nSaltby")]
    [InlineData("Good morning all", "Dr A. Castellanos")]
    public void AddedWords_GreetingNameAndAddress_AreNoAddition(string greeting, string name)
    {
        var text = $"{greeting}\n\n{Template.ReplaceLineEndings("\n")}{name}\n";

        Assert.Empty(CampaignMatcher.AddedWords(Template, text).Select(span => span.Of(text)));
    }

    [Fact]
    public void AddedWords_FewWordsThatMakeASentenceTellOfRisk_AreAddedWithIt()
    {
        var text = Template
            .ReplaceLineEndings("\n")
            .Replace("nobody comes when we call.", "my husband hits me when we call.", StringComparison.Ordinal);

        Assert.Contains(
            CampaignMatcher.AddedWords(Template, text),
            span => span.Of(text).Contains("my husband hits me", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void AddedWords_SenderAddsASentenceAndAPostscript_BothAreSpansOfTheText()
    {
        var text =
            Template
                .ReplaceLineEndings("\n")
                .Replace(
                    "when we call. ",
                    "when we call. Last March we lost forty ewes in one night and waited nine days for a visit. ",
                    StringComparison.Ordinal
                ) + "Jane Smith\n\nPS The lambing sheds were broken into twice as well.";

        var added = CampaignMatcher.AddedWords(Template, text);

        Assert.True(CampaignMatcher.IsNearCopy(Template, text));
        Assert.Equal(2, added.Count);
        Assert.Equal("Last March we lost forty ewes in one night and waited nine days for a visit.", added[0].Of(text));
        Assert.EndsWith("The lambing sheds were broken into twice as well.", added[1].Of(text), StringComparison.Ordinal);
    }

    [Fact]
    public void IsNearCopy_MuchMoreAddedThanCopied_IsStillACopy()
    {
        var text = Template + string.Join(' ', Enumerable.Range(0, 400).Select(i => $"own{i} words"));

        Assert.True(CampaignMatcher.IsNearCopy(Template, text));
        Assert.NotEmpty(CopySignature.Of(Template).Keys.Intersect(CopySignature.Of(text).LookupKeys));
    }

    [Theory]
    [InlineData(
        "I am writing to ask you to put road safety at the heart of your plan. Children walk to school on a lane with no "
            + "pavement and lorries use it as a short cut all day."
    )]
    [InlineData("More police please")]
    [InlineData("")]
    public void IsNearCopy_AnotherLetter_IsNot(string text)
    {
        Assert.False(CampaignMatcher.IsNearCopy(Template, text));
        Assert.False(CampaignMatcher.IsNearCopy(text, Template));
    }

    [Fact]
    public void SignatureOf_SameWordsInOtherDress_IsEqual()
    {
        var plain = CopySignature.Of("It's the twelfth time that I have written to you about the noise, sir.");
        var dressed = CopySignature.Of("  IT’S the twelfth time,\r\nthat I have written - to you about the noise sir");

        Assert.Equal(plain.Exact, dressed.Exact);
        Assert.Equal(plain.Keys, dressed.Keys);
        Assert.Equal("03df6d9345b4526c", plain.Keys[0]);
    }

    [Fact]
    public void Decide_FirstCopyHadItsOwnWords_TheyDropOutOfTheTemplateAndAreAddedToIt()
    {
        var (firstText, secondText) = (
            Template + "Ann Jones. My own two tractors went in May and nobody ever came.",
            Template + "Bob Price"
        );
        var (first, second) = (SubmissionReference.Derive("first"), SubmissionReference.Derive("second"));
        var started = Assert.IsType<CampaignDecision.Starts>(Decide(first, firstText)).Campaign;

        var joined = Assert.IsType<CampaignDecision.Joins>(Decide(second, secondText, started));
        var again = Assert.IsType<CampaignDecision.Joins>(Decide(first, firstText, joined.Campaign));

        Assert.True(joined.TemplateChanged);
        Assert.Empty(joined.Added);
        Assert.DoesNotContain("tractors", joined.Campaign.Template(), StringComparison.Ordinal);
        Assert.DoesNotContain("Jones", joined.Campaign.Template(), StringComparison.Ordinal);
        Assert.Contains("two tractors went in May", Assert.Single(again.Added).Of(firstText), StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_SecondCopyWasCutShort_LaterCopiesBringTheTemplateBack()
    {
        var whole = Template.ReplaceLineEndings("\n");
        var campaign = Assert.IsType<CampaignDecision.Starts>(Decide(SubmissionReference.Derive("0"), whole)).Campaign;
        var cut = whole[..whole.IndexOf(" I urge", StringComparison.Ordinal)];

        foreach (var (text, i) in new[] { cut, whole, whole }.Select((text, i) => (text, i)))
            campaign = Assert.IsType<CampaignDecision.Joins>(Decide(SubmissionReference.Derive($"copy {i}"), text, campaign)).Campaign;

        Assert.Contains("report on its work every year", campaign.Template(), StringComparison.Ordinal);
        Assert.Equal(3, campaign.Voters.Count);
    }

    [Fact]
    public void Decide_SameSubmissionTwice_VotesOnce()
    {
        var campaign = Assert.IsType<CampaignDecision.Starts>(Decide(SubmissionReference.Derive("0"), Template)).Campaign;
        var copy = SubmissionReference.Derive("copy");

        var once = Assert.IsType<CampaignDecision.Joins>(Decide(copy, Template + " Bob", campaign));
        var twice = Assert.IsType<CampaignDecision.Joins>(Decide(copy, Template + " Bob", once.Campaign));

        Assert.True(once.Voted);
        Assert.False(twice.Voted);
        Assert.Equal([copy], twice.Campaign.Voters);
    }

    [Fact]
    public void Decide_FewWords_StandsForItself() =>
        Assert.IsType<CampaignDecision.TooShort>(Decide(SubmissionReference.New(), "More police on the beat please"));

    [Theory]
    [InlineData("a ")]
    [InlineData("a b ")]
    [InlineData("\uD800")]
    [InlineData("'")]
    [InlineData("")]
    public void AddedWords_HostileTexts_AreComparedWithoutThrowing(string piece)
    {
        var (left, right) = (string.Concat(Enumerable.Repeat(piece, 60_000)), string.Concat(Enumerable.Repeat(piece, 50_000)) + "end");

        Assert.All(CampaignMatcher.AddedWords(left, right), span => Assert.InRange(span.End, 1, right.Length));
        Assert.InRange(CopySignature.Of(left).LookupKeys.Count, 0, 60);
    }

    private static CampaignDecision Decide(SubmissionReference reference, string text, params Campaign[] candidates) =>
        CampaignDecision.Of(reference, text, CopySignature.Of(text), candidates);
}
