using System.Text.RegularExpressions;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Inbox.Envelope;

/// <summary>
/// Where an earlier mail begins. Told by what every mail program writes in any language: a line that ends in a colon, names a
/// date or an address, and stands above marked lines; or a block of header lines with an address and a date. A sentence that
/// ends in "wrote:" is none.
/// </summary>
/// <param name="Line">Its first line.</param>
/// <param name="End">The line after the last of the attribution or of the header lines.</param>
internal sealed partial record EarlierMail(int Line, int End)
{
    private const string File = "mail-words.txt";
    private const int AttributionLines = 4;
    private const int AttributionLength = 400;
    private const int HeaderLines = 12;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly PhraseList ForwardSubject = PhraseList.Read(File, "forward-subject");
    private static readonly PhraseList Forwarded = PhraseList.Read(File, "forwarded");
    private static readonly PhraseList Original = PhraseList.Read(File, "original");
    private static readonly PhraseList FromLabel = PhraseList.Read(File, "from");
    private static readonly PhraseList SubjectLabel = PhraseList.Read(File, "subject");

    /// <summary>Header lines follow, and not a sentence that ends in a colon.</summary>
    public bool HasHeaders { get; init; }

    /// <summary>A line above says that it was passed on.</summary>
    public bool SaysForwarded { get; init; }

    /// <summary>The lines below the attribution are marked, so that they show themselves how far the earlier mail goes.</summary>
    public bool IsMarked { get; init; }

