namespace ConsultationIntake.Tests.Safeguarding;

/// <summary>More sentences to measure the reader on, written after it. One sentence a line.</summary>
internal static class UnseenSentences
{
    /// <summary>
    /// A third set, plain and oblique mixed. When first read 27 % were found; then the signs were widened again with it in sight.
    /// </summary>
    public static IReadOnlyList<string> LastAtRisk { get; } =
        Lines(
            """
            My grandmother's helper shouts at her and she has lost two stone since Easter.
            I gave up reporting it, he just does it harder afterwards.
            he pushed me down the stairs when I was six months gone
            The family over the way keep a young woman indoors, we only see her at the bins at 5am.
            I take a hammer to bed because of what the neighbour said he would do to me.
            my boy's 14 and wears a stab vest to get the bus
            A lad got slashed outside ours on Sunday and nobody has been to see us
            My best friend's husband tells her when she can eat.
            There's a man at the allotments who gets the little ones to sit on his lap.
            He keeps ringing from different numbers saying he will find me
            We had a resident tell us her son takes every penny of her pension
            i was fourteen he was my driving instructor's mate
            I've stopped going to college because the same group wait for me and take my money.
            Somebody put a fire through our neighbour's letter box because they are gay
            my girl came back from that house with marks round her throat
            The lady on the till at the shop is not allowed to keep her own passport.
            I can't see myself getting to Christmas, to be honest.
            My nephew jumped off the multi storey, thank God he lived, and still no help.
            Every Friday a taxi takes the same three schoolgirls away and brings them back drunk
            Kids from the home are being given crack by the man in the end terrace
            An officer I reported for touching me is still on our street
            they held a blade to my brother because he wouldn't join
            She's got a baby and he throws plates at the wall next to its head
            My flatmate takes pills and razors in the bathroom and I don't know what to do.
            I was blackmailed with a video after meeting someone on an app
            The boys upstairs have a crossbow and point it at people from the balcony
            My aunt says if I see that boy again my brothers will deal with me
            Cafodd fy chwaer ei churo gan ei chyn-bartner nos Sadwrn.
            Mae 'na ddynion yn rhoi cyffuriau i'r genod yn y parc
            Dwi'n methu cysgu, dwi jyst isio i'r cwbl ddod i ben
            """
        );

    public static IReadOnlyList<string> LastNotAtRisk { get; } =
        Lines(
            """
            My son waits an hour for the bus because the service was cut.
            She took my details and never called back.
            I live in a flat above the shops and the deliveries start at 4am.
            The young man who answered was polite.
            He told me the CCTV had not worked since January.
            I sleep badly because of the motorbikes.
            My aunt runs the Neighbourhood Watch and gets no support.
            The commissioner visited our school and the children loved her.
            We are losing our police counter and nobody asked us.
            My brother is a special constable and says morale is low.
            I was one of those who marched against the closure.
            They took my statement twice and lost it.
            The girl on reception sent me away.
            I am afraid I do not agree with raising the precept.
            You are killing this town with parking charges.
            A lady from the council came and measured the noise.
            My friend's shop window was broken and the thief walked off laughing.
            Someone dumped tyres in the lane behind my house.
            Her answer to the panel on rural crime was weak.
            I told him the plan has no numbers in it.
            Boys climb on the school roof at weekends.
            The survey asks if I have been a victim but not what happened after.
            My father served thirty years in the force and would be ashamed.
            He gets a big salary and two deputies.
            I know three people who had their catalytic converters stolen.
            We ran a session on coercive control and forty professionals came.
            Modern slavery is hidden, so please say how you will measure it.
            As a survivor I want to be asked before you design the service.
            Mae fy nhad yn gwirfoddoli gyda'r heddlu.
            Dwi'n hapus gyda'r plismon newydd.
            """
        );

    /// <summary>A fourth set, written after the last change to the reader and never tuned against.</summary>
    public static IReadOnlyList<string> UnseenAtRisk { get; } =
        Lines(
            """
            My dad's new girlfriend slaps my little brother when nobody is in.
            I was attacked walking home from my shift in April.
            He told the court he was sorry and two days later he was outside my house again.
            the flat below is full of lads who are not from here and the tenant looks terrified
            My friend's daughter has been sending pictures to a man she met on a game.
            I have nothing left and I have been saving up my tablets.
            An elderly man at our church has been giving thousands to a woman he has never met
            She said her manager gropes the younger ones in the stock room
            my cousin came out as gay and his family have taken his phone and locked him in
            Two men tried to get my niece into their car by the leisure centre
            a boy of about ten was selling little bags by the skate park
            My ex broke my arm in front of the children
            the neighbour aims an air rifle at my cats and at me
            I'm frightened he will come back and finish it
            Our support worker thinks the learner is being used as a drug runner
            my wife threatens to cut herself if I talk to anyone
            The stepfather next door makes the boy sleep outside in the cold
            Someone set fire to my car with a note saying next time you will be in it
            Mae fy mhartner yn fy rheoli ac yn cymryd fy arian i gyd
            I keep thinking everyone would cope fine if I drove into a wall
            """
        );

    public static IReadOnlyList<string> UnseenNotAtRisk { get; } =
        Lines(
            """
            My husband and I attended the drop-in and were impressed.
            I hit a pothole and had to buy two tyres.
            He is the best sergeant we have had.
            My girls want somewhere to skate.
            The commissioner told me she would reply and did not.
            They knocked my fence down with a digger.
            I watched the panel online and nobody mentioned rural crime.
            The shop on our corner sells vapes too late at night.
            My neighbour has six cars on the verge.
            I would be happier if someone picked up the phone.
            Her team ran an excellent knife crime workshop at our school.
            I met a lovely officer at the market.
            We take our own rubbish home, so can they.
            Someone keeps parking in the disabled bay.
            My uncle remembers when every village had a bobby.
            The lads at the garage were burgled twice this year.
            It should be easier to report domestic abuse online.
            Please fund the sexual assault referral centre for another three years.
            I work nights and the trains are late.
            Mae fy nghymydog yn parcio ar y palmant.
            """
        );

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
