using System.Collections.Frozen;

namespace ConsultationIntake.Safeguarding;

/// <summary>
/// What people say who hint. None of these words says anything alone; two ideas in one sentence about somebody do: a child and
/// a stranger's present, a person and a locked door. One pattern a line, in the notation of <see cref="PhrasePattern"/>.
/// </summary>
internal static class SafeguardingHints
{
    /// <summary>Ideas, by name.</summary>
    public static FrozenDictionary<string, string> Ideas { get; } = new Dictionary<string, string>
    {
        ["writer"] = "i|i'm|im|i've|ive|i'd|i'll|me|my|myself|we|us|our",
        ["person"] =
            """
            he|she|he's|she's|hes|shes|him|her|his|hers|he'd|she'd|he'll|she'll|they|they're|they've|them|their
            <kin>
            someone|somebody|fella|chap|bloke|man|men|woman|women|girl|girls|boy|boys|lad|lads|nurse|tenant|resident|client|lodger|colleague|manager|boss|pupil|student|lady
            """,
        ["child"] =
            """
            boy|girl|lad|toddler|baby|bairn|twins|pupil|son|daughter|grandson|granddaughter|niece|nephew|stepson|stepdaughter|schoolgirl|schoolgirls|teenager|teenagers|babies
            little|young|younger ~1 lad|boy|girl|one|ones|girls|boys|brother|sister|person
            kid|child|kids|children
            he's|she's|he|she|i'm|was|aged|of|only|is nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|9|10|11|12|13|14|15|16
            eleven|twelve|thirteen|fourteen|fifteen|sixteen-year-old
            fourteen|thirteen|fifteen|twelve|eleven|sixteen year
            year seven|eight|nine|ten|7|8|9|10
            """,
        ["elder"] =
            """
            gran|nan|nana|grandma|grandad|granny|mum|mam|mother|dad|father|auntie|aunt|aunty|uncle|grandmother|grandfather
            old|elderly|older ~1 man|lad|lady|woman|chap|boy|gentleman|neighbour|couple
            mother|father in law
            resident|pensioner|tenant|client
            brother|sister|son ~3 down's|downs|autistic|disabled|disability
            """,
        ["adult"] =
            """
            older|grown|adult|thirty|forty|twenty|middle-aged
            man|men|bloke|blokes|fella|uncle|stepdad|stepfather|teacher|coach|caretaker|vicar|priest|instructor|landlord|driver|cousin|leader|boyfriend|stranger|strangers|masseur|doctor|tutor
            man off|from|on ~1 internet|app|game|online|snapchat
            """,
        ["suitor"] = "boyfriend|girlfriend|fiancé|uncle|mates",
        ["arrival"] =
            """
            comes|came|gets|got|walks|walked home|back|in
            key ~2 in ~2 door
            van|car ~2 pulls|outside
            sound of
            """,
        ["bunks"] = "mattress|mattresses|bunk|bunks|noodles",
        ["gift"] =
            """
            lift|lifts|perfume|vodka|wine|weed|vape|vapes|cash|trainers|present|presents|gifts|sweets|cigarettes|beer
            two|new|second|three|expensive phones|phone
            owes|owe|debt|parcel|parcels|package
            pays|paying|paid|give|gives|giving|bought|buys ~1 him|her|them|my
            for free
            """,
        ["private"] =
            """
            bed|bedroom|bath|shower|room|pyjamas|underwear|knickers|skirt|bra|leg|lap|bottom|thigh|breast|breasts|trousers|naked|undressed|changed
            pictures|photos|videos|filmed|film|webcam|nudes
            one at a time
            on ~1 own with
            """,
        ["secret"] =
            """
            quiet|secret|secrets|secretly
            told|tell|telling|say|says|said|spoken ~2 no-one|nobody|anyone|anybody|noone|no
            never ~2 said|told|spoken|talked|tell
            kept|keep|keeping it|this ~1 in|to|quiet
            <not> ~1 say ~1 where|who|why|what|a
            carried on
            word against
            <not> ~1 believe
            """,
        ["injury"] =
            """
            blood|bleed|bleeding|bruise*|welt|welts|burns|burnt|scald*|marks|sore|sores|bedsore*|spleen|stitches|limp|limping|swollen|fracture*|concussion|scratches|scars|thud
            neck|throat|wrist|wrists|arms|ribs|jaw|eye|lip|bottom
            sunglasses|sleeves|scarf|make-up|makeup|clumsy|conjunctivitis
            fell|fallen|walked into
            hurts|hurting|slap*|smack*|grab*|shake*|shove*|throws|threw|throw|thrown|hits|kick*|drove at
            goes for me|him|her
            ram|rammed|ramming
            """,
        ["fear"] =
            """
            scared|afraid|frightened|terrified|dread|dreads|daren't|darent|flinch*|jumps|jumpy|shaking|trembl*|petrified|cower*|wary
            hide|hides|hid|hiding|hidden
            or else
            in case
            bolt|bolted|wedge|barricade*
            on eggshells
            wets|wetting
            regret|punish*|worse for
            temper|rage|rages|drink|drinking|drunk|moods
            """,
        ["control"] =
            """
            lets|let|allow|allows|allowed|permission|forbids|forbidden
            <not> ~1 let|allow|allowed
            checks|counts|times|monitors|tracks|decides|listens|reads|inspects|follows|answers|watches|opens|controls|locks|clocks
            goes|going through
            receipt|receipts|mileage|miles
            knows where
            rings|hangs|hung|ring off|up
            make|makes|made|forces ~1 me|her|him|them|my|us
            refus* ~2 gadael|gadael|let
            isolat*
            """,
        ["belonging"] =
            """
            phone|phones|texts|messages|post|letters|landline|passport|passports|papers|documents|key|keys|fridge|door|car|wages|fare|shop|shopping|clothes|food|pin|card|cards|speak|speaks|eat|eats|wear|wears|family|friends|everything|money|bank
            out of|leave the
            """,
        ["taking"] =
            """
            savings|pension|pin|bank|account|inheritance|attorney|will|deeds|benefits|money|purse|house|bungalow|telly|card|keys
            owns
            """,
        ["takes"] =
            """
            gone|taken|takes|took|emptied|drained|signed|moved|put|missing|taking|transferred|changed|borrowed|helps
            power of
            new ~1 friend|friends
            so-called friend|friends
            best friend
            """,
        ["unkept"] =
            """
            hungry|food|fed|feed|eats|starving|thin|nappy|filthy|smells|smelly|cold|barefoot|unwashed|dirty|crumbs|biscuits|scraps
            <not> ~3 bath|wash|washed|changed|fed|eaten|school|visited|bathed|cleaned
            left|leave|leaves ~3 alone|day|night|chair|bed|own
            passed out
            tie|ties|tied|strapped|restrained|sedate*
            turn|turns|turned|switch ~2 bell|buzzer|alarm ~1 off
            """,
        ["odd"] =
            """
            midnight|middle of the night
            asking|asks|beg|begs|begging|looking for ~2 food|biscuits|bread|money
            never ~3 seen|school|out|speak|spoken
            goes quiet
            looks after|cooking|cooks ~2 all|the|everyone|herself|himself|twins|baby|brothers
            won't be changed
            cries and cries
            then nothing
            disappears|vanishes|disappeared|vanished
            for days
            different ~2 towns|town|cars|men|flats
            train ticket
            whispered|whispering
            """,
        ["held"] =
            """
            mattress|mattresses|bunk|bunks|floor|stairs|shed|garage|container|caravan|cupboard|sofa|hall|noodles
            minibus|van|taxi
            under the stairs
            one room
            blinds|curtains
            front door
            """,
        ["work"] =
            """
            works|work|working|clean|cleaner|cleans|nail|wash|takeaway|kebab|farm|fields|factory|shifts|shift|cook|cooks|look after
            girls|lads|workers|staff|men ~3 dropped|picked|brought|sleep|sleeps|live
            pay|paid|pays ~1 back|off|it|nothing
            brought|owns|bought him|her|them|here
            """,
        ["captive"] =
            """
            never speak|out|allowed|leave|leaves
            <not> ~2 leave|allowed|key|allowed|go
            dropped|drops off
            minibus|van ~2 each|every|at
            picked up
            until|till ~2 paid|pays|pay
            papers|passport|safe
            nothing|noodles|mattress|unpaid|wages
            sleeps|sleep|live ~2 under|in|on|there
            key
            half|every hour|hour
            """,
        ["end"] =
            """
            river|bridge|footbridge|canal|cliff|railway|tracks|rope|engine|tablets|pills|insulin|paracetamol|overdose|blade|razor|motorway|wall|viaduct|multistorey|knots|exhaust|tabledi
            not|never wake up
            giving|given|give ~2 away
            <not> ~2 be ~1 here|around
            wasn't|wasnt|weren't around|here
            goodbye|goodbyes|funeral|insurance|will
            passwords
            planning|plan|plans ~2 past|beyond|after
            when|until|before i|he|she ~1 do|does|did|go|goes|gone|am it
            on purpose
            see|seeing|find ~2 way out|point|future
            better ~3 without|somebody else|someone else
            the strong ones
            pwrpas
            """,
        ["gloom"] =
            """
            enough|done|nothing|anymore|stopped|no-one|nobody|nobody'd|worthless|numb|tired|pointless|burden|alone|hopeless|empty|quicker|notice|admit|cope|leave|left
            saving|hoarding|collecting|keep|kept|hid|hidden|stashed|hel
            go to sleep
            talks|talk|talking|thinking|think|thought|googled|standing|stand|sit|drove|shut|running
            worked|working it|out|how
            looking|looked up
            carry on|cario
            kids|family|wife|mother|mum ~2 find|better|sort|easier|happier
            """,
        ["menace"] =
            """
            kill|killed|kills|dead|buried|bury|bullet|throat|petrol|slit|cut|cuts|stab|shoot|burn|coming for
            do|get|have|finish|sort|find|visit ~1 me|him|her|us|it|you|you're
            list
            regret
            knows|know ~1 people|someone|somebody
            shut|keep ~2 mouth|trap|gob|quiet
            if ~4 can't|cant|leave|left|tell|tells|told|complain|complained|home|nice|knew
            something ~3 coat|sleeve|jacket|pocket|under
            names|name ~1 on
            visit
            """,
        ["said"] =
            """
            says|said|told|tells|telling|note|notes|letter|envelope|posted|threatens|reckons|warned|messages|shouted|shout|shouts|drew|knew|lad|list|next door
            """,
        ["blade"] = "blade|knife|knives|bat|machete|hammer|screwdriver|long ~1 blade|something ~1 up|under|in ~1 his|her|their",
        ["carry"] = "found|carries|carry|takes|wrapped|hid|hides|without|up|under|sleeve|towel|pocket|bag|bed",
        ["pursuit"] =
            """
            stands|stand|sits|waits|wait|waiting|follows|following|crawls|parks|parked|crawl|watches|appears
            turns|turned|shows|showed up
            found|finds me|her|us
            outside|opposite
            notes|gifts|flowers ~1 through|at|on
            """,
        ["haunt"] =
            """
            again|every ~1 night|day|morning|evening|friday|time
            each night|day
            my|her ~1 bedroom|nursery|window|work|house|door|bus|school|gate|gates|car
            the ~1 nursery|gates
            what i was wearing
            moved
            court|order|tag|bail|released|prison ~2 said|can't|cant|let|out|friday
            the bus
            though
            """,
        ["court"] = "court|order|tag|bail|released|prison|probation|injunction|convicted|sentence|parole|jail\nout on|in|of ~1 friday|monday|bail|licence|jail|prison",
        ["home"] = "warned|told me|us|her|everyone\ncoming|came for|round|back\nnursery|kids|outside\nturns|turned up\nat my|her|the ~1 door|house|work|school\nfound me|us|her\nknows where",
        ["match"] =
            """
            flight|ticket|wedding|marry|married|dress|engaged|husband ~1 picked|chosen
            picked|chosen|found|booked ~2 him|her|someone|me|husband|wife|flight
            boyfriend ~2 don't|dont|know
            sent|taken|take|sending ~1 home|abroad|back|away
            summer|holidays
            coming to do
            an aunty
            """,
        ["honour"] =
            """
            brothers|uncles|uncle|family|dad|father|aunty|cousin|parents|mother
            shame|shamed|shaming|honour|izzat|disgrace*|gay|lesbian|haircut|seen
            short hair
            white boy
            """,
        ["doubt"] =
            """
            <not> ~1 met
            nobody|no-one|won't|wont|never|haven't|havent|not ~3 tell|say|told|heard|back|coming
            <not> ~1 know
            shamed|shame|seen|shaming|killed|following|watching|sixteen|seventeen|fifteen
            when i'm|im
            """,
        ["different"] =
            """
            headscarf|hijab|turban|terrorist|immigrant|boat|muslim|jewish|jew|sikh|asian|black|polish|gay|lesbian|trans|queer|disabled|wheelchair|autistic|autism|down's|downs|deaf|blind|scope|scooter|accent|pushchair|gypsy|traveller
            """,
        ["cruelty"] =
            """
            pulled|pull|rammed|stones|stone|spat|pushed|kicked|tipped|dares|laugh|laughs|film|filmed|burns|threw|throw|chase*|shout|shouts|called|follow*|buy|hit|mimic*|copy|bark
            make|makes|made him|her|me
            """,
        ["assault"] =
            """
            put|puts|putting|slid|sliding ~2 hand|hands
            hand|hands up|on|round|around|down
            said no
            woke
            nice to him|her|them
            unless|i'm|i ~2 nice|sleep|kiss|kind
            locked|locks the|door|doors
            in my drink
            something ~2 shouldn't|shouldnt|wrong
            was|were ~1 one|sixteen|fifteen|fourteen|thirteen|twelve|little
            favourite|favourites
            visits|calls her|his|him
            gets|got|comes|climbs in
            """,
        ["after"] =
            """
            laughed
            carried on
            on the floor
            didn't|didnt know
            until|till i
            told ~1 no|no-one|nobody
            skirt|leg|top|chest|neck|waist|trousers|drink|shifts|driver|boss|coach|caretaker|vicar|priest|instructor|masseur|bouncer|bouncers|doctor|manager|teacher|landlord|cousin|uncle|brother|boyfriend|girlfriend
            her|his|my room|bed|bedroom
            number|shifts
            let me
            never said
            only little
            """,
        ["contact"] =
            """
            don't|dont|not|no ~2 ring|write|contact|call|post|letters|phone|reply|email|letter
            can't|cant|cannot ~1 give|leave|say ~1 name|address
            friend's|friends|neighbour's|library ~1 computer|phone
            """,
        ["watcher"] = "he|she|they|him|her|home|house|worse|address|checks|opens|husband|partner|goes",
        ["mae"] = "mae|dwi|rwy|ngŵr|gŵr|gwr|fy|ngwr|dyn|dynion|hogyn|merch|plentyn|bachgen|hi|fo|ef|o'n|hi'n",
        ["cymraeg"] =
            """
            gwrthod ~1 gadael
            ofn
            cloi|allwedd|goriad
            sbectol haul
            cerdded ~1 i ~1 ddrws
            diarth
            cysgu ~1 ar
            ganol nos
            chwilio ~1 am fwyd
            tabledi|rhaff|afon|pont
            pwrpas
            llwglyd|llwgu
            crio|cuddio|gwaedu
            """,
    }.ToFrozenDictionary();

