namespace ConsultationIntake.Safeguarding;

/// <summary>The phrases of <see cref="SafeguardingReader"/>, in the notation of <see cref="PhrasePattern"/>.</summary>
internal static class SafeguardingPhrases
{
    /// <summary>Classes of words. A class may not name another.</summary>
    private static readonly Dictionary<string, string[]> Classes = new(StringComparer.Ordinal)
    {
        ["kin"] = Words(
            """
            husband husbands wife wifes partner boyfriend girlfriend ex ex-husband ex-wife ex-partner dad dads father mum mums mam mother stepdad stepfather stepmum stepmother son sons daughter daughters brother brothers sister sisters
            uncle aunt auntie cousin nephew niece nan nana gran grandma grandad grandfather grandmother grandson granddaughter friend friends mate mates neighbour neighbours neighbour's neighbor lad lass boy girl child
            children kid kids baby toddler family flatmate housemate landlord carer boss stepson stepdaughter partner's friend's son's daughter's mum's sister's brother's husband's wife's
            """
        ),
        ["my"] = ["my", "our", "me", "fy"],
        ["him"] = ["him", "her", "them", "someone", "somebody", "people"],
        ["person"] = Words(
            """
            man men woman women lady ladies bloke blokes guy guys lad lads boy boys girl girls kid kids child children baby toddler teenager teenagers teen youth youths youngster youngsters pupil student daughter son mum mam mother dad father nan sister brother
            wife husband girlfriend boyfriend partner friend neighbour resident tenant lass granddaughter grandson cousin niece nephew dog schoolgirl schoolgirls brother's brothers sister's
            """
        ),
        ["be"] =
        [
            "was",
            "were",
            "been",
            "being",
            "got",
            "get",
            "gets",
            "getting",
            "is",
            "are",
            "am",
            "i'm",
            "im",
            "he's",
            "she's",
            "they're",
            "hes",
            "shes",
            "be",
            "wasnt",
        ],
        ["hurts"] = Words(
            """
            hit hits hitting punch* kick kicks kicked kicking beat beats beating beaten slap* strangl* chok* stab stabs stabbed stabbing batter* attack* assault* rape rapes raped raping grop* threaten* threatning stalk* harass* hurt hurts
            hurting abus* bully bullies bullied bullying groom* molest* thump* headbutt* bit spat spit shov* throttl* terroris* terroriz* intimidat* bash bashed smash* grab grabs grabbed chase* chasing touch* follow follows followed following
            push pushes pushed pushing pin pinned drags dragged dragging slash* scratch* whack* wallop* belted lash* shook shakes clobber* corner* ambush* gag gagged bind degrade* humiliat* belittl* isolat* coerc* extort* blackmail* force forces forced forcing control controls controlling imprison* kidnap* traffick* drug drugged burn burns burned burnt scald* starve* starving knife knifed shot shoot exploit* track* filmed filming
            """
        ),
        ["hurt"] = Words(
            """
            hit punched kicked beaten slapped strangled choked stabbed battered attacked assaulted raped groped threatened threatend stalked harassed hurt abused bullied groomed molested thumped headbutted terrorised intimidated bashed smashed
            grabbed chased touched followed blackmailed forced controlled imprisoned kidnapped trafficked spiked drugged mugged jumped knifed shot scalded starved exploited neglected held dragged pushed spat slashed pinned whacked ambushed cornered extorted coerced humiliated belittled scratched shaken kicked-in run-over
            """
        ),
        ["drugs"] = Words(
            "pills razors vapes drug drugs weed cannabis cocaine coke crack heroin spice pills ket ketamine mdma ecstasy gear smack nos packages bags stash"
        ),
        ["weapon"] = Words(
            "knife knives machete machetes gun guns pistol firearm shotgun blade blades zombie acid sword hatchet axe crossbow hammer petrol bat knuckleduster samurai"
        ),
        ["self"] = ["himself", "herself", "themselves", "themself"],
        ["not"] = Words(
            "don't dont not didn't didnt doesn't doesnt won't wont can't cant cannot never isn't hasn't hasnt haven't havent isnt aren't arent wasn't wasnt"
        ),
    };

    /// <summary>Words that look like harm and are not. What they cover raises nothing.</summary>
    public static PhraseIndex Idioms { get; } = new(SafeguardingWording.Idioms, Classes);

    /// <summary>Told by one who it happens to, or of one it happens to, whatever else the sentence says.</summary>
    public static PhraseIndex Telling { get; } = new(SafeguardingWording.Telling, Classes);

    /// <summary>Count where the sentence speaks of somebody.</summary>
    public static PhraseIndex OfSomebody { get; } =
        new(string.Join('\n', SafeguardingWording.OfSomebody, SafeguardingSigns.English, SafeguardingSigns.Welsh), Classes);

    /// <summary>Count where the sentence is not policy.</summary>
    public static PhraseIndex UnlessPolicy { get; } = new(SafeguardingWording.UnlessPolicy, Classes);

    public static PhraseIndex Policy { get; } = new(SafeguardingContext.Policy, Classes);

    public static PhraseIndex Family { get; } = new(SafeguardingContext.Family, Classes);

    public static PhraseIndex FirstHand { get; } = new(SafeguardingContext.FirstHand, Classes);

    public static PhraseIndex Somebody { get; } = new(SafeguardingContext.Somebody, Classes);

    /// <summary>Patterns, one a line, that may name these classes.</summary>
    public static IEnumerable<PhrasePattern> Parse(string lines) =>
        lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => PhrasePattern.Parse(line, Classes));

    private static string[] Words(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
