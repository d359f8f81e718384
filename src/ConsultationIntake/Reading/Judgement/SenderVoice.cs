using System.Collections.Frozen;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>
/// Who a letter seems to be from: whether it says "I" or "we", which names stand at its head and its foot, and where it lets others
/// speak. Judges nothing.
/// </summary>
internal sealed class SenderVoice
{
    private const int HeadBlocks = 4;
    private const int FootBlocks = 4;
    private const int OpeningWords = 8;
    private const uint I = 1;
    private const uint We = 2;
    private const uint You = 4;
    private const uint SheOrHe = 8;
    private const uint They = 16;

    private static readonly FrozenDictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> Persons = new (string Words, uint Person)[]
    {
        ("i me my mine myself i'm i've i'd i'll fi fy", I),
        ("we us our ours ourselves we're we've we'd we'll ni ein", We),
        ("you your yours you've you're you'd chi eich", You),
        ("he she him her his hers he's she's he'd she'd ei", SheOrHe),
        ("they them their theirs they're they've they'd nhw eu", They),
    }
        .SelectMany(one => one.Words.Split(' ').Select(word => (word, one.Person)))
        .ToFrozenDictionary(one => one.word, one => one.Person, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly uint[] persons;
    private readonly uint[] names;
    private readonly uint[] quotations;

    private SenderVoice(int length) => (persons, names, quotations) = (new uint[length], new uint[length], new uint[length]);

    /// <summary>0 nobody, 1 mostly "I", 2 mostly "we", 3 both.</summary>
    public uint Person { get; private set; }

    /// <summary>In quarters, how many sentences have "she", "he" or "they" and neither "I" nor "we".</summary>
    public uint TellsOfOthers { get; private set; }

    /// <summary>The persons that a sentence has, as bits.</summary>
    public uint PersonsOf(int unit) => persons[unit];

    /// <summary>0 where a sentence opens with no name, 1 with one from the letter's head or foot, 2 with another.</summary>
    public uint NameOf(int unit) => names[unit];

    /// <summary>0 outside a quotation, 1 where one begins, 2 within, 3 where it ends; 4 where it begins and ends.</summary>
    public uint QuotationAt(int unit) => quotations[unit];

    public static SenderVoice Of(string text, IReadOnlyList<Unit> units, IReadOnlyList<UnitWords> words)
    {
        var voice = new SenderVoice(units.Count);
        for (var unit = 0; unit < units.Count; unit++)
            foreach (var word in words[unit].All)
                voice.persons[unit] |= PersonOf(text, word.Span);
        var (i, we) = (voice.persons.Count(one => (one & I) != 0), voice.persons.Count(one => (one & We) != 0));
        voice.Person =
            i == 0 && we == 0 ? 0u
            : i > 2 * we ? 1u
            : we > 2 * i ? 2u
            : 3u;
        var others = voice.persons.Count(one => (one & (SheOrHe | They)) != 0 && (one & (I | We)) == 0);
        voice.TellsOfOthers = (uint)(others * 4 / Math.Max(1, units.Count));
        voice.FindNames(text, units, words);
        voice.FindQuotations(text, units);
        return voice;
    }

    private static uint PersonOf(string text, TextSpan span)
    {
        Span<char> lower = stackalloc char[16];
        if (span.Length > lower.Length)
            return 0;
        for (var i = 0; i < span.Length; i++)
            lower[i] = text[span.Start + i] is '’' ? '\'' : char.ToLowerInvariant(text[span.Start + i]);
        return Persons.TryGetValue(lower[..span.Length], out var person) ? person : 0;
    }

    private void FindNames(string text, IReadOnlyList<Unit> units, IReadOnlyList<UnitWords> words)
    {
        var last = units.Count == 0 ? 0 : units[^1].BlockNumber;
        var own = new HashSet<uint>();
        for (var unit = 0; unit < units.Count; unit++)
            if (units[unit].BlockNumber < HeadBlocks || units[unit].BlockNumber > last - FootBlocks)
                own.UnionWith(NamesIn(text, words[unit].All).Select(word => word.Stem));
        for (var unit = 0; unit < units.Count; unit++)
        {
            var opening = NamesIn(text, words[unit].All.Take(OpeningWords).Skip(1)).ToList();
            names[unit] =
                opening.Count == 0 ? 0u
                : opening.Exists(word => own.Contains(word.Stem)) ? 1u
                : 2u;
        }
    }

    private static IEnumerable<UnitWords.Known> NamesIn(string text, IEnumerable<UnitWords.Known> words) =>
        words.Where(word => char.IsUpper(text[word.Span.Start]) && word.Span.Length > 2);

    private void FindQuotations(string text, IReadOnlyList<Unit> units)
    {
        var open = false;
        for (var unit = 0; unit < units.Count; unit++)
        {
            var said = text.AsSpan(units[unit].Span.Start, units[unit].Span.Length);
            var (opens, closes) = (said[0] is '“' or '"' or '‘' or '\'', said.TrimEnd(".,;)") is [.., '”' or '"' or '’' or '\'']);
            if (open && units[unit].Block.BlankBefore && units[unit].InBlock == 0 && !opens)
                open = false;
            quotations[unit] = (open || opens, closes) switch
            {
                (false, _) => 0,
                (true, true) => open ? 3u : 4u,
                (true, false) => open ? 2u : 1u,
            };
            open = quotations[unit] is 1 or 2;
        }
    }
}
