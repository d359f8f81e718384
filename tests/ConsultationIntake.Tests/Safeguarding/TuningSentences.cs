namespace ConsultationIntake.Tests.Safeguarding;

/// <summary>Plain disclosures and plain policy, which are among what the model was taught with. One sentence a line.</summary>
internal static class TuningSentences
{
    public static IReadOnlyList<string> AtRisk { get; } =
        Lines(
            """
            He hits me when he has been drinking.
            I was raped two years ago and nobody has ever rung me back.
            The dealer at number 12 sells to kids on their way home from school.
            I want to kill myself.
            I have had thoughts of ending it all.
            Some days I wish I was dead.
            My son has tried to take his own life because of the bullying.
            my daughter is self harming since it happened
            i cant go on like this any more
            My neighbour says she will end her life if they come back.
            My brother is suicidal and there is no crisis team out here.
            She took an overdose last month and was sent home the same night.
            My husband beats me and I am afraid to ring you.
            my ex keeps threatening to burn my house down
            My partner won't let me leave the house.
            He controls all my money and checks my phone.
            I am scared of my boyfriend.
            Too scared to go home most nights.
            My ex husband has breached his restraining order again.
            He is stalking me and you have done nothing.
            The man next door hits his wife.
            You can hear her screaming through the wall, he is beating her again.
            The woman upstairs always has a black eye and says she walked into a door.
            There are children in that house who are hungry and covered in bruises.
            The little girl at number 6 is left on her own all night.
            My grandson has been groomed by a gang and is carrying drugs for them.
            They have got my nephew running county lines to Norwich.
            My friend's boy is missing again, third time this month, and he owes the dealers money.
            An old man in our block has been cuckooed.
            Dealers have taken over my uncle's flat.
            I know a house on our road where girls are being trafficked.
            The workers at the car wash are kept in a container and not paid.
            The boss took her passport and she works for nothing.
            I saw a lad pull a machete on another boy by the chip shop.
            My son was stabbed last year.
            He carries a knife to school because he is frightened.
            A boy in my daughter's class showed her a gun.
            My step dad touched me when I was little.
            The football coach is sending naked pictures to the boys.
            A man followed my daughter home from the bus stop.
            Someone tried to pull my child into a car outside the school.
            I was groped on the train.
            I was mugged at knifepoint in the subway.
            Got jumped by three lads and they broke my jaw.
            They spat at me and called me names because I'm disabled.
            We had a brick through the window and death threats.
            They poured petrol through the letterbox with my kids asleep upstairs.
            My mum's carer is taking money from her and is rough with her.
            He hits his mother, we have all seen it.
            My sister is being forced to marry a man she has never met.
            My cousin was taken abroad to be cut when she was eight.
            She told me her uncle rapes her.
            I was abused as a child by a priest who is still in the parish.
            He choked me until I passed out.
            He has put a tracker on my car and turns up wherever I go, stalking me.
            My ex is threatening to put intimate photos of me online.
            They filmed him being kicked and threatened his mum.
            The loan shark says he will break my legs if I don't pay him.
            He threatened my wife with a hammer over a parking space.
            My neighbour threatened to kill my dog and then me.
            I've been assaulted twice in my own shop.
            The staff at my nan's care home slap her.
            Our volunteer saw a child locked in a shed.
            One of our clients told us her husband strangled her last week.
            A pupil told my teacher friend she is being sold for sex.
            Two girls from the children's home get into a different car every night outside our shop, they are being exploited.
            Kids as young as eleven are selling weed in the underpass.
            They are dealing drugs to the school kids from the flat above ours.
            My lad hasn't come home since Tuesday.
            She was drugged in the Red Lion and I had to carry her out.
            He exposed himself to me on the towpath.
            nobody would miss me
            I'd be better off dead than living next to them
            I can't take it any more, I will do something stupid.
            I live in fear of my life.
            I cut myself to cope with it.
            Mae fy ngŵr yn fy nharo i.
            Rydw i eisiau lladd fy hun.
            Mae rhywun yn bygwth fy mab gyda chyllell.
            Mae hi'n cael ei cham-drin gan ei gŵr.
            Mae fy merch ar goll ers dydd Llun.
            Mae dyn yn gwerthu cyffuriau i blant y pentref.
            """
        );

