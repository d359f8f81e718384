namespace ConsultationIntake.Privacy;

/// <summary>The words that say a name comes next, and those that are no name although they stand where one would.</summary>
internal static class NameWords
{
    /// <summary>Take a name after them whatever its case.</summary>
    public static HashSet<string> PlainTitles { get; } = Set("mr mrs ms cllr cllrs dr mx");

    /// <summary>Take a name after them where both begin with a capital.</summary>
    public static HashSet<string> CapitalTitles { get; } =
        Set(
            """
            miss councillor cynghorydd prof professor sir dame lord lady baroness rev revd reverend father sister pc pcso wpc dc ds di dci dsu sgt sergeant insp
            inspector constable superintendent supt commander commissioner officer judge nurse detective major captain colonel
            """
        );

    /// <summary>"my neighbour John", "my husband Dave".</summary>
    public static HashSet<string> Kin { get; } =
        Set(
            """
            husband wife partner boyfriend girlfriend fiance fiancé fiancée fiancee ex ex-husband ex-wife ex-partner son daughter brother sister mother father mum mam mom dad
            nan nana gran grandad grandfather grandmother grandson granddaughter nephew niece cousin uncle auntie aunt stepson stepdaughter stepdad stepmum stepfather stepmother
            friend mate neighbour neighbor neighbours boss landlord landlady manager colleague carer teacher doctor gp solicitor baby boy girl lad lodger tenant flatmate housemate
            gŵr gwr gwraig mab merch brawd chwaer cymydog cymdoges ffrind partneres mam-gu tad-cu nain taid ngŵr ngwr ngwraig mrawd nghymydog
            """
        );

    public static HashSet<string> Possessives { get; } = Set("my our his her their your fy ein ei eu");

    /// <summary>"called Kyle", "named John Smith".</summary>
    public static HashSet<string> Naming { get; } = Set("called named known-as enw o'r-enw");

    /// <summary>Capitalised words that are roles, bodies, places and times.</summary>
    public static HashSet<string> NotNames { get; } =
        Set(
            """
            the a an and or of for to in on at by with from as is are was were be i we you he she it they this that these those my our your his her their there here not no yes but so if when
            where what who why how all any some more most new old good bad dear sir madam sirs hello hi police commissioner crime chief constable constables council councils councillor councillors
            county borough city town village parish district community safety partnership board panel committee trust team office officer officers leader chair chairman chairwoman chairperson
            deputy member members cabinet director executive manager secretary clerk treasurer head portfolio holder neighbourhood watch association residents resident group forum
            society club charity service services department support national local government minister home prime mp mps ms mayor lord lady justice court magistrates crown school college university
            hospital church street road lane avenue close drive way park estate centre center house hall north south east west wales england scotland britain uk
            monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
            christmas easter english welsh british european world law act plan draft report review inquiry section page point paragraph question response consultation strategy
            thanks thank regards yours sincerely faithfully truly kind best wishes many tel email phone mobile fax address name signed date sent
            very really just only also then now still afraid sorry sure glad happy unhappy worried concerned writing disabled retired pleased not retired responding replying
            facebook twitter instagram whatsapp snapchat tiktok google youtube bbc nhs pcc opcc pcso pcsos pc cctv asb dvla nspcc rspca cid
            yn y yr a'r ac gan i'r ar fel mae nid does dim heddlu comisiynydd cyngor cymru cynllun
            """
        );

    /// <summary>After a first name these make it a place, a body or a law: "Albert Road", "George Ward", "Clare's Law".</summary>
    public static HashSet<string> PlaceWords { get; } =
        Set(
            """
            street st road rd lane avenue close drive way crescent gardens grove place terrace court mews row hill square walk view rise green parade park estate ward house hall
            hospital school academy college university church centre center bridge station arms hotel inn pub tower flats common wood woods field fields farm island
            law inquiry report review act foundation trust charity ambulance day lewis'
            """
        );

    /// <summary>Before a first name these make it a saint, a monarch or a place: "St John", "King Edward".</summary>
    public static HashSet<string> PlacePrefixes { get; } =
        Set("st saint king queen prince princess port fort mount lake great little upper lower");

    /// <summary>End a letter; the next words are its sender's.</summary>
    public static IReadOnlyList<string[]> Closings { get; } =
    [
        ["yours"],
        ["yours", "sincerely"],
        ["yours", "faithfully"],
        ["yours", "truly"],
        ["yours", "ever"],
        ["sincerely"],
        ["faithfully"],
        ["regards"],
        ["kind", "regards"],
        ["best", "regards"],
        ["warm", "regards"],
        ["with", "kind", "regards"],
        ["with", "regards"],
        ["many", "thanks"],
        ["thanks"],
        ["thank", "you"],
        ["thanks", "again"],
        ["with", "thanks"],
        ["best", "wishes"],
        ["all", "the", "best"],
        ["best"],
        ["cheers"],
        ["signed"],
        ["signed", "by"],
        ["cofion"],
        ["cofion", "cynnes"],
        ["cofion", "gorau"],
        ["yn", "gywir"],
        ["yr", "eiddoch", "yn", "gywir"],
        ["diolch"],
        ["diolch", "yn", "fawr"],
        ["dymuniadau", "gorau"],
        ["llofnod"],
    ];

    private static HashSet<string> Set(string words) =>
        new(words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
