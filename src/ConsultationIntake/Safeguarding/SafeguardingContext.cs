namespace ConsultationIntake.Safeguarding;

/// <summary>What says whether a sentence is about somebody. One pattern a line.</summary>
internal static class SafeguardingContext
{
    public const string Policy = """
        plan|plans|plan's|strategy|strategies|strategic|policy|policies|protocol|protocols|framework|guidance|legislation|statutory|duty|duties
        priority|priorities|prioritise*|objective|objectives|outcomes|target|targets|pledge|pledges|commitment|commitments
        board|committee|panel|partnership|partnerships|authority|trust|cabinet|csp|oversight|multi-agency
        commissioner|commissioners|pcc|pcc's|opcc
        should|shouldn't|must|ought
        need|needs to|more|be
        would like|welcome to|see
        we|council|members|trust|group|i|association|charity welcome|support|supports|recommend|recommends|note|notes|noted|suggest|suggests|believe|considers|considered|ask|asked|urge|urges
        welcome|welcomes|recommend|recommends|recommended|croesawu
        funding|funded|resources|training|trained|awareness|campaign|campaigns|initiative*|programme*|commissioned|commissioning
        victims|survivors|perpetrators|offenders|cases|levels|rates|number|instances|incidents|reports|types|forms|issues|risk of
        tackl*|preventing|prevention|reducing|reduction|reduce|combat*|address|addressing|eradicate|respond to|response
        figures|statistics|statistic|data|recorded|percent|nationally|national|offences|quarterly
        per cent
        rise|rises|rising|increase*|decrease*|upward|drop|fall in
        links between
        greater|higher|increased risk
        paragraph|section|draft|consultation|document|reference|mention|mentioned|mentions
        worry|worried|fear|scared of|about being
        stop|stops|stopping a|another|kids|children|someone|people
        helpline|helplines|refuge in|places
        should|shouldn't ~1 not|never
        if|when someone|somebody|anyone|people
        those|people|women|children|men|anyone who|experiencing|affected
        members|residents|people|public told|tell us|me ~1 that
        we know|think|believe that
        report on
        i think|believe
        what will|would|is|are
        cynllun|gynllun|chynllun|cynllun*|strategaeth|blaenoriaeth*|flaenoriaeth*|dylai|dylid|dylai'r|comisiynydd|bwrdd|bartneriaeth|partneriaeth|dioddefwyr|ddioddefwyr|hyfforddiant|cyllid|ystadegau|drafft|achosion
        """;

    public const string Family = """
        my|fy ~3 <kin>
        our son|daughter|daughters|sons|neighbour|neighbours|grandson|granddaughter|mum|dad|kids|children|boy|girl|baby|nan
        my|our ~1 year-old|yearold
        fy mab|merch|ngŵr|ngwr|ngwraig|mhlant|mhartner|nhad|mam|mrawd|chwaer|ffrind|nghymydog|wyres|ŵyr
        """;

    public const string FirstHand = """
        me|myself|fi|minnau
        i|we was|were|am|get|got|saw|heard|hear|see|found|witnessed|watched|suspect|told|reported|caught|had
        i know|knew|woke|hide|sleep|live|lie|sit|stand
        i|we have|had ~1 been|seen|heard|witnessed
        i've|ive|we've|i'm|im|i'd|we're been|seen|heard|being|getting|scared|afraid|terrified|frightened|living|suicidal|self-harming
        i|we ~1 feel|felt|tried|try|keep|want|can't|cant|cannot|could|live
        told|tells|telling me|us|our
        our|my key|support|volunteer|worker|staff|client|clients|resident|learner|pupil|tenant|member
        number|no|flat|house|room|apartment 1*|2*|3*|4*|5*|6*|7*|8*|9*
        next door
        dwi|rwy|rwy'n|rwyf|rydw|cefais|ces|roeddwn|gwelais|clywais|dw
        """;

    /// <summary>These speak of somebody where the sentence is not policy.</summary>
    public const string Somebody = """
        he|she|him|her|his|hers|himself|herself|he's|she's|hes|shes|he'd|she'd
        someone|somebody|someones|someone's
        the|this|that|these|those|a|an|an|one|two|three|some|old|young|other ~2 man|men|bloke|guy|lad|lads|woman|lady|girl|girls|boy|boys|kid|kids|child|baby|teenager|teenagers|gang|couple|family|neighbour|landlord|boss|owner|dealer|dealers|resident|tenant|lodger|pensioner|teacher|coach|carer|uncle|dad|stepdad|mother|father|youth|youths|student|pupil|toddler|lass|chap|group
        that|this house|flat|bungalow
        man|lad|bloke|boyfriend|husband|nephew|lodger|uncle|girl|boy|student|kids|kid in|of|from|at|outside|next|got|had|who|with
        her|his|their boyfriend|husband|wife|nephew|dad|mum|son|daughter|uncle|partner|ex
        upstairs|downstairs|opposite|outside|landing|hallway|stairwell
        our|my|this|the street|road|close|estate|block|landing|hostel|building|avenue|school|park|shop|corner|flats|stairs|alley|underpass|station
        on|in|at|near|behind|by|outside the|our|my
        kids|children as young
        they|they've|they're|them
        we|us|our
        last night|week|month|year
        yesterday|tonight|everyone|everybody
        hi|ef|fe|fo|ei|dyn|dynes|merch|bachgen|plentyn|drws|rhywun|cymydog|nhw|gŵr|gwraig|mam|dad|o'n|hi'n|fe'n|e'n
        tu allan
        """;
}
