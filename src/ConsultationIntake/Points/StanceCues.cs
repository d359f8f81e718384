namespace ConsultationIntake.Points;

/// <summary>The words by which a stance is known. <c>*</c> stands for up to three words of any kind.</summary>
internal static class StanceCues
{
    public static IReadOnlyList<string> Support { get; } =
    [
        "support the", "supports the", "support this", "we support", "i support", "fully support", "supportive of", "in support of", "directly supports", "supporting victims",
        "welcome", "welcomes", "welcomed", "welcoming", "most welcome", "endorse", "agree with", "i agree", "we agree", "agrees", "agreed with",
        "commend", "congratulate", "applaud", "glad", "pleased to", "pleased with", "pleased that", "are pleased", "was pleased", "is pleased", "am pleased", "delighted", "grateful", "thank", "thanks", "appreciate", "encouraged by",
        "good idea", "great idea", "excellent", "brilliant", "well done", "good work", "positive step", "positively", "right approach", "happy to", "happy with", "gladly",
        "i'm for", "im for", "we're for", "i am for", "in favour of", "all for", "i'd pay", "can't fault", "worth every", "worth their weight", "keep up",
        "lovely", "kind", "helpful", "reassuring", "broadly mirrors", "align with", "efforts have been made", "full marks", "saved my life", "works well", "works a treat", "i'll give them that",
        "cefnogi", "croesawu", "cytuno", "diolch",
    ];

    public static IReadOnlyList<string> Oppose { get; } =
    [
        "oppose", "opposes", "opposed to", "object to", "objects to", "disagree", "do not support", "don't support", "cannot support", "can't support", "not in favour", "against the", "against this",
        "regret", "regrettable", "disappointed", "disappointing", "concerned", "concerns", "concern that", "fear that", "worried", "worry", "unacceptable", "unclear", "not clear", "ambiguous", "hard to understand",
        "no reference", "not mention", "no mention", "not mentioned", "omission", "fails to", "failed to", "does not feature", "silent on", "lacks", "lacking", "lack of", "missing", "absent", "gaps", "not enough", "isn't long enough", "too short", "too long", "too many", "too few",
        "waste of", "disgrace", "disgraceful", "shambles", "joke", "useless", "pointless", "what's the point", "what was the point", "insult", "insulting", "slighted", "rubbish", "ridiculous", "shocking", "appalling", "terrible", "awful",
        "sick of", "fed up", "scrap", "abolish", "get rid of", "stop wasting", "no substitute", "never", "nothing", "nobody", "no one", "not one", "can't be bothered", "couldn't be bothered", "ignored", "nothing was done", "no action", "not good enough",
        "ruined", "wrecked", "blights", "blighted", "misery", "hell", "scared", "frightened", "afraid", "intimidated", "threatened", "smashed", "attacked", "abuse", "racist", "nuisance", "wouldn't", "won't", "can't", "cant", "wont", "refuse",
        "cuts", "closing", "closure", "worse", "worst", "blame", "blames", "pass the buck", "money down the drain", "very ambitious", "very low", "extremely challenging", "far too much", "underplayed", "unreported", "invisible",
        "gwrthwynebu", "anghytuno", "pryderu", "siomedig",
    ];

    public static IReadOnlyList<string> Ask { get; } =
    [
        "please", "we ask", "i ask", "asks that", "asked", "asks", "request", "requests", "would like", "we would like", "i'd like", "could the", "could you", "would the", "can the", "can you", "will the", "how will", "recommend", "recommends", "recommendation", "suggest", "suggested", "suggests", "urge", "propose",
        "clarification", "clarity", "should", "ought to", "must", "need to", "needs to", "needs", "let us", "let's", "bring back", "put up", "would welcome", "it would be helpful", "consider", "explain", "say how", "tell us", "more officers", "we want", "i want", "wants",
        "a fyddech", "hoffem", "gofynnwn", "dylai",
    ];

    public static IReadOnlyList<string> Turn { get; } =
        ["but", "however", "although", "though", "whilst", "while", "yet", "nevertheless", "even so", "that said", "ond", "fodd bynnag"];

    /// <summary>Just before a cue, turns it round.</summary>
    public static IReadOnlyList<string> Not { get; } = ["not", "don't", "dont", "doesn't", "cannot", "can't", "never", "no", "hardly", "isn't", "aren't", "without", "ddim"];
}
