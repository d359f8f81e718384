using System.Collections.Frozen;

namespace ConsultationIntake.Reading.Language;

/// <summary>
/// How Welsh or English a word looks by its runs of three letters, learnt from two short texts written for it, which stand
/// below. It decides only where a text has few small words.
/// </summary>
internal static class WelshTrigrams
{
    private const string Welsh = """
        mae angen mwy o swyddogion heddlu ar y stryd yn y pentref gyda'r nos ymddygiad gwrthgymdeithasol cymdogion swnllyd beiciau sbwriel fandaliaeth cyffuriau dioddefwyr troseddau cam-drin
        domestig cefnogaeth cynghorau partneriaeth gweithio gyda'n gilydd cydraddoldeb anabledd hiliaeth casineb iaith gymraeg gwasanaethau dwyieithog siarad cymraeg ysgolion pobl ifanc plant
        teuluoedd hen bobl diogelwch cymunedol comisiynydd cynllun drafft ymgynghoriad blaenoriaeth cyllideb ardaloedd gwledig ffermydd dwyn lladrad gyrru'n gyflym goryrru ffordd llwybrau
        croesawu cefnogi gwrthwynebu pryderus ofnus cerdded adref goleuadau gorsaf cyfarfod llythyr ymateb awgrymu gwella cryfhau diolch yn fawr iawn cofion cynnes gwybodaeth rhagor
        cyhoeddus trigolion lleol bwrdd diogelu menywod merched trais rhywiol lles iechyd meddwl byddwn ni'n falch petai'r cyngor sir gaerfyrddin gwynedd ceredigion sir y fflint caernarfon
        newyddion rhyngwladol llywodraeth cymru addysg amgylchedd chwaraeon cyfleoedd busnesau twristiaeth hanes diwylliant eisteddfod dwy chwech wyth naw deg cyflym araf mawr bach newydd
        """;

    private const string English = """
        there need more officers on the street in village evening anti-social behaviour noisy neighbours motorbikes rubbish vandalism drugs victims of crime domestic abuse support councils
        partnership working together equality disability racism hatred language services bilingual speaking schools young people children families elderly community safety commissioner draft
        plan consultation priority budget rural areas farms theft burglary driving speeding road footpaths welcome supporting opposing worried frightened walking home lighting station
        meeting letter response suggest improve strengthen thank you very much kind regards information further public residents local board safeguarding women girls sexual violence
        wellbeing mental health pleased would like council county shire patrols visible neighbourhood watch parking outside taking nothing never something everything house shop window
        news international government education environment sport opportunities businesses tourism history culture festival eight nine ten quick slow great small knew night through thought
        """;

    private static readonly FrozenDictionary<string, double> Weights = Learn();
    private static readonly FrozenDictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> Lookup = Weights.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>The mean log ratio of the word's three-letter runs: above zero Welsh, below English, zero for what neither knows.</summary>
    public static double Lean(string word)
    {
        Span<char> padded = stackalloc char[66];
        if (word.Length > 64)
            return 0;
        padded[0] = ' ';
        word.CopyTo(padded[1..]);
        padded[word.Length + 1] = ' ';
        var (sum, count) = (0.0, 0);
        for (var i = 0; i + 3 <= word.Length + 2; i++, count++)
            sum += Lookup.TryGetValue(padded.Slice(i, 3), out var weight) ? weight : 0;
        return count == 0 ? 0 : sum / count;
    }

    private static FrozenDictionary<string, double> Learn()
    {
        var welsh = Count(Welsh);
        var english = Count(English);
        var (welshTotal, englishTotal) = (welsh.Values.Sum(), english.Values.Sum());
        return welsh
            .Keys.Union(english.Keys)
            .ToFrozenDictionary(
                trigram => trigram,
                trigram =>
                    Math.Log((welsh.GetValueOrDefault(trigram) + 0.3) / (welshTotal + 300.0))
                    - Math.Log((english.GetValueOrDefault(trigram) + 0.3) / (englishTotal + 300.0)),
                StringComparer.Ordinal
            );
    }

    private static Dictionary<string, int> Count(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var padded = $" {word} ";
            for (var i = 0; i + 3 <= padded.Length; i++)
                counts[padded.Substring(i, 3)] = counts.GetValueOrDefault(padded.Substring(i, 3)) + 1;
        }

        return counts;
    }
}