    public static IReadOnlyList<string> NotAtRisk { get; } =
        Lines(
            """
            The plan should do more on child sexual exploitation.
            We welcome the commitment to tackle domestic abuse.
            The Board would like to see modern slavery included as a priority.
            Suicide prevention deserves its own section in the plan.
            There is no mention of county lines anywhere in the draft.
            The Council recommends that cuckooing is added to the list of harms.
            Knife crime is rising nationally and the target is too low.
            I think domestic violence should be a bigger priority.
            I support the work on violence against women and girls.
            Children who go missing are at greater risk of exploitation and the plan should say so.
            Victims of sexual violence need specialist support.
            We would welcome more detail on how the force will respond to stalking.
            The number of recorded rapes rose by 14 per cent last year.
            Members noted that hate crime is under-reported.
            What will you do about knife crime?
            More should be done to protect children from grooming.
            The police should stop people carrying knives.
            Stop dealers selling drugs to children.
            Drug dealing needs to be tackled.
            Domestic abuse training should be mandatory for all officers.
            The Trust runs a refuge and a helpline for survivors of domestic abuse.
            Our charity supports people who self-harm.
            The plan mentions serious violence only once.
            Funding for sexual assault referral centres is essential.
            We would urge the Commissioner to use her powers to end modern slavery.
            The PCC said he would reduce knife crime in his first term.
            People with mental health problems should not be held in cells.
            Young people are victims as well as offenders.
            The Authority suggests a multi-agency protocol for missing children.
            Coercive control is poorly understood by magistrates.
            The new bypass has killed the high street.
            The cuts have hit us hard.
            It hits me in the pocket every April.
            I am sick to death of motorbikes.
            You're beating around the bush.
            We need bobbies on the beat.
            The dog mess is driving me up the wall.
            My bike was stolen from the station.
            My van was broken into three times and all my tools went.
            They smashed the bus shelter again.
            Someone set fire to a bin.
            There is litter all over the park.
            Speeding kills, slow them down.
            Cyclists on the pavement will kill someone one day.
            The parking by the school is dangerous for children.
            I don't want to pay any more council tax.
            I feel unsafe in town after dark.
            I don't feel safe walking home at night.
            The street lights are off and it is scary.
            The noise from next door keeps us up all night.
            Kids hang about outside the shop shouting.
            Teenagers on e-scooters ride on the pavement.
            He parked across my drive again.
            The neighbour's dog barks day and night.
            PCSO Ahmed is great with the kids.
            I rang 101 and was cut off after forty minutes.
            My daughter wants to join the police.
            My wife thinks there should be more patrols.
            I told the council about the potholes.
            The council threatened us with a fine for putting the bins out early.
            I was told to report it online.
            We know our officers and they know us.
            I have been a magistrate for twenty years.
            It would be better to spend the money on youth clubs.
            Alcohol is too cheap and it fuels disorder.
            Shops are missing stock every week.
            Two priorities are missing from the list.
            I was a victim of fraud and lost £400 online.
            My elderly mother gets scam calls every day.
            The trees hide the cameras.
            Our group has been asking for a meeting for months.
            Please do not cut the rural team.
            Dylai'r heddlu wneud mwy am gyffuriau.
            Mae angen blaenoriaethu cam-drin domestig yn y cynllun.
            Croesawn yr ymrwymiad i fynd i'r afael â chaethwasiaeth fodern.
            Mae'r strategaeth yn sôn am drais yn erbyn menywod.
            Mae'r beiciau modur yn swnllyd iawn.
            Diolch am y cyfle i ymateb.
            Nid yw'r ffyrdd yn ddiogel i gerddwyr.
            Victims should be told when their attacker is released.
            Any increase in rapes should be reported to the Panel.
            The Partnership has a statutory duty to prevent serious violence.
            If someone is being abused they should be able to reach an adviser the same day.
            """
        );

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
