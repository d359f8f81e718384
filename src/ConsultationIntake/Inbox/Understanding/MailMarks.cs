using System.Text.RegularExpressions;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>The lines that mail programs and mail rooms write around what a person says, in English and Welsh.</summary>
internal static partial class MailMarks
{
    private const int HeaderLines = 10;
    private const int SignatureLines = 16;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <param name="Line">Where the mark begins.</param>
    /// <param name="LinesOfMark">How many lines it takes.</param>
    /// <param name="HasHeaders">Whether header lines (From, Sent, To) follow.</param>
    internal readonly record struct ReplyMark(int Line, int LinesOfMark, bool SaysForwarded, bool HasHeaders, ForwardedFrom Original)
    {
        public int End => Line + LinesOfMark;
    }

    public static bool IsForwardSubject(string subject) => ForwardSubject().IsMatch(subject);

    public static bool IsBanner(string line) => BannerLine().IsMatch(line.Trim());

    /// <summary>The first line of an earlier mail: "On … wrote:", "-----Original Message-----", a block of header lines.</summary>
    public static ReplyMark? FirstReplyMark(ReadOnlySpan<string> lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length is 0 or > 1000 || line[0] == '>')
                continue;
            var forwarded = ForwardedLine().IsMatch(line);
            if (forwarded || OriginalLine().IsMatch(line) || UnderscoreLine().IsMatch(line))
            {
                var next = SkipBlank(lines, i + 1);
                var headers = Headers(lines, next, out var original);
                if (headers > 0 || forwarded || !UnderscoreLine().IsMatch(line))
                    return new ReplyMark(i, headers > 0 ? next + headers - i : 1, forwarded, headers > 0, original);
            }

