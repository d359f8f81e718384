using ConsultationIntake.Reading;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Cuts the text of an email into what its sender says and what is only carried along.</summary>
internal static class LetterBodyReader
{
    private const int MaxForwards = 5;
    private const int LongNote = 400;

    public static LetterBody Read(string text, string subject)
    {
        var pieces = new List<LetterBody.Piece>();
        var forwarded = Cut(TextTidy.Block(text).Split('\n'), MailMarks.IsForwardSubject(subject), depth: 0, pieces);
        if (!pieces.Any(piece => piece.IsResponse) && pieces.FindIndex(piece => piece.Name == "quoted") is >= 0 and var only)
            pieces[only] = pieces[only] with { Name = LetterBody.Response };
        return new LetterBody(pieces, forwarded);
    }

    private static ForwardedFrom? Cut(ReadOnlySpan<string> lines, bool isForward, int depth, List<LetterBody.Piece> pieces)
    {
        var start = Banner(lines, pieces);
        var rest = lines[start..];
        var mark = MailMarks.FirstReplyMark(rest);
        if (mark is not { } found)
        {
            OwnWords(rest, pieces);
            return null;
        }

        var before = rest[..found.Line];
        var forwards = found.SaysForwarded || (found.HasHeaders && (isForward || IsBlank(before)));
        if (forwards && depth < MaxForwards)
        {
            Note(before, pieces);
            Add(pieces, "forwarding", rest[found.Line..found.End]);
            var inner = found.Original;
            return Cut(rest[found.End..], MailMarks.IsForwardSubject(inner.Subject ?? ""), depth + 1, pieces) ?? inner;
        }

        OwnWords(before, pieces);
        Thread(rest[found.Line..], found, pieces);
        return null;
    }

    /// <summary>What was written above a forwarded mail: a word to the office is set aside, a whole page is a response too.</summary>
    private static void Note(ReadOnlySpan<string> lines, List<LetterBody.Piece> pieces)
    {
        var own = new List<LetterBody.Piece>();
        OwnWords(lines, own);
        pieces.AddRange(own.Select(piece => piece.IsResponse && piece.Text.Length < LongNote ? piece with { Name = "forwarding" } : piece));
    }

    /// <summary>A thread below a reply is quoted; lines between quoted ones are answers written into it.</summary>
    private static void Thread(ReadOnlySpan<string> lines, MailMarks.ReplyMark mark, List<LetterBody.Piece> pieces)
    {
        var quotedLines = 0;
        foreach (var line in lines)
            quotedLines += IsQuoted(line) ? 1 : 0;
        if (mark.HasHeaders || quotedLines == 0)
        {
            Add(pieces, "quoted", lines);
            return;
        }

        Add(pieces, "quoted", lines[..mark.LinesOfMark]);
        OwnWords(lines[mark.LinesOfMark..], pieces);
    }

    private static int Banner(ReadOnlySpan<string> lines, List<LetterBody.Piece> pieces)
    {
        var end = 0;
        for (var banners = 0; banners < 3; banners++)
        {
            var first = end;
            while (first < lines.Length && string.IsNullOrWhiteSpace(lines[first]))
                first++;
            if (first == lines.Length || !MailMarks.IsBanner(lines[first]))
                break;
            end = first;
            while (end < lines.Length && !string.IsNullOrWhiteSpace(lines[end]))
                end++;
        }

        if (end > 0)
            Add(pieces, "banner", lines[..end]);
        return end;
    }

    /// <summary>Text without a reply below it: quoted lines, then signature and disclaimers at its end.</summary>
    private static void OwnWords(ReadOnlySpan<string> lines, List<LetterBody.Piece> pieces)
    {
        var i = 0;
        while (i < lines.Length)
        {
            var quoted = IsQuoted(lines[i]);
            var end = i + 1;
            while (end < lines.Length && IsQuoted(lines[end]) == quoted)
                end++;
            if (quoted)
                Add(pieces, "quoted", lines[i..end]);
            else
                Signed(lines[i..end], pieces);
            i = end;
        }
    }

    private static void Signed(ReadOnlySpan<string> lines, List<LetterBody.Piece> pieces)
    {
        var disclaimer = MailMarks.DisclaimerStart(lines);
        var signature = MailMarks.SignatureStart(lines[..disclaimer]);
        Add(pieces, LetterBody.Response, lines[..signature]);
        Add(pieces, "signature", lines[signature..disclaimer]);
        Add(pieces, "disclaimer", lines[disclaimer..]);
    }

    private static void Add(List<LetterBody.Piece> pieces, string name, ReadOnlySpan<string> lines)
    {
        var text = string.Join('\n', lines.ToArray()).Trim('\n', ' ');
        if (text.Length == 0)
            return;
        if (pieces is [.., var last] && last.Name == name)
            pieces[^1] = last with { Text = last.Text + "\n\n" + text };
        else
            pieces.Add(new LetterBody.Piece(name, text));
    }

    private static bool IsQuoted(string line) => line.StartsWith('>') || (line.StartsWith(' ') && line.TrimStart().StartsWith('>'));

    private static bool IsBlank(ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            if (!string.IsNullOrWhiteSpace(line))
                return false;
        }

        return true;
    }
}
