namespace ConsultationIntake.Tests.Safeguarding;

/// <summary>
/// Sentences to measure the reader on. The first set was written before it and never tuned against, but by the author of its
/// phrases, so what it scores there flatters it. One sentence a line.
/// </summary>
internal static class HeldOutSentences
{
    public static IReadOnlyList<string> AtRisk { get; } =
        Lines(
            """
            I just don't want to be here any more, it's every single night
            been off my meds and honestly thinking about doing myself in
            My lad is 13 and an older boy on a moped has him dropping off packages after school
            Her boyfriend punches her, we hear it through the wall most weekends
            The bloke in flat 9 has a string of young girls going in and out at night and none of them look sixteen
            An old boy on our landing has had his flat taken over by dealers, he sleeps on the stairs
            I was sexually assaulted on the last bus home in March
            My ex follows me to work and waits outside, he has breached the order twice
            he said he would burn the house down with us in it
            somebody put a knife to my throat outside the Co-op and took my bag
            my granddaughter hasnt come home for two nights and the police wont look for her
            The lads washing cars by the roundabout sleep ten to a room and the boss keeps their passports
            My stepfather used to touch me when I was nine and he still coaches the under 12s
            She is being groomed online by a man who says he is 17
            I cut my arms because of what next door put me through
            the couple upstairs leave the baby screaming alone all night while they go out
            My husband controls all my money and I am not allowed to see my sister
            they told my son they will stab him if he doesn't carry for them
            I saw a teenager with a machete in the underpass yesterday
            There is a man exposing himself to schoolgirls by the canal every afternoon
            the pub landlord is selling cocaine to the youngsters out of the back kitchen
            I'm scared to go home because of my son, he throws me about when he has been drinking
            My neighbour's little boy comes to school with bruises and no coat
            I've taken tablets before over this and I will again
            he strangled me twice and they let him out the same day
            My daughter was spiked at the club in town and woke up in a strange house
            Our teacher keeps messaging girls in year 9 for pictures
            a gang has been threatening to smash my disabled brothers face in
            i was jumped by six of them and kicked unconscious
            The carer is stealing from mum and has been rough with her, she has marks on her wrists
            They are trying to force my cousin to marry a man in Pakistan this summer
            my friend's aunt is taking her abroad to be cut
            There's a gun being passed around among the boys at the flats on Tennyson Road
            She told me her dad hurts her when he is drunk
            He has shared naked photos of me with the whole rugby club
            I have been hit by my wife for years and no one believes a man
            Nobody would miss me if I was gone
            what is the point in living like this, I would be better off dead
            my uncle raped me and I have never told anyone until this form
            Someone tried to drag a girl into a van on Mill Road on Friday
            A woman who works at the nail bar told me she can't leave until she pays them back
            the man next door is always shouting at his kids and I have heard him hit them
            Mae fy ngŵr yn fy mwrw i bob penwythnos
            Dwi eisiau marw, does neb yn gwrando
            Mae dyn yn gwerthu cyffuriau i blant y tu allan i'r ysgol
            Cefais fy nhreisio pan oeddwn yn ddeunaw oed
            Mae fy mab yn cael ei fygwth gyda chyllell
            Mae hi'n ofni mynd adref achos ei phartner
            someones been following me home from the station three nights running
            we took in a lass who had been kept in a house and made to see men
            My sister has stopped eating and says she wants to die since the attack
            Kids as young as ten running drugs for the family at 31, everyone on the close knows
            our key worker found a resident locked in his room with bruises on his arms
            They've been making him hold the drugs in his bedroom, he is only 14
            He grabbed my hair and smashed my head on the worktop
            He waits for my daughter at the school gates and takes pictures of her
            if he finds out where we've moved to he will kill us
            my boy was stabbed outside the chicken shop in August
            I get called the p word and spat at every time I leave my house
            A resident at the hostel told our volunteer that her partner makes her sleep with his friends for money
            """
        );

