using System.Text.RegularExpressions;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Inbox.Envelope;

/// <summary>Where a mail's own words end: its signature and what organisations print below it.</summary>
internal static partial class SignOff
{
    private const string File = "sign-off.txt";
    private const string LegalFile = "legal-words.txt";
    private const int SignatureLines = 16;
    private const int LegalParagraphs = 12;
    private const int LongestWarning = 80;
    private const int ShortestDevice = 2;
    private const int LongestDevice = 41;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly PhraseList Closing = PhraseList.Read(File, "closing");
    private static readonly PhraseList Device = PhraseList.Read(File, "device");
    private static readonly PhraseList ListWords = PhraseList.Read(File, "list-footer");
    private static readonly PhraseList Banner = PhraseList.Read(File, "banner");
    private static readonly PhraseList External = PhraseList.Read(File, "external");
    private static readonly PhraseList Warning = PhraseList.Read(File, "warning");
    private static readonly PhraseList WarnedOf = PhraseList.Read(File, "warned-of");
    private static readonly PhraseList Languages = PhraseList.Read(File, "languages");
    private static readonly PhraseList Legal = PhraseList.ReadAll(LegalFile);
    private static readonly IReadOnlyList<PhraseList> LegalWays = PhraseList.EachOf(LegalFile);

    /// <param name="Start">The first line of the signature.</param>
    /// <param name="End">The line after its last: below may stand a postscript.</param>
    internal readonly record struct Signature(int Start, int End);

    /// <summary>
    /// A sign-off, a dash line or a program's own advertisement, near the end, above nothing but lines that look like a name, a
    /// role or an address. Where something else follows (a postscript, prose, a list) the signature ends before it, and it is
    /// none unless something was said above it: thanks may begin a letter.
    /// </summary>
    public static Signature? FindSignature(IReadOnlyList<MailLine> lines, int start, int end)
    {
        var written = 0;
        for (var i = end - 1; i >= start && written <= SignatureLines; i--)
        {
            if (lines[i].IsBlank)
                continue;
            written++;
            var dashes = lines[i].Text is "--" or "—";
            if (!dashes && (lines[i].IsMarked || !Closing.Is(lines[i].Text) && !IsDeviceLine(lines[i].Text)))
                continue;
            var after = AfterSignature(lines, i + 1, end);
            if (after == end)
                return new Signature(i, end);
            if (!dashes && Said(lines, start, i))
                return new Signature(i, after);
        }

        return null;
    }

    /// <summary>
    /// Where the legal words at the end begin, or <paramref name="end"/>: the paragraphs that are such words, at most one other
    /// between two of them.
    /// </summary>
    public static int LegalWordsStart(IReadOnlyList<MailLine> lines, int start, int end)
    {
        var found = end;
        var others = 0;
        var i = end;
        for (var paragraphs = 0; i > start && paragraphs < LegalParagraphs && others < 2; paragraphs++)
        {
            var last = i;
            while (last > start && lines[last - 1].IsBlank)
                last--;
            var first = last;
            while (first > start && !lines[first - 1].IsBlank)
                first--;
            var legal = last > first && IsLegal(Join(lines, first, last));
            others = legal ? 0 : others + 1;
            if (legal)
                found = first;
            i = first;
        }

        return found;
    }

    /// <summary>Whether the words say it in more than one way, so that they are a disclaimer even where nobody signed above them.</summary>
    public static bool IsPlainlyLegal(IReadOnlyList<MailLine> lines, int start, int end)
    {
        var words = Join(lines, start, end);
        var (ways, after) = (0, 0);
        foreach (var said in LegalWays.Select(way => way.First(words)).OfType<TextSpan>().OrderBy(said => said.End))
        {
            // "This mail is intended only for the addressee" is one way.
            if (said.Start >= after)
                (ways, after) = (ways + 1, said.End);
        }

        return ways > 1;
    }

    /// <summary>A rule with a few lines about a mailing list below it, at the very end.</summary>
    public static int ListFooterStart(IReadOnlyList<MailLine> lines, int start, int end)
    {
        var written = 0;
        for (var i = end - 1; i >= start && written <= 8; i--)
        {
            if (lines[i].IsBlank)
                continue;
            written++;
            if (Rule().IsMatch(lines[i].Text) && ListWords.IsIn(Join(lines, i + 1, end)))
                return i;
        }

        return end;
    }

    /// <summary>"CAUTION: this came from outside", "[EXTERNAL]".</summary>
    public static bool IsBanner(string line) =>
        Banner.Opening(line) is not null
        || (External.Opening(line) is { } title && EndsTitle(line.AsSpan(title.End).TrimStart(']')))
        || (
            Warning.Opening(line) is { } warning
            && line.AsSpan(warning.End).TrimStart() is [':' or '!' or '-', .. var of]
            && WarnedOf.IsIn(of[..Math.Min(of.Length, LongestWarning)])
        );

    /// <summary>The line by which organisations say in which languages they may be written to, and nothing else.</summary>
    public static bool IsLanguageLine(string line) => Languages.Is(line);

    private static bool EndsTitle(ReadOnlySpan<char> after) => after.TrimStart() is [] or [':' or '.' or '!' or '-', ..];

    private static bool IsDeviceLine(string line) =>
        Device.Opening(line) is { } said && line.Length - said.End is > ShortestDevice and <= LongestDevice;

    private static bool IsLegal(string paragraph) => Legal.IsIn(paragraph);

    /// <summary>The line after the last that looks like a signature's, from <paramref name="i"/> on.</summary>
    private static int AfterSignature(IReadOnlyList<MailLine> lines, int i, int end)
    {
        var after = i;
        for (; i < end; i++)
        {
            if (lines[i].IsBlank)
                continue;
            if (!LooksSigned(lines[i].Text))
                return after;
            after = i + 1;
        }

        return end;
    }

    /// <summary>A name, a role, a place, a number: short, no sentence, most of its words with a capital or a figure.</summary>
    private static bool LooksSigned(string line)
    {
        if (Contact().IsMatch(line) && line.Length <= 120)
            return true;
        if (line.Length > 100 || ListItem().IsMatch(line) || Postscript().IsMatch(line) || line.EndsWith(':'))
            return false;
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var capitals = words.Count(word => !word.Any(char.IsLetter) || char.IsUpper(word.First(char.IsLetter)) || word.Length < 3);
        var isSentence = words.Length > 5 && line[^1] is '.' or '!' or '?';
        return words.Length <= 2 || (words.Length <= 12 && capitals * 2 >= words.Length && !isSentence);
    }

    /// <summary>Whether something longer than a greeting stands above.</summary>
    private static bool Said(IReadOnlyList<MailLine> lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (lines[i].Text.Count(c => c == ' ') >= 5)
                return true;
        }

        return false;
    }

    private static string Join(IReadOnlyList<MailLine> lines, int start, int end) =>
        string.Join(' ', lines.Skip(start).Take(end - start).Select(line => line.Text));

    [GeneratedRegex(@"@|https?://|\bwww\.|\+?\d[\d ()-]{7,}\d|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", Options)]
    private static partial Regex Contact();

    [GeneratedRegex(@"^([-•*–]|\(?[a-z0-9]{1,2}[.)])\s+\S", Options)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(p\.? ?p?\.? ?s\.?|ô\.?n\.?|o\.n\.)(\s|:|-|$)", Options)]
    private static partial Regex Postscript();

    [GeneratedRegex(@"^([_=*-]{2,}|—)$", Options)]
    private static partial Regex Rule();
}
