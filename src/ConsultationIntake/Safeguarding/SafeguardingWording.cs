namespace ConsultationIntake.Safeguarding;

/// <summary>The words of harm. One pattern a line.</summary>
internal static class SafeguardingWording
{
    public const string Idioms = """
        sick to death
        beat|beats|beating around|about the bush
        beat|beats|beating cancer|inflation|traffic|bobbies|officers
        on|off|the|their|your|his|her beat
        hit|hits|hard hitting
        hit|hits|hitting ~2 pocket|pockets|wallet|target|targets|headlines|roof|ground|nail
        hit|hits|hitting ~2 with ~2 fine|fines|bill|bills|charge|charges
        it|that|this|which|cuts|prices|bills|rises|rise|increase|inflation|news ~1 hit|hits|hitting me|us
        hit by ~2 cuts|inflation|austerity|covid
        threaten*|attack* ~4 fine|fines|eviction|parking|bailiffs|court|closure|redundancy|solicitor|solicitors|legal
        threatened|threatening with closure
        follow|follows|followed|following up|on|through|the|this|these|a|an|that|your|from|advice|guidance|suit|in
        force|forces|forced|forcing area|areas|to pay|to drive|to wait|to use|to move|to shop|to close
        can't|cant|cannot touch
        touch|touches|touched|touching base|on|upon
        in|out|finishing touch
        push|pushes|pushed|pushing for|back|up|down|through|the|this|a|prices|crime|it|in|ahead|forward
        corner shop|shops|house|of
        slash|slashed|slashing|slashes budgets|funding|numbers|services|the|police|costs|tyres
        shake|shakes|shook hands|up|your|my|his|her
        scratched the|my car|surface
        lash|lashes|lashed out
        control|controls|controlling orders|order|room|rooms|of
        track|tracks|tracked|tracking record|down|the
        drug|drugs use|misuse|strategy|policy|testing|education|services|treatment|problem
        drop|drops|dropping litter|rubbish
        smash|smashed|smashing|smash* up|glass|windows|it
        burn|burns|burnt out
        exploit* loopholes|the|opportunities|this
        kill|kills|killing speed|time|for|the|two
        speed|speeding kills
        could|would|will kill for
        dying for|to
        shot in|at|of|across|through
        bit of|more|less|late|like|better|too|about|the|on
        die of ~1 old|boredom|shame|waiting|laughing
        grab|grabs|grabbed ~2 coffee|lunch|headlines|attention
        missing from the|this|your|it|page|section|list
        missing the|a|out|opportunity|link|piece|persons|person|people|children|bins|bin|signs
        crying shame|out
        bleeding us|the|me dry
        hate crime ~1 reporting|figures|team|officer|officers|awareness|week
        beaten to it
        bat an|bats|survey|box|conservation
        axe|axed|axing the|services|jobs|posts|pcsos|officers|this|funding
        acid rain|test
        petrol prices|price|station|stations|stations|costs|pump
        gun owners|ownership|licence|licences|licensing|crime
        knife crime|amnesty|arches|bins|surrender
        hammer home
        held to|at|up|in|on|a|accountable|meetings|the
        neglected roads|lanes|by|areas|area
        jumped the|to|at|from
        pushed for|back|through|up|out|down|aside
        dragged out|on|down|their|its
        abuse of ~1 power|position|process|public|trust|system
        """;

