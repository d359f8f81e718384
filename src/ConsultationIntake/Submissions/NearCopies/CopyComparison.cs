using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>
/// Which words of a text are a template's and which are not. Blocks may have moved: a campaign's paragraphs put in
/// another order are still the campaign's.
/// </summary>
internal sealed class CopyComparison
{
    /// <inheritdoc cref="CopyRuns.Length"/>
    private const int RunLength = CopyRuns.Length;

    /// <summary>
    /// Words in a row that must agree before they speak for a copy: two letters on one matter share shorter runs by chance.
    /// </summary>
    private const int LongRun = 7;

    /// <summary>Places in the template tried for one run of words: more would let a template of one word repeated cost n².</summary>
    private const int PlacesTried = 8;

    private readonly CopyWords template;
    private readonly CopyWords copy;
    private readonly bool[] isTemplate;
    private readonly bool[] templateShared;
    private readonly bool[] copyShared;

    /// <summary>The template's words that the copy has in long runs.</summary>
    private int longShared;

    private CopyComparison(CopyWords template, CopyWords copy, Func<int, bool> isTemplateWord)
    {
        this.template = template;
        this.copy = copy;
        isTemplate = new bool[template.Hashes.Length];
        for (var word = 0; word < isTemplate.Length; word++)
            isTemplate[word] = isTemplateWord(word);
        TemplateWords = isTemplate.AsSpan().Count(true);
        templateShared = new bool[template.Hashes.Length];
        copyShared = new bool[copy.Hashes.Length];
    }

    /// <summary>The share of the copy's words that are the template's, in long runs, 0 to 1.</summary>
    public double Taken => (double)longShared / Math.Max(1, CopyLength);

    /// <summary>Words compared with, the first sender's own among them.</summary>
    public int TemplateLength => templateShared.Length;

    /// <summary>Of those, the words that are the template's.</summary>
    public int TemplateWords { get; }
    public int CopyLength => copyShared.Length;

    /// <summary>The share of the template's words that the copy has, in long runs, 0 to 1.</summary>
    public double Likeness => Math.Min(1, (double)longShared / Math.Max(1, TemplateWords));

    /// <summary>By word of the copy: whether it is the template's.</summary>
    public ReadOnlySpan<bool> CopyShared => copyShared;

    /// <summary>By word compared with: whether the copy has it.</summary>
    public ReadOnlySpan<bool> TemplateShared => templateShared;

    public TextSpan CopySpan(int word) => copy.Spans[word];

    public static CopyComparison Of(string template, string copy) => Of(template, copy, _ => true);

    public static CopyComparison Of(Campaign campaign, string copy) => Of(campaign.FirstText, copy, campaign.IsTemplateWord);

    private static CopyComparison Of(string template, string copy, Func<int, bool> isTemplateWord)
    {
        var comparison = new CopyComparison(CopyWords.Of(template), CopyWords.Of(copy), isTemplateWord);
        comparison.Match();
        return comparison;
    }

    private void Match()
    {
        var runs = template.Runs;
        var expected = 0;
        var at = 0;
        while (at + RunLength <= copy.Hashes.Length)
        {
            var (place, length) = Longest(runs, at, expected);
            if (length < RunLength)
            {
                at++;
                continue;
            }

            var back = Back(place, at);
            Array.Fill(templateShared, true, place - back, length + back);
            Array.Copy(isTemplate, place - back, copyShared, at - back, length + back);
            if (length + back >= LongRun)
                longShared += isTemplate.AsSpan(place - back, length + back).Count(true);
            at += length;
            expected = place + length;
        }

        Join();
    }

    /// <summary>The longest agreement from here on; among equals the one that reads on from the last.</summary>
    private (int Place, int Length) Longest(CopyRuns runs, int at, int expected)
    {
        var best = (Place: 0, Length: 0);
        var place = runs.First(copy.Hashes.AsSpan(at, RunLength));
        for (var tried = 0; place >= 0 && tried < PlacesTried; tried++, place = runs.After(place))
        {
            var length = Agreement(place, at);
            if (length > best.Length || (length == best.Length && Math.Abs(place - expected) < Math.Abs(best.Place - expected)))
                best = (place, length);
        }

        return best;
    }

    private int Agreement(int place, int at)
    {
        var length = 0;
        while (
            place + length < template.Hashes.Length
            && at + length < copy.Hashes.Length
            && template.Hashes[place + length] == copy.Hashes[at + length]
        )
        {
            length++;
        }

        return length;
    }

    /// <summary>How many words before an agreement agree too, without a run of their own.</summary>
    private int Back(int place, int at)
    {
        var back = 0;
        while (
            back < RunLength - 1
            && place - back > 0
            && at - back > 0
            && !copyShared[at - back - 1]
            && template.Hashes[place - back - 1] == copy.Hashes[at - back - 1]
        )
        {
            back++;
        }

        return back;
    }

    /// <summary>One or two words between two agreements that are the same on both sides are the template's too.</summary>
    private void Join()
    {
        var loose = new HashSet<ulong>();
        for (var i = 0; i < templateShared.Length; i++)
        {
            if (isTemplate[i] && !templateShared[i])
                loose.Add(template.Hashes[i]);
        }

        for (var i = 1; i + 1 < copyShared.Length; i++)
        {
            if (!copyShared[i] && copyShared[i - 1] && loose.Contains(copy.Hashes[i]))
                copyShared[i] = copyShared[i + 1] || (i + 2 < copyShared.Length && copyShared[i + 2]);
        }
    }
}
