using System.Globalization;
using System.Net;
using System.Text;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Documents.Html;

/// <summary>
/// HTML as plain text, in one pass and in time that grows with its length alone, however broken it is: paragraphs, list
/// labels, and what is quoted from an earlier mail as lines that begin with <c>&gt;</c>.
/// </summary>
internal sealed class HtmlText
{
    private const int MaxDepth = 200;

    private readonly string html;
    private readonly StringBuilder output = new();
    private readonly Stack<(string Element, int Next, bool Quoted)> open = new();
    private readonly HashSet<string> unclosed = new(StringComparer.Ordinal);
    private int newLines = 2;
    private int quotes;
    private bool space;

    private HtmlText(string html) => this.html = html;

    public static string Convert(string html)
    {
        var reading = new HtmlText(html);
        reading.Visit();
        return TextTidy.Block(reading.output.ToString());
    }

    private void Visit()
    {
        var lastEnd = html.LastIndexOf('>');
        var i = 0;
        while (i < html.Length)
        {
            if (html[i] == '<' && i < lastEnd && i + 1 < html.Length && (char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!' or '?'))
            {
                i = Markup(i);
                continue;
            }

            var next = html.IndexOf('<', i + 1);
            if (next < 0)
                next = html.Length;
            Words(WebUtility.HtmlDecode(html[i..next]));
            i = next;
        }
    }

    private int Markup(int start)
    {
        if (html.AsSpan(start).StartsWith("<!--"))
        {
            var close = unclosed.Contains("<!--") ? -1 : html.IndexOf("-->", start + 4, StringComparison.Ordinal);
            if (close >= 0)
                return close + 3;
            unclosed.Add("<!--");
        }

        var tag = HtmlTag.Read(html, start);
        if (tag.Name.Length == 0)
            return tag.End;
        if (tag.Closes)
            Close(tag.Name);
        else if (tag.Name is "script" or "style" or "title" or "template" or "svg" or "textarea")
            return AfterElement(tag);
        else
            Open(tag);
        return tag.End;
    }

    private int AfterElement(HtmlTag tag)
    {
        if (tag.ClosesItself || unclosed.Contains(tag.Name))
            return tag.End;
        var close = html.IndexOf("</" + tag.Name, tag.End, StringComparison.OrdinalIgnoreCase);
        if (close >= 0)
            return HtmlTag.Read(html, close).End;
        unclosed.Add(tag.Name);
        return tag.End;
    }

    private void Open(HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "br":
                NewLine(1, always: true);
                break;
            case "hr":
                NewLine(2);
                Words("________________________________");
                NewLine(1);
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "table" or "pre":
                NewLine(2);
                break;
            case "div" or "tr" or "section" or "article" or "address" or "dt" or "dd" or "header" or "footer" or "center":
                NewLine(1);
                if (tag.IsQuote)
                    Push(tag.Name, quoted: true);
                else if (open.Count > 0 && open.Any(element => element.Element == "div"))
                    Push(tag.Name, quoted: false);
                break;
            case "td" or "th":
                space = true;
                break;
            case "ul" or "ol":
                NewLine(open.Any(element => element.Element is "ul" or "ol") ? 1 : 2);
                Push(tag.Name, quoted: false, tag.Start);
                break;
            case "li":
                Item();
                break;
            case "blockquote":
                NewLine(2);
                Push(tag.Name, tag.IsQuote);
                break;
        }
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "table" or "pre":
                NewLine(2);
                break;
            case "div" or "section" or "article" or "address":
                NewLine(1);
                Pop(name);
                break;
            case "tr" or "li" or "dt" or "dd":
                NewLine(1);
                break;
            case "ul" or "ol" or "blockquote":
                NewLine(name == "blockquote" || open.Count <= 1 ? 2 : 1);
                Pop(name);
                break;
        }
    }

    private void Item()
    {
        NewLine(1);
        if (open.TryPeek(out var list) && list.Element == "ol")
        {
            open.Pop();
            open.Push(list with { Next = list.Next + 1 });
            Words($"{list.Next.ToString(CultureInfo.InvariantCulture)}. ");
        }
        else
        {
            Words("- ");
        }
    }

    private void Push(string element, bool quoted, int next = 1)
    {
        if (open.Count >= MaxDepth)
            return;
        open.Push((element, next, quoted));
        if (quoted)
            quotes++;
    }

    private void Pop(string element)
    {
        // What was left open inside ends with what it is in.
        if (!open.Any(one => one.Element == element))
            return;
        while (open.TryPop(out var top))
        {
            if (top.Quoted)
                quotes--;
            if (top.Element == element)
                return;
        }
    }

    private void Words(string words)
    {
        foreach (var c in words)
        {
            if (char.IsWhiteSpace(c) && c != '\u00A0')
            {
                space = true;
                continue;
            }

            if (newLines > 0 && quotes > 0)
                output.Append('>', Math.Min(quotes, 5)).Append(' ');
            else if (space && newLines == 0)
                output.Append(' ');
            output.Append(c);
            space = false;
            newLines = 0;
        }
    }

    private void NewLine(int count, bool always = false)
    {
        space = false;
        if (always && newLines < 2)
        {
            output.Append('\n');
            newLines++;
        }

        for (; newLines < count; newLines++)
            output.Append('\n');
    }
}
