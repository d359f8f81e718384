using System.Text.RegularExpressions;

namespace ConsultationIntake.Inbox.Envelope;

/// <summary>Where a mail's own words end: its signature and what organisations print below it.</summary>
internal static partial class SignOff
{
    private const int SignatureLines = 16;
    private const int LegalParagraphs = 12;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

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
            if (!dashes && !Closing().IsMatch(lines[i].Text) && !DeviceLine().IsMatch(lines[i].Text))
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
    public static bool IsPlainlyLegal(IReadOnlyList<MailLine> lines, int start, int end) =>
        Legal()
            .Matches(Join(lines, start, end))
            .SelectMany(match => match.Groups.Values.Skip(1).Where(way => way.Success))
            .DistinctBy(way => way.Name)
            .Count() > 1;

    /// <summary>A rule with a few lines about a mailing list below it, at the very end.</summary>
    public static int ListFooterStart(IReadOnlyList<MailLine> lines, int start, int end)
    {
        var written = 0;
        for (var i = end - 1; i >= start && written <= 8; i--)
        {
            if (lines[i].IsBlank)
                continue;
            written++;
            if (Rule().IsMatch(lines[i].Text) && ListWords().IsMatch(Join(lines, i + 1, end)))
                return i;
        }

        return end;
    }

    public static bool IsBanner(string line) => Banner().IsMatch(line);

    /// <summary>The line by which organisations say in which languages they may be written to, and nothing else.</summary>
    public static bool IsLanguageLine(string line) => LanguageLine().IsMatch(line);

    private static bool IsLegal(string paragraph) => Legal().IsMatch(paragraph);

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

    [GeneratedRegex(
        @"^((with )?(very )?(kind(est)?|best|warm(est)?|many)? ?regards|yours (sincerely|faithfully|truly|ever)|(with )?(many "
            + @"thanks|best wishes|kind wishes|thanks( and regards)?|thank you)|regards|cofion( (gorau|cynnes|caredig))?|yn gywir|yr "
            + @"eiddoch yn gywir|(gyda )?diolch( yn fawr)?|dymuniadau gorau|mit freundlichen grüßen|z "
            + @"poważaniem|pozdrawiam|cordialement|saludos|atentamente|cu stimă|cumprimentos|cordiali saluti|pagarbiai)\s*[,.!]?$",
        Options
    )]
    private static partial Regex Closing();

    [GeneratedRegex(@"^((sent|get) (from|via|by|outlook for) .{2,40}|anfonwyd (o|drwy) .{2,40})$", Options)]
    private static partial Regex DeviceLine();

    [GeneratedRegex(@"@|https?://|\bwww\.|\+?\d[\d ()-]{7,}\d|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", Options)]
    private static partial Regex Contact();

    [GeneratedRegex(@"^([-•*–]|\(?[a-z0-9]{1,2}[.)])\s+\S", Options)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(p\.? ?p?\.? ?s\.?|ô\.?n\.?|o\.n\.)(\s|:|-|$)", Options)]
    private static partial Regex Postscript();

    [GeneratedRegex(@"^([_=*-]{2,}|—)$", Options)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\b(unsubscribe|subscri(bed|ption)|mailing list|to leave|moderator|google groups|datdanysgrifio|rhestr)\b", Options)]
    private static partial Regex ListWords();

    [GeneratedRegex(
        @"^\W{0,6}(\[?external( e-?mail| sender| message)?\]?\s*($|[:.!-])|(caution|warning|rhybudd|attention|security "
            + @"notice|gofal)\s*[:!-].{0,80}(external|outside|e-?bost|allanol|link|attach)|this (e-?mail|message) "
            + @"(originated|came|was sent|has been sent|is) from (outside|an external|someone outside)|you don'?t often get e-?mail "
            + @"from|some people who received this message don'?t often)",
        Options
    )]
    private static partial Regex Banner();

    [GeneratedRegex(
        @"^(we welcome correspondence in (welsh|english)( (and|or) (welsh|english))?|rydym yn croesawu gohebiaeth yn (y "
            + @")?(gymraeg|saesneg).{0,30})\W*$",
        Options
    )]
    private static partial Regex LanguageLine();

    [GeneratedRegex(
        @"(?<a>this (e-?mail|message|communication|transmission)\b.{0,120}\b(confidential|privileged|intended "
            + @"(solely|only)|sensitive))|(?<b>intended (solely |only )?for the (use of the |sole use of |named |individual "
            + @"|attention of )?(addressee|recipient|individual|person|named))|(?<c>if (you have received|you are not the "
            + @"(intended|named)|this (has )?reached you))|(?<d>please consider the environment)|(?<e>(scanned|checked) (for|by) "
            + @".{0,40}(virus|malware|mimecast|gateway))|(?<f>(views|opinions) .{0,40}(expressed "
            + @".{0,80}(author|sender|individual|not necessarily)|are those of the (writer|author|sender)))|(?<g>e-?mails? (sent|and "
            + @"any).{0,80}(monitor|record)|keeps? a record of (e-?mails|messages))|(?<h>our privacy notice|how we (use|process) "
            + @"your (personal )?(data|information))|(?<i>mae'r (e-?bost|neges) .{0,80}(gyfrinachol|bwriadu|bwriedir))|(?<j>os (nad "
            + @"chi|ydych wedi derbyn).{0,60}(derbynnydd|neges|e-?bost|gwall|gamgymeriad))|(?<k>rydym yn croesawu gohebiaeth|we "
            + @"welcome correspondence in welsh)",
        Options
    )]
    private static partial Regex Legal();
}
