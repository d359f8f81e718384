using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Tests.Points;

public sealed class AttributionTests
{
    [Theory]
    [InlineData("Comments received from partners are set out below.", "partners")]
    [InlineData("I write on behalf of the Youth Council, which met on Monday.", "the Youth Council")]
    [InlineData("The chair of the health board had raised the length of the wait.", "The chair of the health board")]
    [InlineData("Maureen also says that nobody rings back.", "Maureen")]
    [InlineData("Ysgrifennaf ar ran Cyngor Tref Llanfair.", "Cyngor Tref Llanfair")]
    public void Of_SentenceThatPassesAViewOn_IsWhoseItIs(string sentence, string who) =>
        Assert.Equal(who, Attribution.Of(sentence, new TextSpan(0, sentence.Length)));

    [Theory]
    [InlineData("Drones were flown over the Aske estate on 31 nights.")]
    [InlineData("She'd told the nursery.")]
    [InlineData("Rehouse him and she can stay put. It is in two lines.")]
    [InlineData("It has saved, on any view, some of seven lives.")]
    [InlineData("Diolch am ofyn ein barn.")]
    [InlineData("They say nothing.")]
    [InlineData("Nobody answers, said a man.")]
    public void Of_AnyOtherSentence_IsNobody(string sentence) => Assert.Null(Attribution.Of(sentence, new TextSpan(0, sentence.Length)));
}
