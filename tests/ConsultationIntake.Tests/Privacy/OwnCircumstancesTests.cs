using ConsultationIntake.Privacy;

namespace ConsultationIntake.Tests.Privacy;

public sealed class OwnCircumstancesTests
{
    [Theory]
    [InlineData("As a disabled woman I do not feel the plan thinks about how I get about.")]
    [InlineData("I have depression and the noise makes it worse.")]
    [InlineData("My anxiety is worse since the burglary.")]
    [InlineData("I use a wheelchair and the kerbs are blocked by cars.")]
    [InlineData("We are a Polish family and were shouted at in the market.")]
    [InlineData("As a Muslim, being stopped at the station is humiliating.")]
    [InlineData("I go to church in the square and the drinkers outside frighten me.")]
    [InlineData("My partner and I are gay and we do not hold hands in town.")]
    [InlineData("The lanes are dark. I was diagnosed with cancer last year.")]
    [InlineData("It was sprayed on the door the week I came out of hospital.")]
    [InlineData("I'm now back on the tablets and back behind the curtain.")]
    [InlineData("My own nerves are in shreds with his stamping.")]
    [InlineData("I told my GP that I cannot sleep.")]
    [InlineData("I keep my inhaler by the bed because of the smoke.")]
    [InlineData("Es i i'r ysbyty ar ôl y lladrad, ac rwy'n dal yn ofnus.")]
    [InlineData("Being Black, I expect to be searched.")]
    [InlineData("Rwy'n anabl ac mae'r palmentydd yn llawn ceir.")]
    [InlineData("Na, dwi'n ddall.")]
    [InlineData("Diolch i'r swyddogion a eisteddodd gyda fy merch fyddar.")]
    [InlineData("We’re Travellers and were moved on again.")]
    public void OwnHealthOriginFaithOrOrientation_IsFound(string text) => Assert.True(OwnCircumstances.AreTold(text));

    [Theory]
    [InlineData("The park is dark and nobody repairs the lamps.")]
    [InlineData("I want more patrols near the bus station.")]
    [InlineData("Publish stop and search figures by race every month.")]
    [InlineData("Hate crime at the mosque has gone up since the summer.")]
    [InlineData("Victims with a disability wait longest for an answer.")]
    [InlineData("I'll go where the light is.")]
    [InlineData("My lads walk past the chapel every night.")]
    [InlineData("He draws me a map of it.")]
    public void WhatIsSaidOfOthersOrOfNone_IsNot(string text) => Assert.False(OwnCircumstances.AreTold(text));
}
