using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Tests.Reading.Words;

public sealed class PhraseListTests
{
    [Theory]
    [InlineData("kind regards", "With Kind, REGARDS!", true)]
    [InlineData("kind regards", "kinds regard", false)]
    [InlineData("kind regards", "kind and regards", false)]
    [InlineData("sŵn yn y nos", "swn yn y nôs", true)]
    [InlineData("sign-off", "their sign off", true)]
    [InlineData("sign-off", "their signoff", true)]
    [InlineData("sign-off", "their sign-off", true)]
    [InlineData("(the|our own) council agreed", "our own council agreed", true)]
    [InlineData("(the|our own) council agreed", "council agreed", false)]
    [InlineData("(the|our own)? council agreed", "Council agreed", true)]
    [InlineData("(the)? (full)? council agreed", "the full council agreed", true)]
    [InlineData("back ? monday", "back monday", true)]
    [InlineData("back ? monday", "back on Monday", true)]
    [InlineData("back ? monday", "back again on Monday", false)]
    [InlineData("subject to * approval", "subject to approval", true)]
    [InlineData("subject to * approval", "subject to our full council's approval", true)]
    [InlineData("subject to * approval", "subject to the council of all four approval", false)]
    [InlineData("subject to * * approval", "subject to the council of all four approval", true)]
    [InlineData("this email ... private", "this email and what was sent along with it, wherever it may have gone to, is private", true)]
    [InlineData("disab*", "a disability", true)]
    [InlineData("disab*", "disable", true)]
    [InlineData("disab*", "a dis", false)]
    [InlineData("self-harm*", "selfharming", true)]
    [InlineData("(see|as) #", "as 4b", true)]
    [InlineData("(see|as) #", "see Q3", true)]
    [InlineData("(see|as) #", "see all", false)]
    [InlineData("we", "We’re", true)]
    [InlineData("were", "We're", false)]
    [InlineData("ill", "I'll", false)]
    [InlineData("the commissioner's", "The Commissioner‘s", true)]
    public void IsIn_PhraseInEveryNotation_IsFoundWhereItStands(string phrase, string text, bool found) =>
        Assert.Equal(found, PhraseList.Of([phrase]).IsIn(text));

    [Theory]
    [InlineData("(thanks|many thanks)", "Many thanks,", true)]
    [InlineData("(thanks|many thanks)", "Many thanks, Jo", false)]
    [InlineData("thanks", "", false)]
    [InlineData("thanks", "!", false)]
    public void Is_WholeText_IsThePhraseAndNothingElse(string phrase, string text, bool found) =>
        Assert.Equal(found, PhraseList.Of([phrase]).Is(text));

    [Fact]
    public void Opening_OfTwoPhrases_IsTheLongest()
    {
        var phrases = PhraseList.Of(["out of office", "out of office until"]);

        Assert.Equal("out of office until", phrases.Opening("“Out of office until Monday")!.Value.Of("“Out of office until Monday"), true);
        Assert.Null(phrases.Opening("I am out of office"));
    }

    [Fact]
    public void All_Phrases_AreGivenWhereTheyStand()
    {
        const string Text = "We ask, and we ask you: we object.";

        Assert.Equal(
            ["We ask", "we ask", "we ask you", "we object"],
            PhraseList.Of(["we (ask|object)", "we ask you"]).All(Text).Select(span => span.Of(Text))
        );
    }

    [Theory]
    [InlineData("no idea sorry", true)]
    [InlineData("sorry no idea no idea", true)]
    [InlineData("no idea what", false)]
    [InlineData("no", false)]
    public void MakeUp_Words_AreOnePhraseAfterAnother(string text, bool made)
    {
        var phrases = PhraseList.Of(["no idea", "sorry", "idea sorry"]);

        Assert.Equal(made, phrases.MakeUp([.. text.Split(' ').Select(word => phrases.NumberOf(word))]));
    }

    [Theory]
    [InlineData("(the council agreed")]
    [InlineData("* agreed")]
    [InlineData("agreed (by)? ?")]
    [InlineData("(agreed)?")]
    public void Read_PhraseThatIsNone_IsRefused(string phrase) =>
        Assert.Throws<InvalidDataException>(() => PhraseNotation.Read(phrase).Count());
}