    public const string Telling =
        """
            kill|killing|hang|hanging|harm|harming|hurt|hurting|drown|cut|cuts|cutting|top|topping|starving|burning|stab myself
            doing|do|did|done myself in
            doing|do|did something ~1 stupid|silly
            jump|jumping|throw|throwing|walk off|under|myself|in ~3 bridge|train|roof|front
            end|ending|ended|take|taking|took my|his|her ~1 life
            end|ending it ~1 all|tonight
            had|have|having|thoughts ~2 ending
            thoughts|thought|thinking|thinks|think of|about ~1 suicide|dying|killing|ending
            i|he|she|son|daughter|mum|brother|sister|they|dad|husband|wife|partner|i'd|i'll ~2 want|wants|wanted|wish|wishes to die
            <not> ~2 want|wants|wanted to ~1 live|wake|alive|exist
            <not> ~2 want|wants|wanted to be here|alive|around
            want|wanted|wants to not be here|alive
            wish|wished i ~1 was|were|wasn't|wasnt|am dead|alive|here|born
            better off dead
            better off without me
            no|what's|what|whats ~2 point ~3 living|going|life|alive
            can't|cant|cannot go on
            can't|cant|cannot|couldn't take|face|cope|do ~1 ~2 any|anymore|longer
            nobody|noone|nobody'd|one ~1 would|will miss me
            no reason to live
            nothing ~2 to live for
            i|i've|ive|i'm|im|he|she|he's|she's|son|daughter|husband|wife|mum|dad|brother|sister|neighbour|friend ~4 suicidal
            suicidal thoughts|feelings ~2 i|me|my
            driven|drove|driving|pushed|pushing|brink me|my|us|him|her ~3 suicide
            tried|try|trying|attempted|attempt to|suicide ~2 kill|end|hang|twice|once|last
            taken|took|take|taking|swallowed ~1 overdose|tablets|pills|paracetamol before|again|over|because
            taken|took|take|taking an|my|another overdose|od
            cut|cuts|cutting|burn|burns|burning my|her|his ~1 arms|arm|wrists|wrist|legs|<self>|skin
            kill|kills|killing|harm|harms|harming|hurt|hurting|hang|hanged|cutting|cuts <self>
            i self-harm|selfharm
            <hurts> me|us
            <hurts> ~1 my ~3 <kin>|face|throat|head|hair|arm|face
            i|i'm|im|i've|ive ~3 <hurt>
            i ~1 was|am|been|have|had|got|get ~3 <hurt>
            we ~1 were|are|been|have|got|get ~2 <hurt>
            my|our ~3 <kin> ~3 <be> ~3 <hurt>
            my|our ~3 <kin> ~2 <hurts> ~1 him|her|them|me|us|the|his|my
            kill|kills|killed|killing|murder|murdered|burn|shoot|stab|slash ~1 me|us|him|her|my
            death threat|threats
            scared|afraid|frightened|terrified|petrified|fear of ~1 my|our|him|her
            scared|afraid|frightened|terrified|too to|of ~1 go|going|be|being home|alone|indoors
            i|i'm|im|she|he|she's|he's ~2 in danger
            i|we|she|he fear|feared|fears for my|our|her|his ~2 life|lives|safety
            fear|fearing|fears|feared for my|our|her|his|their ~1 life|lives|safety
            won't|wont|doesn't|doesnt|never|not ~1 let|lets|allow|allows|allowed ~1 me|her ~1 leave|out|see|have|go|speak|work|phone
            i|i'm|im|she|she's|he|he's ~1 not|never|isn't allowed ~1 to|out
            control|controls|controlled|controlling|takes|took|taking|checks my|her|mum's ~3 money|phone|wages|bank|benefits|pension|life|everything
            locks|locked|locking me|us|him|her|them ~1 in|out
            touch*|feel*|felt|fondl*|kiss*|grop* me|her|him
            made|makes|forced|forces|force|forcing|making me|her|him|them ~1 sleep|have|do|perform|watch|sex|marry|work|see|drink
            rape|rapes|raped|raping|molested|abused me|her|him|my|them|us
            i ~1 was|been|got|have|am|had ~3 rape|raped|abused|assaulted|molested|trafficked|groomed|exploited|spiked|beaten
            sexually ~1 abused|assaulted|harassed ~2 me|us|her|him
            he|she|they|husband|wife|partner|ex|boyfriend|dad|son|neighbour|someone|somebody|he'd|he'll|they'll|i'll|will|would|gonna|going ~3 kill|stab|shoot|burn|slash|rape me|us|him|her|them|my|the
            burn|burnt|torch|petrol|petrol-bomb* ~3 house|home|flat ~1 down|with|bomb*
            """
        + "\n"
        + WelshTelling;

    private const string WelshTelling = """
        eisiau|isio|isie|am|moyn marw
        ddim|dim ~1 isio|eisiau|isie|moyn bod|byw ~1 yma|mwy
        isio|eisiau|isie|moyn ~1 i'r|i ~2 ben
        isio|eisiau|isie|moyn ~1 i'r|i ~3 stopio|orffen|ddiweddu
        lladd|niweidio|anafu|frifo|brifo|crogi|grogi ~1 hun|hunan
        diweddu|gorffen|dod ~1 ~2 mywyd|bywyd
        fy|fi|i ~1 mwrw|bwrw|nharo|taro|nghuro|curo|nhreisio|treisio|mygwth|bygwth|ngham-drin|cam-drin|nilyn|stelcio|mrifo|nhagu|ngorfodi
        bwrw|taro|curo|brifo|tagu|treisio|bygwth|cam-drin|dilyn|cicio|dyrnu fi|ni|hi|hi'n|ef|plant
        neb ~3 colli i|fi
        methu ~3 mwyach|ymlaen
        """;