    public static IReadOnlyList<string> NotAtRisk { get; } =
        Lines(
            """
            The Plan should do more on child sexual exploitation.
            We welcome the priority given to domestic abuse and would like to see it strengthened.
            The Board notes that modern slavery is not mentioned in the draft.
            County lines is a national problem and needs a regional response.
            Knife crime is up and the police need more stop and search.
            Members asked what the Commissioner would do to reduce suicide among young men.
            I want my road gritted and the lights fixed before I break my neck
            My shed was broken into and they took the mower.
            you ring 101 and you could die of old age waiting
            The parking outside the school is an accident waiting to happen
            Victims of rape wait far too long for a trial.
            We would support more funding for independent domestic violence advisers.
            kids need youth clubs not lectures
            The council would kill for that sort of money
            Training on coercive control should be given to every frontline officer.
            The Authority has adopted a zero tolerance approach to violence against women and girls.
            hit the parents in the pocket, that's what I say
            There is no reference in the plan to cuckooing or to the exploitation of vulnerable adults.
            Missing children: the protocol between the force and children's homes should be refreshed.
            I support hate crime being a priority.
            These cuts are suicidal for rural policing
            The force should threaten persistent offenders with eviction
            Speeding through our village is murder for the pensioners trying to cross
            How many rapes were reported last year and how many were charged?
            More should be done to stop dealers selling drugs to children.
            Weapons amnesties work and I would like to see another one.
            The section on serious violence is clear and well written.
            Fly tipping on the lane is a disgrace and nobody gets prosecuted
            In 2019 the county recorded 312 offences of stalking.
            Please keep our PCSO, she is great with the kids.
            The Trust recommends that frontline staff are trained to spot the signs of grooming.
            I feel safe where I live and have no complaints.
            What will the PCC do about gangs?
            Young people told us they worry about being stabbed.
            Burglary victims get a number and nothing else
            They beat around the bush whenever you ask about budgets
            The report was hard hitting and I thank you for it
            Offenders should be punished properly, not let off with a caution
            Children who go missing from care are at greater risk of exploitation.
            The Committee considered the links between alcohol and domestic violence.
            It is vital that survivors have access to a refuge in every district.
            I am sick to death of loud motorbikes
            the new one way system is strangling the high street
            Shoplifters walk out with bags full and nobody touches them
            We run a helpline for people who have been abused and took 4,000 calls last year.
            The draft plan talks about vulnerable people but does not define them.
            Partners should share intelligence about drug dealing hotspots sooner.
            Cases of self-harm in custody should be published every quarter.
            Police should be hit with fines when they fail
            I was threatened with a parking fine by the council
            Dylai'r cynllun wneud mwy am gam-drin domestig.
            Rydym yn croesawu'r flaenoriaeth ar gamfanteisio'n rhywiol ar blant.
            Mae angen mwy o heddlu yn y pentref.
            Nid oes sôn am gaethwasiaeth fodern yn y cynllun.
            Our group is dying for a proper meeting with the sergeant
            my car got keyed and my bins were set alight
            Community Safety Partnerships have a duty to prevent serious violence.
            The figures on missing persons in paragraph 4.2 are out of date.
            The budget has been cut, cut and cut again
            Women should not have to be scared walking home.
            """
        );

