using System.Text.RegularExpressions;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Privacy;

/// <summary>
/// Whether somebody tells something of their own health, origin, faith or orientation (UK GDPR, article 9), in English or Welsh. What
/// tells it is said nearly always in the first person; it would rather hold back a quote too many than print one of these.
/// </summary>
public static partial class OwnCircumstances
{
    public static bool AreTold(string text) =>
        Sentence().Split(text).Any(sentence => About().IsMatch(sentence) && (Myself().IsMatch(sentence) || AsOne().IsMatch(sentence)));

    /// <summary>The sentences that tell it, in order.</summary>
    public static IEnumerable<TextSpan> Sentences(string text)
    {
        var at = 0;
        foreach (var end in Sentence().Matches(text).Select(match => match.Index).Append(text.Length))
        {
            var sentence = text[at..end];
            var start = at + sentence.Length - sentence.TrimStart().Length;
            if (sentence.Trim().Length > 0 && AreTold(sentence))
                yield return TextSpan.FromBounds(start, at + sentence.TrimEnd().Length);
            at = end;
        }
    }

    [GeneratedRegex(@"(?<=[.!?\n])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex(
        @"\b(?:i|i'm|i’m|i've|i’ve|me|my|mine|myself|we|we're|we’re|our|ours|us|fi|fy|rwy'n|rwy’n|rydw|dw|dwi|gen "
            + @"i|gennyf|ni|ein|(?:fel) \w+)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Myself();

    /// <summary>"As a disabled woman", "being Jewish", "speaking as".</summary>
    [GeneratedRegex(@"\b(?:as an?|as|being|speaking as|fel)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsOne();

    [GeneratedRegex(
        """
            \b(?:
              # health
                disab\w* | impair\w* | autis\w* | adhd | neurodiver\w* | depress\w* | anxiety | ptsd | trauma\w*
              | bipolar | schizo\w* | psychos\w*
              | mental\ (?:health|illness) | (?:health|medical|heart|lung|skin)\ (?:condition|problem|issue)s? | ill
              | illness\w* | diagnos\w*
              | cancer | diabet\w* | epilep\w* | asthma\w* | dementia | alzheimer\w* | parkinson\w* | arthritis | stroke | hiv | aids | copd
              | wheelchair\w* | mobility\ scooter | blind | deaf | deaf\w* | hard\ of\ hearing | pregnan\w*
              | miscarr\w* | menopaus\w* | surgery
              | medicat\w* | chemotherapy | dialysis | suicid\w* | self-?harm\w* | overdos\w* | addict\w* | alcoholic
              | rehab | dyslex\w* | sectioned
              | hospital\w* | tablets | prescri\w* | nerves | breakdowns? | therap\w* | counsell\w* | psychiatr\w* | panic\ attacks?
              | heart\ attack | seizures? | inhaler | insulin | operation\ on | hearing\ aids? | guide\ dog | walking\ (?:stick|frame)
              | zimmer | tourette\w* | (?:my|our|the)\ (?:doctor|gp|consultant) | a\ nutter | the\ nutter\w*
              | ysbyty\w* | tabledi | fy\ meddyg
              | crutches | carer\ for | amput\w* | chronic | learning\ (?:disabilit\w*|difficult\w*)
              | anabl\w* | anabledd\w* | iechyd\ meddwl | iselder | gorbryder | canser | byddar | dall | awtisti\w*
              | cadair\ olwyn | beichiog | salwch
              # origin
              | black | asian | african\w* | caribbean | pakistani | indian | bangladeshi | chinese | polish
              | romanian | bulgarian | lithuanian | somali
              | nigerian | ghanaian | jamaican | ukrainian | syrian | afghan\w* | iraqi | iranian | kurdish | turkish
              | arab\w* | albanian | portuguese
              | roma | romany | gypsy | gypsies | irish | travellers? | mixed\ race | mixed\ heritage | ethnic\w*
              | bame | (?:person|people|man|woman)\ of\ colour
              | white\ (?:man|woman|british|person|male|female|working) | migrants? | immigrants? | refugees?
              | asylum\w* | foreign\w* | born\ in | came\ (?:here|to\ (?:this|the)\ (?:country|uk))
              | nationality | race | racial\w* | skin\ colour | ffoadur\w* | mewnfud\w* | sipsiwn | teithwyr
              # faith
              | muslim\w* | islam\w* | christian\w* | catholic\w* | protestant\w* | church | mosque | synagogue
              | gurdwara | jewish | jews? | hindu\w* | sikh\w*
              | buddhis\w* | quaker\w* | jehovah\w* | hijab | niqab | turban | kippah | faith | religio\w*
              | atheis\w* | mwslim\w* | cristion\w* | iddew\w* | capel | eglwys | ffydd
              # orientation and gender reassignment
              | gay | lesbian\w* | bisexual\w* | queer | lgbt\w* | homosexual\w* | same-?sex | transgender | trans
              | non-?binary | transition\w* | coming\ out
              | hoyw | lesbiaidd | deurywiol | traws\w*
            )\b
            """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture
    )]
    private static partial Regex About();
}