    public const string OfSomebody =
        """
            suicide|suicidal|overdose|overdosed|self-harm*|selfharm*|self-injur*
            self harm|harms|harming|harmed
            domestic|coercive|controlling abuse|violence|control|behaviour|relationship|partner|abusive
            violent|abusive|aggressive|drunk|drunken ~1 partner|husband|ex|wife|boyfriend|girlfriend|father|dad|son|mother|neighbour|man|towards|to|when
            rape|raped|raping|rapist|molest*|paedo|paedos|paedophile|paedophiles|pedo|nonce|predator
            sexual|sexually ~1 abus*|assault*|harass*|attack*|exploit*|touch*|inappropriate*
            groom|grooms|groomed|grooming|exploited|exploiting|exploitation|trafficked|trafficking|slavery|slave|slaves|debt
            county lines
            cuckoo|cuckooed|cuckooing
            taken|took|taking|take over ~3 flat|home|house|place
            flat|home|house|place ~3 taken over
            run|runs|running|carry|carries|carrying|hold|holds|holding|deliver*|drop|drops|dropping|move|moving|mule ~3 <drugs>
            sell|sells|sold|selling|deal|deals|dealt|dealing|supply|supplies|supplying|push|pushing|pushes ~4 <drugs>
            sell|sells|sold|selling|deal|deals|dealing|pushing|giving ~3 to ~2 kids|children|youngsters|schoolkids|schoolchildren|teenagers|pupils|minors|students
            <drugs> ~2 dealer|dealers|dealing|den|deals|runner|runners
            crack|drug house|den
            <weapon>
            knifepoint|gunpoint|stabbed|stabbing|gunshot|gunshots|machete*
            missing
            <not> ~1 come|came|been|returned ~1 home|back|seen
            ran|run|runs|running away ~2 home|from|again|care
            <not> seen ~3 for|in|since
            bruise|bruises|bruised|bruising
            black eye|eyes
            marks on ~2 arm|arms|wrist|wrists|neck|face|body|legs
            left|leave|leaves|leaving ~4 alone|unsupervised|own
            scream|screams|screaming|crying ~3 night|help|baby|kids|children|him|her|stop
            baby|child|kid|kids|toddler|children ~2 scream|screams|screaming|hungry|starving|neglected|filthy|dirty|cold|barefoot
            neglect|neglects|neglected|neglecting|malnourished|starving|unfed
            stopped eating
            expos*|flash|flashed|flashing|flashes ~1 <self>|me|girls|us|her|my
            naked|nude|nudes|intimate|indecent|sexual|explicit|private ~1 photo|photos|picture|pictures|pics|image|images|video|videos|film|selfies
            messag*|texting|texts|snapchat*|contacting|grooming|dming ~3 girl|girls|boy|boys|kids|children|year|teenagers
            photo|photos|picture|pictures|pics|filming|films|photographing|videos ~1 of|our|my ~1 her|him|girls|kids|children|schoolgirls|boys|my|naked|the
            asking|asks|asked|sends|sent|sending ~2 her|him|girls|boys|them ~2 pictures|pics|photos|nudes|videos|selfies
            spiked|spiking|drugged|spike
            stalk|stalks|stalked|stalking|stalker|harass*|blackmail*
            follow|follows|followed|following ~1 me|her|him|my|our|girls|women|them|us
            waits|waiting|waited|sits|stands|lurks|hangs ~1 for|outside ~1 me|her|my|him|girls|the|our|us
            breach|breached|breaches|breaching|broken|breaks|broke ~4 order|injunction|bail|tag
            restraining|non-molestation order
            force|forced|forcing|made|making|makes ~4 marry|marriage|wed|sex|prostitut*|sleep|beg
            arranged|forced marriage
            prostitut*|brothel|pimp*|sex for
            sold|selling|sells|paid for|her|him|them|girls ~1 sex|off|out
            string|lots|stream|number of ~1 young|teenage|underage girls|boys|men
            fgm|mutilat*
            taken|taking|take|takes|sent|sending ~2 abroad|country|back|pakistan|somalia|overseas ~4 cut|marry|married|circumcised
            honour honour-based|killing|violence|abuse
            keep|keeps|kept|hold|holds|took|takes|taken|has|confiscated ~2 passport|passports|papers|documents
            can't|cant|cannot|couldn't|not leave until|till|unless|because
            sleep|sleeps|sleeping|live|living ~1 six|seven|eight|nine|ten|twelve|fifteen|twenty to ~1 room|van|house
            work|works|working|worked ~5 no|without|for pay|nothing|wages|free
            kept|locks|trapped|chained|tied|imprisoned in|to|inside
            locked ~1 in|inside ~2 room|house|bedroom|cupboard|flat|shed|garage|cellar|basement|loft|car
            <hurts> ~2 him|her|them|<person>
            he|she|they|him|her|<person> ~3 <be> ~2 <hurt>
            <be> ~2 <hurt> ~1 by|at|in|on|with|outside|to
            hear|heard|hearing ~1 him|her|them|it|screams|screaming|shouting ~3 hit|hitting|through|scream|screaming|night|beating|help|slap
            <hurt> ~1 unconscious|out
            knocked|beaten|kicked ~2 unconscious|out|senseless
            jumped|set on|upon by
            mugged|robbed
            drag|dragged|dragging|pull|pulled|snatch*|abduct*|kidnap*|lure|lured|luring ~3 girl|boy|child|kid|woman|daughter|son|van|car|into|her|him
            abduct*|kidnap*
            threat|threats|threaten|threatens|threatened|threatening|threatend
            racist|racial|homophobic|transphobic|islamophobic|antisemitic|disability|hate abuse|attack|attacks|threats|crime|slurs|names|graffiti|comments
            spat|spit|spits|spitting at|on|in
            call|calls|called|calling ~2 p|n ~1 word
            because he|she|i|they|we|i'm|he's|she's|im|hes ~1 has|is|am|are|have|a ~1 autis*|disab*|black|asian|gay|lesbian|trans|muslim|jewish|polish|deaf|blind|different
            brick|bricks|fireworks|firework|petrol|dog|maggots|excrement|faeces|eggs through|poisoned|at ~2 window|door|letterbox|house
            petrol can|cans|bomb|bombs
            dog ~2 poisoned|killed|attacked
            steal|steals|stealing|stole|taking|takes|took ~3 from|of ~2 mum|mam|nan|gran|grandad|mother|father|her|him|pension|residents|dad
            pension|savings|bank ~3 stolen|taken|emptied|cleared|drained
            rough|cruel|violent|nasty|aggressive|inappropriate with|to|towards ~1 her|him|mum|me|them|the|residents|kids|children|mam|nan|dad|my
            pay|pays|paid|owes|owed|owe ~4 loan|debt|dealers|shark|off|bitten
            loan shark|sharks
            gang|gangs|older|olders|elders ~4 using|use|uses|recruit*|making|make|get|getting|gave|give|giving|paying|pays|after ~2 him|her|kids|boys|children|lads|youngsters|them|girls
            shot|shots ~1 fired|at
            """
        + "\n"
        + WelshOfSomebody;