    /// <summary>
    /// A second set, written after the reader and with its wording avoided: oblique, misspelt, in passing. When first read it
    /// found 15 % of them; then the signs were widened with it in sight.
    /// </summary>
    public static IReadOnlyList<string> ObliqueAtRisk { get; } =
        Lines(
            """
            Some nights I stand on the footbridge and look at the trains and it would be so easy.
            I've written the letters and sorted the insurance so they will be alright without me
            last week i had the belt round my neck then the dog came in
            mum keeps falling but she says its him, she flinches when he walks in
            He says if I go he gets the kids and I will never see them again
            my phone has an app on it he put there so he knows where I am
            I sleep with a chair against the door because of my brother
            The lodger walks in on my girls when they are in the bath
            Her little one told the nursery that grandad plays secret games
            the lad in the corner flat cannot read or write and there's always strangers in there using his electric
            They give my boy trainers and a new phone and he wont say what he does for it
            he is 15 and comes home on the first train from London with 400 quid in his sock
            Man in a grey car offers lifts to the girls walking back from college
            three of them live in the shed behind the takeaway and never get a day off
            she cleans for them all day, no wages, and cries when you ask about home
            They have booked her a flight for half term and she is terrified she wont come back
            Dad died and ever since my uncle has had mum's bank card and there is no food in
            I woke up with no memory and my clothes on inside out after one drink
            boyfriend of hers put his fist through the door and then her
            I got my nose broken for telling them to move on
            we were chased with a bar by the same two men who were let out on Monday
            someone has posted our address and said the mosque will be next
            they leave dog dirt on my step and shout go home at my kids every day
            a student showed me messages from a grown man asking her to meet him at a hotel
            My ex turned up at nursery pretending to be picking him up
            he has a shotgun in the wardrobe and says he would use it
            the old girl opposite isnt allowed visitors since her nephew moved in
            my dad drinks and then it is my fault, I hide in the wardrobe
            I dont eat now, I dont get up, I just want it to stop for good
            my partner made me do things I didn't want to do in bed
            There's a lad selling out of a BMW to the year 8s at home time
            Two kids got into a fight and one had a screwdriver
            He was nine when the scout leader did it and he's never been right
            she got out of the car crying with her lip split
            they said they know what school my son goes to
            Ddim isio bod yma ddim mwy
            Mae o'n brifo mam pan mae o wedi meddwi
            Mae'r bachgen drws nesaf yn cario cyllell i'r ysgol
            she's only 12 and her boyfriend is 24
            we found needles and a girl passed out half naked in our bin store
            """
        );

    public static IReadOnlyList<string> ObliqueNotAtRisk { get; } =
        Lines(
            """
            He was a good commissioner and I am sorry he is going.
            My daughter walks to school and I worry about the traffic.
            I was told the station will shut and it made me angry.
            My neighbour plays the drums until midnight.
            They dumped a mattress in my drive again.
            the kids next door kick footballs at my fence
            My son got stopped and searched for nothing.
            I saw the police van parked up for an hour outside the bakery.
            She is a brilliant PCSO and knows all the children by name.
            Our members told us that hate crime reporting is too complicated.
            My husband rang 101 and gave up after an hour.
            I think people who sell drugs get off too lightly.
            Someone stole the lead off our church roof.
            My mother is 84 and cannot use the online form.
            He drives up and down our road at 60.
            We know that domestic abuse rises during big football matches.
            I work with survivors and they tell me court dates keep moving.
            I would like to see tougher sentences for rape.
            The man at the council was very helpful.
            Her report on stalking was excellent.
            My worry is that knife crime will spread to our villages.
            They cut the grass but not the hedges and you cannot see round the bend.
            My car was scratched and the wing mirror kicked off.
            I have lived here forty years and never known it so bad.
            The gang of lads by the shop are loud but harmless.
            Someone should do something about the drug dealing in the park.
            We get drunks singing under our window on Saturdays.
            I found needles in the play area.
            Officers told us they are too busy with shoplifting.
            my lad plays for the under 12s and the changing rooms were vandalised
            The Panel asked how she would measure trust in victims' services.
            He said the plan was too long and I agree.
            I get frightened when motorbikes come up behind me on the towpath.
            Boys on bikes pull wheelies at me.
            My partner and I run a small shop and the theft is constant.
            I was burgled in June and felt well looked after.
            The cyclist swore at me.
            Mae fy mab yn hoffi'r heddwas lleol.
            Mae hi'n gomisiynydd da iawn.
            Fe wnaeth yr heddlu fy helpu pan gollais fy ffôn.
            """
        );

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