    /// <summary>Who wrote it, where the header lines say so.</summary>
    public MailAddress? From { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>The first in lines <paramref name="start"/> to <paramref name="end"/>, or null.</summary>
    public static EarlierMail? First(IReadOnlyList<MailLine> lines, int start, int end, MailSetting setting)
    {
        for (var i = start; i < end; i++)
        {
            if (lines[i].IsBlank || lines[i].IsMarked)
                continue;
            if ((Headers(lines, i, end, setting) ?? Attribution(lines, start, i, end, setting)) is { } found)
                return found;
        }

        return null;
    }

    public static bool SubjectForwards(string subject) =>
        subject.TrimStart().Split(':', 2) is [[var first, ..] before, _] && char.IsLetter(first) && ForwardSubject.Is(before);

    public static bool SubjectReplies(string subject) => ReplySubject().IsMatch(subject) && !SubjectForwards(subject);

    /// <summary>"On 2 November 2026 at 10:05, Jo (jo@example.org) wrote:" in any language and over several lines.</summary>
    private static EarlierMail? Attribution(IReadOnlyList<MailLine> lines, int start, int last, int end, MailSetting setting)
    {
        if (!lines[last].Text.TrimEnd('*', ' ').EndsWith(':'))
            return null;
        var (date, time, address) = (false, false, false);
        var first = last + 1;
        for (var i = last; i >= start && last - i < AttributionLines && !(date && address); i--)
        {
            var line = lines[i].Text;
            var (dated, addressed) = (Date().IsMatch(line), Address().IsMatch(line));
            // What is no part of it any more: the sender's own words above.
            var ownWords = i < last && (EndsSentence().IsMatch(line) || (!dated && !addressed && (date || address)));
            if (lines[i].IsBlank || lines[i].IsMarked || ownWords)
                break;
            (date, time, address) = (date || dated, time || Time().IsMatch(line), address || addressed);
            first = i;
        }

        if (!(address || time || (date && setting.IsReply)) || lines[last].Span.End - lines[first].Span.Start > AttributionLength)
            return null;
        var next = SkipBlank(lines, last + 1, end);
        var marked = next < end && lines[next].IsMarked;
        return marked || (date && address && setting.IsReply && next < end) ? new EarlierMail(first, last + 1) { IsMarked = marked } : null;
    }

    /// <summary>A memo has such lines too: an address, and a date with its time or a whole block, tell a mail's.</summary>
    private static EarlierMail? Headers(IReadOnlyList<MailLine> lines, int start, int end, MailSetting setting)
    {
        var (forwarded, divided) = MarkOf(lines[start].Text);
        var first = divided ? SkipBlank(lines, start + 1, end) : start;
        MailAddress? from = null;
        string? subject = null;
        var (labelled, dated, addresses) = (0, false, 0);
        var i = first;
        for (; i < end && i - first < HeaderLines; i++)
        {
            if (HeaderLine().Match(lines[i].Text) is not { Success: true } header)
            {
                // A long list of addresses goes on in the next line.
                if (labelled == 0 || !Address().IsMatch(lines[i].Text))
                    break;
                continue;
            }

            labelled++;
            var value = header.Groups["value"].Value;
            if (AddressIn(value) is { } written)
            {
                from ??= labelled <= 2 || FromLabel.Is(header.Groups["label"].Value) ? written : null;
                addresses++;
            }

            dated |= Time().IsMatch(value);
            if (SubjectLabel.Is(header.Groups["label"].Value))
                subject = value;
        }

        var named = forwarded || FromLabel.Is(HeaderLine().Match(lines[Math.Min(first, end - 1)].Text).Groups["label"].Value);
        var isMail = labelled >= 2 && (dated || divided || labelled >= 4) && (addresses > 0 || (setting.IsReply && dated && labelled >= 3));
        if (!isMail || !(named || divided || labelled >= 4))
            return forwarded && ForwardMark(lines, start, end) ? new EarlierMail(start, start + 1) { SaysForwarded = true } : null;
        return new EarlierMail(start, i)
        {
            HasHeaders = true,
            SaysForwarded = forwarded,
            From = from,
            Subject = subject ?? "",
        };
    }

    /// <summary>Whether a line is a program's own mark above a mail: one that is passed on, or any.</summary>
    private static (bool Forwarded, bool Divided) MarkOf(string line)
    {
        if (Forwarded.Is(line))
            return (true, true);
        if (DashedLine().Match(line) is not { Success: true } dashed)
            return (false, LineOfStrokes().IsMatch(line));
        return Original.Opening(dashed.Groups["words"].Value) is null ? (true, true) : (false, true);
    }

    /// <summary>A program's own mark stands alone; what follows is the mail, its header lines lost.</summary>
    private static bool ForwardMark(IReadOnlyList<MailLine> lines, int line, int end) =>
        lines[line].Text.StartsWith('-') && SkipBlank(lines, line + 1, end) < end;

    private static MailAddress? AddressIn(string value) =>
        Address().Match(value) is { Success: true } match
            ? new MailAddress(match.Value, NullIfEmpty(value[..match.Index].Split('[')[0].Trim(' ', '<', '(', '"', '*', '\'')))
            : null;

    private static string? NullIfEmpty(string name) => name.Length == 0 ? null : name;

    private static int SkipBlank(IReadOnlyList<MailLine> lines, int i, int end)
    {
        while (i < end && lines[i].IsBlank)
            i++;
        return i;
    }

    [GeneratedRegex(@"^\s*\p{L}{1,4}(\[\d+\])?\s?:", Options)]
    private static partial Regex ReplySubject();

    [GeneratedRegex(@"^-{3,}\s*(?<words>\p{L}[\p{L}\p{M}' ]{4,60})\s*-{3,}$", Options)]
    private static partial Regex DashedLine();

    [GeneratedRegex("^_{10,}$", Options)]
    private static partial Regex LineOfStrokes();

    [GeneratedRegex(@"^\*?(?<label>\p{L}[\p{L}\p{M} .-]{0,19})\s?:\*?(\s+(?<value>.{0,600}))?$", Options)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", Options)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2}[:h]\d{2}\b|\b\d{1,2}\D{1,12}(19|20)\d{2}\b|\b(19|20)\d{2}\b.*\b\d{1,2}\b",
        Options
    )]
    private static partial Regex Date();

    [GeneratedRegex(@"\b\d{1,2}[:.h]\d{2}\b", Options)]
    private static partial Regex Time();

    [GeneratedRegex(@"[.!?]$", Options)]
    private static partial Regex EndsSentence();
}
