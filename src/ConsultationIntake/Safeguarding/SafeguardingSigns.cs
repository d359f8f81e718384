namespace ConsultationIntake.Safeguarding;

/// <summary>
/// The signs that somebody notices who does not say, or know, what they mean: injuries, fear, control, sudden money,
/// strangers. They count where the sentence speaks of somebody. One pattern a line.
/// </summary>
internal static class SafeguardingSigns
{
    public const string English = """
        nose|jaw|lip|lips|rib|ribs|tooth|teeth|arm|wrist|eye|cheekbone|skull|leg|finger|fingers|head|face ~2 broken|broke|split|bleeding|fractured|bust|busted|swollen|stitches|bruised
        broke|broken|split|fractured|bust|busted|fracturing|breaking ~2 nose|jaw|lip|rib|ribs|tooth|teeth|arm|wrist|cheekbone|skull|leg|fingers
        cigarette|burn|bite|belt|finger marks|burns
        burns|welts|scars|scratches on|all
        marks|mark|scratches|bruises|cuts on|round|around|to|over|all
        lost ~3 stone|weight
        slashed|stabbed|shot|knifed|glassed ~2 outside|in|on|by|at|near|last
        being|been|was|were|is|gets|got|are given|sold|fed|supplied|offered|plied ~2 <drugs>|alcohol|drink
        drunk|drugged|high|stoned|drinks|dazed ~2 schoolgirls|girls|girl|kids|child|children
        schoolgirl|schoolgirls|girls|girl|child|kid|daughter ~4 drunk|drugged|stoned|high|dazed
        pushed|push|pushes|threw|throws|thrown|throwing|chucked ~2 down|into|against|out|across|at ~1 stairs|wall|road|floor|bed|window|car
        throw|throws|threw|throwing|chucks ~3 at ~1 her|him|me|us|baby|wall|kids|my
        shouts|shout|shouting|screams|swears|yells|yelling at ~1 her|him|mum|mam|nan|them|baby|child|kids
        tells|controls|decides|says ~1 her|him|me ~1 when|what|who|how ~2 can|can't|cant|allowed|eat|wear|see|speak
        keep|keeps|kept|keeping a|an|the|her|him|them|young|their ~2 indoors|inside|upstairs|captive|prisoner|locked
        sit|sits|sitting|sat on his|my|their ~1 lap|knee
        find|get|kill|hurt|come|coming for|me|her|us|him|you|after ~1 me|us|her
        will|would|he'll|they'll|gonna|going|could find|get|hurt|kill|finish|deal|sort|do ~1 me|us|her|him|my|you|with|to
        deal|dealt|deals|sort|sorted with|out ~1 me|him|her|us
        take|takes|took|taking|demand|demands|want|wants my|our|his|her ~1 money|phone|lunch|wages|bag|coat|trainers
        rings|ringing|calling|texting|messaging ~2 different|withheld|constantly|fifty|hundred ~1 numbers|number|times|day
        jumped|jumps|jumping off|in|from|out ~2 multi|bridge|roof|balcony|train|window|cliff|car
        stab|bulletproof vest
        razors|razor|blades|ligature|lighter ~2 bathroom|bedroom|arms|pillow
        pills|tablets ~3 bathroom|bedroom|bed|floor|hand|pillow
        can't|cant|cannot|don't|dont ~1 see ~1 getting|living|lasting|future|way|point
        does|do|gets|did it|worse ~1 harder|again|afterwards|more|worse
        months|weeks gone|pregnant
        fire|fireworks|petrol|paper|lit|burning ~3 letter|letterbox|door ~1 box
        i|she|he was|were|is ~1 twelve|thirteen|fourteen|fifteen|12|13|14|15 ~3 he|she|him|her|when
        covered in ~1 blood|bruises|marks
        bleeding from|badly|everywhere
        unconscious|passed out|collapsed
        fist|fists|belt|boot ~2 through|into|in|to|at|on
        took|takes|with ~1 belt|slipper|cane|boot to|on
        rope|noose|belt|ligature|cord|scarf ~2 neck|throat|beam
        flinch|flinches|flinched|flinching|cower*|trembling|trembles
        hide|hides|hid|hiding ~2 in|under|when|from ~1 wardrobe|cupboard|bed|bathroom|him|her|he|there|dad|room|toilet
        cry|cries|crying|cried|sobbing|sobs|tears ~2 when|because|every|about|herself|himself|saying|and|with|all
        terrified|petrified|scared|frightened|afraid ~1 of|to|she|he|that ~1 him|her|he|she|his|tell|speak|say|leave|go|wont|won't|they'll
        chair|wardrobe|furniture|drawers|barricad* ~3 door|bedroom
        dare|daren't|darent|dares not|tell|speak|leave|say|go|answer
        won't|wont|wouldn't|refuses|doesn't|doesnt say|tell|speak|talk ~1 what|where|who|how|why|me|about|to
        secret|secrets ~2 game|games|club|friend|between|from
        special|secret friend|games|game|touches
        begged|begs|made|makes ~1 not|promise to|me|not ~1 tell|say|not
        allowed ~1 visitors|friends|phone|out|alone|to ~1 ~2 see|speak|leave|answer
        <not> allowed ~1 visitors|out|friends|phone|to
        app|tracker|airtag|tracking|camera|cameras|spyware ~4 phone|bedroom|bag|he|she|knows
        knows|know|found|finds|finding ~1 where|what|which ~2 i|we|she|he|her|my|school|child|son|daughter ~3 live|lives|am|go|goes|school|work|works|stay|staying|moved|sleep
        bank card|cards|account ~3 mum|mum's|mam|nan|her|his|uncle|nephew|son|carer
        has|have|had|took|takes|taken ~2 bank|pension card|cards|book|account
        never|not see ~1 kids|children|them|him|her|daughter|son|grandchildren again
        reads|checks|goes|looks through ~1 messages|phone|emails|texts
        turned|turns|turning|shows|showed up ~1 at|outside ~1 my|her|work|nursery|school|door|home|our|the
        pretending|pretended|pretends to ~2 be
        never|without|no ~2 day|days off
        no|without|any wages|pay|food|electric|electricity|heating ~1 in|and|for|left|or
        live|lives|living|sleep|sleeps|sleeping|kept ~1 in|inside ~1 shed|garage|container|caravan|outhouse|cellar|attic|loft|warehouse|van|lorry
        six|seven|eight|nine|ten|twelve|fifteen|dozen ~2 in|to ~1 one|a|room|bedroom
        new|expensive|designer|flash|burner|second|two|three ~1 phone|phones|trainers ~3 wont|won't|and|from|cash|he|where|don't
        quid|pounds|pound|cash|notes|money ~4 sock|socks|shoe|shoes|mattress|drawer|pillow|bedroom|rucksack|underwear
        strangers|men|blokes|people|lads|girls|cars ~3 in and out
        in and out ~2 at|all ~1 night|hours|day
        strangers ~3 in|inside|at|using|sleeping ~1 there|his|her|flat|house|home
        selling|sells|sell|dealing|deals|deal|serving|serves|serve out|from|off|up ~4 car|van|bmw|audi|golf|flat|house|window|bike|stairwell|shed|garage|bedroom|balcony
        to ~1 year 7|8|9|10|11|7s|8s|9s|10s|11s|sevens|eights|nines
        older|grown|adult boyfriend|boyfriends
        older|grown|adult|middle-aged man|men|bloke|blokes|lads|boys ~5 girl|girls|her|asking|messaging|child|schoolgirls|teenagers|him
        only|just|is|aged|she's|he's|was|were|she|he 9|10|11|12|13|14|15|nine|ten|eleven|twelve|thirteen|fourteen|fifteen ~2 and
        boyfriend|boyfriends ~3 18|19|20|21|22|23|24|25|26|27|28|29|30|30s|40|40s|twenties|thirties|forties|older|grown
        offer|offers|offering|offered|give|gives|giving|gave|buy|buys|bought|buying ~2 lift|lifts|sweets|vapes|vape|alcohol|vodka|cigarettes|ket ~3 girls|girl|kids|children|boys|boy|them|her|him|schoolgirls|teenagers
        get|gets|getting|got in|into ~2 car|cars|van|taxi|taxis ~1 with|outside|after|at|men|man|every
        meet|meets|meeting ~2 at|in ~1 hotel|flat|woods|car|park|room|house
        walks|walked|walking|comes|came|coming|gets|climbs|watches|watch|watched in|on|into ~2 bath|bedroom|shower|bed|changing|girls|us|me|her|them|toilet|sleep
        bath|shower|bed with ~1 her|him|me|us|them|girl|boy|kids
        do|did|does|doing|done ~1 things|stuff|it|that to|with me|her|him|us|them|my
        do|did|does things ~1 <not>
        messed|messing|interfered|interfering|fiddled|playing with ~1 her|him|me|us|kids|boys|girls|them
        woke|wake|wakes|waking up ~5 memory|naked|strange|clothes|remember|somewhere|bed
        no|without memory|recollection
        clothes|knickers|tights|trousers|underwear|pants ~2 inside|off|down|torn|missing|ripped
        half|semi naked|dressed|undressed
        go|goes|get back|home|out ~1 to where|your|my|pakistan|africa|own|poland|at|romania|country
        mosque|synagogue|temple|gurdwara|church ~3 next|burn*|bomb*|attack*|smash*|threat*
        swastika|swastikas
        dirt|mess|poo|faeces|excrement|bacon|meat|rubbish ~1 on|through|at|in ~1 my|our|her|his step|door|doorstep|letterbox
        posted|shared|put|posting|leaked|published ~1 my|our|her|his address|number|photo|photos|details|pictures|face
        screwdriver|crowbar|knuckledusters|catapult|bottle|stick|sticks|bar|chain|bricks ~2 at|and|with|to|over|in ~1 him|her|me|us|my|his|head|face|hand|window
        with|had|holding|waving|swinging|got|carrying|having a|an|iron|metal|his|one ~1 bar|bottle|bat|chain|screwdriver|crowbar|stick|iron|pole|brick|hammer|catapult
        fight|fighting|fights ~4 screwdriver|bottle|bat|knife|bar|blood|hospital|ambulance
        written|wrote|writing ~2 letters|letter|note|notes|goodbyes|goodbye ~3 so|insurance|kids|ready|will
        say|said|saying|written|wrote goodbye|goodbyes ~1 to
        bridge|tracks|railway|trains|train|cliff|river|platform|roof|multistorey ~5 easy|jump|jumping|over|end|quick|step
        it|this would|will be so|over|easy ~1 ~2 easy|simple|quick|over
        want|wanted|wants|wish ~1 it|this|everything ~1 to ~1 stop|end|over
        stop|over|gone|asleep|sleep for good
        <not> ~1 eat|eaten|eating|wash|wake
        alright|better|fine|okay|happier|safer without|if me|i
        <not> be here ~1 much|soon|christmas|next
        had|have enough of|with life|living|being
        no|a|any way out
        give|given|giving|gave up on|with life|living|everything|myself
        rocking|shaking|curled|mute ~3 floor|corner|all|when|and
        <not> ~2 safe ~2 home|him|house|there|kids|children|with ~1 him|her|dad|mum|kids|home
        my|it's|its|was|is fault ~1 i|he|and|when|because
        drinks|drunk|drinking ~3 takes|took|hits|and|then ~2 it|out|my|me|us|on
        next time ~3 you|i|we|me|us|dead|worse|face
        you're|your|ur|you are|be|dead|watch ~1 dead|back|yourself|finished
        said|says|told ~3 come|get|find|kill|hurt|finish|do ~1 me|us|him|her|you|back
        lost ~2 baby
        pregnant ~3 12|13|14|15|twelve|thirteen|fourteen|fifteen|hit|kicked|pushed
        """;

    public const string Welsh = """
        ddim|dim ~1 isio|eisiau|isie|moyn bod|byw ~1 yma|mwy|rhagor
        brifo|frifo|mrifo|anafu
        wedi meddwi
        gwaedu|waedu|gwaed
        crio|grio|llefain|wylo
        cuddio|guddio ~2 o|rhag|yn|dan
        cadw|gadw ~3 arian|ffôn|phasbort|pasbort|phres
        dim|ddim yn cael mynd|gweld|siarad|gadael
        dyn|dynion hŷn
        arian|pres ~2 hosan|hosanau
        gwrthod ~1 gadael
        ofn
        cloi|allwedd|goriad
        sbectol haul
        cerdded ~1 i ~1 ddrws
        diarth
        cysgu ~1 ar
        ganol nos
        chwilio ~1 am fwyd
        tabledi|dabledi|rhaff|afon|pont
        llwglyd|llwgu
        """;
}