    /// <summary>Ideas that together raise the flag, as <c>child + gift</c>: both in one sentence, in words that do not overlap.</summary>
    public const string Pairs =
        """
        child + adult + gift
        child + adult + private
        child + adult + secret
        child + private + secret
        child + private + fear
        child + gift + odd
        child + gift + secret
        child + gift + person
        child + injury + person
        child + fear + person
        child + adult + suitor
        child + unkept
        child + odd
        elder + taking + takes
        elder + unkept
        elder + injury
        elder + fear
        elder + secret + taking
        person + control + belonging
        control + arrival + person
        fear + arrival + person
        injury + arrival + person
        writer + private + fear
        writer + pursuit + haunt
        bunks + captive
        writer + fear + person
        person + injury + fear
        person + injury + haunt
        writer + injury + person
        person + secret + fear
        writer + end + gloom
        person + end + gloom
        person + menace + said
        writer + menace + person
        person + blade + carry
        person + pursuit + haunt
        writer + court + home
        person + court + home
        held + work + person
        work + captive + person
        held + captive + person
        match + honour + doubt
        match + doubt + person
        honour + doubt + fear
        different + cruelty + writer
        different + cruelty + person
        assault + after + writer
        assault + after + child
        person + assault + after
        contact + watcher
        mae + cymraeg
        """;
}