    private const string WelshOfSomebody = """
        hunan-niwed*|hunanladdiad|hunan-laddiad
        bwrw|mwrw|taro|daro|nharo|tharo|curo|guro|churo|nghuro|chicio|gicio|cicio|dyrnu|tagu|threisio|treisio|dreisio|nhreisio|drais
        cam-drin|gam-drin|cham-drin|ngham-drin|camdrin|gamdrin
        bygwth|fygwth|mygwth|bygythiad|bygythiadau|fygythiadau
        cyllell|gyllell|chyllell|cyllyll|gwn|dryll
        gwerthu|werthu|delio|ddelio|cario|gario ~2 cyffuriau|gyffuriau|chyffuriau
        rhoi|roi|cynnig|gynnig ~1 cyffuriau|gyffuriau|alcohol
        cyffuriau|gyffuriau i ~2 blant|bobl
        ofni|ofn ~2 mynd|gŵr|gwr|ngŵr|phartner|bartner|partner|dad|thad|dyn
        ar goll
        heb ddod ~1 adref|adre|gartref
        caethwasiaeth|gaethwasiaeth|camfanteisio|gamfanteisio|chamfanteisio|masnachu
        stelcio|stelc*|dilyn|ddilyn|erlid
        cleisiau|gleisiau|clais
        llinellau cyffuriau
        """;

    /// <summary>Seldom said of anything but a person in trouble, so they count without one being named.</summary>
    public const string UnlessPolicy = """
        cuckooed|machete|machetes|stabbed|strangled|suicidal
        <hurts> ~1 a|an|the|his|her|their|little|old|disabled|elderly ~2 child|children|kid|kids|baby|boy|girl|wife|girlfriend|lady|woman|pensioner|neighbour|toddler|mum|mother|man|lad
        been|was|were|being|got threatened|attacked|assaulted|chased|followed|beaten|stabbed|groped|raped by
        circled|circling|circles|cornered|surrounded|surrounding|boxed me|my|us|her|him|our
        man|men|bloke|guy|gang|someone|somebody ~2 exposing|flashing|groping|following|stalking|touching|filming
        kids|children|boys|girls|youngsters|lads as young as ~3 running|carrying|dealing|selling|being
        """;
}