            if (Headers(lines, i, out var bare) is > 0 and var count)
                return new ReplyMark(i, count, SaysForwarded: false, HasHeaders: true, bare);
            if (WroteLine().IsMatch(line))
                return new ReplyMark(i, 1, SaysForwarded: false, HasHeaders: false, new ForwardedFrom(null, null, null));
            if (i + 1 < lines.Length && WroteStart().IsMatch(line) && WroteLine().IsMatch(line + " " + lines[i + 1].Trim()))
                return new ReplyMark(i, 2, SaysForwarded: false, HasHeaders: false, new ForwardedFrom(null, null, null));
        }

        return null;
    }

    /// <summary>Where the signature begins, or the number of lines.</summary>
    public static int SignatureStart(ReadOnlySpan<string> lines)
    {
        var end = lines.Length;
        for (var i = lines.Length - 1; i >= 0 && CountWords(lines[i..end]) <= SignatureLines; i--)
        {
            var line = lines[i].Trim();
            // A dash alone (RFC 3676, section 4.3), or the program's own advertisement.
            if (line is "--" || lines[i] is "-- " || DeviceLine().IsMatch(line))
                return i;
            if (SignOff().IsMatch(line) && !HasLongLine(lines[(i + 1)..end]))
                return i;
        }

        return lines.Length;
    }

    /// <summary>Where the legal words at the end begin, or the number of lines.</summary>
    public static int DisclaimerStart(ReadOnlySpan<string> lines)
    {
        var start = lines.Length;
        var i = lines.Length;
        for (var paragraphs = 0; i > 0 && paragraphs < 12; paragraphs++)
        {
            var end = i;
            while (end > 0 && string.IsNullOrWhiteSpace(lines[end - 1]))
                end--;
            var begin = end;
            while (begin > 0 && !string.IsNullOrWhiteSpace(lines[begin - 1]))
                begin--;
            var paragraph = string.Join(' ', lines[begin..end].ToArray());
            if (Disclaimer().IsMatch(paragraph))
                start = begin;
            i = begin;
        }

        return start;
    }

    private static int Headers(ReadOnlySpan<string> lines, int start, out ForwardedFrom original)
    {
        original = new ForwardedFrom(null, null, null);
        string? from = null, subject = null;
        var others = 0;
        var i = start;
        for (; i < lines.Length && i - start < HeaderLines; i++)
        {
            var match = HeaderLine().Match(lines[i].Trim());
            if (!match.Success)
            {
                // A long list of addresses goes on in the next line.
                if (from is null || string.IsNullOrWhiteSpace(lines[i]) || !lines[i].Contains('@', StringComparison.Ordinal))
                    break;
                continue;
            }

            if (match.Groups["from"].Success)
                from ??= match.Groups["value"].Value;
            else if (match.Groups["subject"].Success)
                (subject, others) = (match.Groups["value"].Value, others + 1);
            else
                others++;
            if (from is null)
                break;
        }

        if (from is null || others == 0)
            return 0;
        var address = MailAddress.Find(MailtoLink().Replace(from, "<${address}>"));
        original = new ForwardedFrom(address, from.Split('<', '[')[0].Trim(' ', '*', '"'), subject);
        return i - start;
    }

    private static int SkipBlank(ReadOnlySpan<string> lines, int i)
    {
        while (i < lines.Length && string.IsNullOrWhiteSpace(lines[i]))
            i++;
        return i;
    }

    private static int CountWords(ReadOnlySpan<string> lines)
    {
        var count = 0;
        foreach (var line in lines)
            count += string.IsNullOrWhiteSpace(line) ? 0 : 1;
        return count;
    }

    private static bool HasLongLine(ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Length > 160)
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"^\s*(fw|fwd|wg|tr|ymlaen|anfonwyd ymlaen)\s*:", Options)]
    private static partial Regex ForwardSubject();

    [GeneratedRegex(@"^\W{0,6}(\[?external( e-?mail| sender| message)?\]?\s*($|[:.!-])|(caution|warning|rhybudd|attention|security notice|gofal)\s*[:!-].{0,80}(external|outside|e-?bost|allanol|link|attach)|this (e-?mail|message) (originated|came|was sent|has been sent|is) from (outside|an external|someone outside)|you don'?t often get e-?mail from|some people who received this message don'?t often)", Options)]
    private static partial Regex BannerLine();

    [GeneratedRegex(@"^(-{3,}\s*forwarded (message|by .{1,60})\s*-{3,}|begin forwarded message:?|-{3,}\s*neges a anfonwyd ymlaen\s*-{3,})$", Options)]
    private static partial Regex ForwardedLine();

    [GeneratedRegex(@"^-{3,}\s*(original (message|appointment|email)|neges wreiddiol)\s*-{3,}$", Options)]
    private static partial Regex OriginalLine();

    [GeneratedRegex(@"^_{10,}$", Options)]
    private static partial Regex UnderscoreLine();

    [GeneratedRegex(@"^\*?(?:(?<from>from|oddi wrth|gan|o)|(?<subject>subject|pwnc|testun)|sent|date|to|cc|anfonwyd|dyddiad|at|importance|reply-to)\s*:\*?\s*(?<value>.{0,600})$", Options)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"\[mailto:(?<address>[^\]\s]{3,254})\]", Options)]
    private static partial Regex MailtoLink();

    [GeneratedRegex(@"^(on\b.{6,300}\bwrote|ar\b.{6,300}\b(ysgrifennodd\b.{0,200}))\s*:$", Options)]
    private static partial Regex WroteLine();

    [GeneratedRegex(@"^(on|ar)\b.{6,300}$", Options)]
    private static partial Regex WroteStart();

    [GeneratedRegex(@"^((sent|get) (from|via|by|outlook for) .{2,40}|anfonwyd (o|drwy) .{2,40})$", Options)]
    private static partial Regex DeviceLine();

    [GeneratedRegex(@"^((with )?(very )?(kind(est)?|best|warm(est)?|many)? ?regards|yours (sincerely|faithfully|truly|ever)|(with )?(many thanks|best wishes|kind wishes|thanks( and regards)?|thank you)|regards|cofion( (gorau|cynnes|caredig))?|yn gywir|yr eiddoch yn gywir|(gyda )?diolch( yn fawr)?|dymuniadau gorau)\s*[,.!]?$", Options)]
    private static partial Regex SignOff();

    [GeneratedRegex(@"this (e-?mail|message|communication|transmission)\b.{0,120}\b(confidential|privileged|intended (solely|only)|sensitive)|intended (solely |only )?for the (use of the |sole use of |named |individual |attention of )?(addressee|recipient|individual|person|named)|if you (have received|are not the (intended|named))|please consider the environment|(scanned|checked) (for|by) .{0,40}(virus|malware|mimecast)|(views|opinions) .{0,40}expressed .{0,80}(author|sender|individual|not necessarily)|e-?mails? (sent|and any).{0,80}(monitor|record)|privacy notice (is|can|explains)|how we (use|process) your (personal )?(data|information)|mae'r (e-?bost|neges) .{0,80}(gyfrinachol|bwriadu|bwriedir)|os (nad chi|ydych wedi derbyn).{0,60}(derbynnydd|neges|e-?bost|gwall|gamgymeriad)|rydym yn croesawu gohebiaeth|we welcome correspondence in welsh", Options)]
    private static partial Regex Disclaimer();
}
