using ConsultationIntake.Points;

namespace ConsultationIntake.Tests.Points;

public sealed class StanceReaderTests
{
    [Theory]
    [InlineData("We welcome the emphasis on prevention.", Stance.Supports)]
    [InlineData("I'd pay that gladly.", Stance.Supports)]
    [InlineData("The Panel endorses the draft.", Stance.Supports)]
    [InlineData("We do not support the closure of the station.", Stance.Opposes)]
    [InlineData("The council is disappointed and regrets the decision.", Stance.Opposes)]
    [InlineData("What a waste of money, scrap it.", Stance.Opposes)]
    [InlineData("We support the aim, but there is no mention of rural areas.", Stance.Mixed)]
    [InlineData("The draft reads well and we welcome it, however it lacks targets.", Stance.Mixed)]
    [InlineData("How will the grants be decided?", Stance.Asks)]
    [InlineData("Please explain how the four were chosen.", Stance.Asks)]
    [InlineData("Some references made to the fund.", Stance.Neutral)]
    [InlineData("", Stance.Neutral)]
    [InlineData("Rydym yn croesawu'r cynllun.", Stance.Supports)]
    public void Read_Point_IsTheStanceOfItsWords(string text, Stance expected)
    {
        Assert.Equal(expected, StanceReader.Read(text));
    }
}
