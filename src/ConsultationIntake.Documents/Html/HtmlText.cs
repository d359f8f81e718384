using System.Globalization;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Html;

/// <summary>
/// HTML as text, tag by tag as AngleSharp cuts them, in one pass and without a tree of it: paragraphs, list labels, and
/// what is quoted from an earlier mail as lines that begin with <c>&gt;</c>. What a tree would be for (which element
/// closes which) is not asked, so that no nesting costs more than its length.
/// </summary>
internal sealed class HtmlText
{
    private const int MaxDepth = 200;
    private const int MaxRecoveries = 8;

    private static readonly string[] NoText = ["script", "style", "title", "template", "svg", "textarea"];
    private static readonly string[] QuoteClasses = ["gmail_quote", "yahoo_quoted", "protonmail_quote", "moz-cite"];
    private static readonly string[] QuoteIds = ["reply-intro", "appendonsend_quoted", "mail-editor-reference-message"];

    private readonly DocumentText watch;
    private readonly HtmlBlocks blocks;
    private readonly Stack<Element> open = new();
    private readonly Stack<Table> tables = new();
    private int tablesSeen;
    private int divisions;

    private HtmlText(ReadingBudget budget, CancellationToken cancellationToken)
    {
        watch = new DocumentText(budget, cancellationToken);
        blocks = new HtmlBlocks(budget.Limits.MaxCharacters);
    }

    private readonly record struct Element(string Name, bool Quoted, int Next, int DivisionsOutside);

    private sealed class Table(int number)
    {
        public int Number => number;

        public int Row { get; set; } = -1;

        public int Column { get; set; } = -1;
    }

    public static ExtractedText Read(string html, ReadingBudget budget, CancellationToken cancellationToken)
    {
        var reading = new HtmlText(budget, cancellationToken);
        reading.Visit(WithoutOpenComment(html));
        if (reading.blocks.IsFull)
            reading.watch.Mark(ExtractionMark.TooMuchText);
        var text = reading.blocks.Done();
        budget.TakeCharacters(text.Value.Length);
        return text with
        {
            Marks = reading.watch.Done().Marks.Where(mark => mark != ExtractionMark.Empty || text.Value.Length == 0).ToList(),
        };
    }

    /// <summary>A comment that never ends would swallow the letter: then only its opening is left out.</summary>
    private static string WithoutOpenComment(string html)
    {
        var closed = html.LastIndexOf("-->", StringComparison.Ordinal);
        var unclosed = html.IndexOf("<!--", closed < 0 ? 0 : closed, StringComparison.Ordinal);
        return unclosed < 0 ? html : html[..unclosed] + html[unclosed..].Replace("<!--", "", StringComparison.Ordinal);
    }

    private void Visit(string html)
    {
        for (var recovery = 0; html.Length > 0 && !blocks.IsFull; recovery++)
        {
            var read = Tokens(html);
            // Inside a tag whose quotation mark is never closed: it ends where it seems to.
            var end = read >= html.Length ? -1 : html.IndexOf('>', read);
            if (end < 0)
                return;
            html = html[(end + 1)..];
            if (recovery == MaxRecoveries)
                html = html.Replace('"', ' ').Replace('\'', ' ');
            if (recovery > MaxRecoveries)
                return;
        }
    }

    /// <summary>How far it could be cut into tags and text.</summary>
    private int Tokens(string html)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = static (ref StructHtmlToken _, ReadOnlyMemory<char> name) =>
                name.Span is "class" or "id" or "type" or "start",
        };
        var lastEnd = NoText.ToDictionary(
            name => name,
            name => html.LastIndexOf("</" + name, StringComparison.OrdinalIgnoreCase),
            StringComparer.Ordinal
        );
        string? skipped = null;
        var read = 0;
        while (watch.GoesOn() && !blocks.IsFull)
        {
            ref var token = ref tokenizer.GetStructToken();
            if (token.Type == HtmlTokenType.EndOfFile)
                return read;
            read = source.Index;
            var name = token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag ? token.Name.ToString() : "";
            if (skipped is not null)
                skipped = token.Type == HtmlTokenType.EndTag && name == skipped ? null : skipped;
            else if (token.Type == HtmlTokenType.StartTag && lastEnd.TryGetValue(name, out var end))
                skipped = end > read && !token.IsSelfClosing ? Raw(tokenizer, name) : null;
            else if (token.Type == HtmlTokenType.StartTag)
                Open(name, ref token);
            else if (token.Type == HtmlTokenType.EndTag)
                Close(name);
            else if (token.Type == HtmlTokenType.Character)
                blocks.Words(token.Data.Memory.Span);
        }

        return html.Length;
    }

    /// <summary>What stands in these elements is no markup: a quotation mark in a script opens nothing.</summary>
    private static string Raw(HtmlTokenizer tokenizer, string name)
    {
        if (name is "script" or "style")
            tokenizer.State = HtmlParseMode.Rawtext;
        else if (name is "title" or "textarea")
            tokenizer.State = HtmlParseMode.RCData;
        return name;
    }

    private void Open(string name, ref StructHtmlToken tag)
    {
        switch (name)
        {
            case "br":
                blocks.LineBreak();
                break;
            case "hr":
                blocks.NewLine(2);
                blocks.Words("________________________________");
                blocks.NewLine(1);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                blocks.NewLine(2);
                blocks.HeadingLevel = name[1] - '0';
                break;
            case "p" or "pre":
                blocks.NewLine(2);
                break;
            case "table":
                blocks.NewLine(2);
                if (tables.Count < MaxDepth)
                    tables.Push(new Table(tablesSeen++));
                break;
            case "tr":
                blocks.NewLine(1);
                BeginRow();
                break;
            case "td" or "th":
                BeginCell(isHeader: name == "th");
                break;
            case "div" or "section" or "article" or "address" or "dt" or "dd" or "header" or "footer" or "center":
                blocks.NewLine(1);
                if (IsQuote(ref tag))
                    Push(name, quoted: true);
                else if (name == "div")
                    divisions++;
                break;
            case "ul" or "ol":
                blocks.NewLine(blocks.ListLevel > 0 ? 1 : 2);
                Push(name, quoted: false, Start(ref tag));
                break;
            case "li":
                Item();
                break;
            case "blockquote":
                blocks.NewLine(2);
                Push(name, IsQuote(ref tag));
                break;
        }
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                blocks.NewLine(2);
                blocks.HeadingLevel = 0;
                break;
            case "p" or "pre":
                blocks.NewLine(2);
                break;
            case "table":
                blocks.NewLine(2);
                tables.TryPop(out _);
                blocks.Cell = null;
                break;
            case "td" or "th":
                blocks.EndBlock();
                blocks.Space();
                break;
            case "div" or "section" or "article" or "address":
                blocks.NewLine(1);
                CloseDivision(name);
                break;
            case "tr" or "dt" or "dd":
                blocks.NewLine(1);
                break;
            case "li":
                blocks.NewLine(1);
                blocks.ListLabel = null;
                break;
            case "ul" or "ol" or "blockquote":
                blocks.NewLine(name == "blockquote" || open.Count <= 1 ? 2 : 1);
                Pop(name);
                break;
        }
    }

    private void BeginRow()
    {
        if (tables.TryPeek(out var table))
            (table.Row, table.Column) = (table.Row + 1, -1);
    }

    private void BeginCell(bool isHeader)
    {
        blocks.EndBlock();
        blocks.Space();
        if (tables.TryPeek(out var table))
            blocks.Cell = new TablePlace(table.Number, Math.Max(0, table.Row), ++table.Column, isHeader);
    }

    private void Item()
    {
        blocks.NewLine(1);
        var label = "-";
        if (open.TryPeek(out var list) && list.Name == "ol")
        {
            open.Pop();
            open.Push(list with { Next = list.Next + 1 });
            label = list.Next.ToString(CultureInfo.InvariantCulture) + ".";
        }

        blocks.ListLabel = label;
        blocks.Words(label + " ");
    }

    /// <summary>A quoted division ends where as many were closed as were opened inside it.</summary>
    private void CloseDivision(string name)
    {
        if (name != "div")
            Pop(name);
        else if (open.TryPeek(out var top) && top.Quoted && top.Name == "div" && divisions <= top.DivisionsOutside)
            Pop(name);
        else
            divisions = Math.Max(0, divisions - 1);
    }

    private void Push(string element, bool quoted, int next = 1)
    {
        if (open.Count >= MaxDepth)
            return;
        open.Push(new Element(element, quoted, next, divisions));
        Count(+1, open.Peek());
    }

    private void Pop(string element)
    {
        // What was left open inside ends with what it is in.
        if (!open.Any(one => one.Name == element))
            return;
        while (open.TryPop(out var top))
        {
            Count(-1, top);
            if (top.Name == element)
                return;
        }
    }

    private void Count(int by, Element element)
    {
        if (element.Quoted)
            blocks.QuoteDepth += by;
        if (element.Name is "ul" or "ol")
            blocks.ListLevel += by;
    }

    /// <summary>Whether mail programs put the mail that is answered in it.</summary>
    private static bool IsQuote(ref StructHtmlToken tag)
    {
        var id = Attribute(ref tag, "id");
        var kind = Attribute(ref tag, "class");
        return Attribute(ref tag, "type").StartsWith("cite", StringComparison.OrdinalIgnoreCase)
            || QuoteIds.Any(one => id.StartsWith(one, StringComparison.OrdinalIgnoreCase))
            || QuoteClasses.Any(one => kind.Contains(one, StringComparison.OrdinalIgnoreCase));
    }

    private static int Start(ref StructHtmlToken tag) =>
        int.TryParse(Attribute(ref tag, "start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start < 1_000_000
            ? start
            : 1;

    private static string Attribute(ref StructHtmlToken tag, string name)
    {
        for (var i = 0; i < tag.Attributes.Count; i++)
        {
            if (tag.Attributes[i].Name == name)
                return tag.Attributes[i].Value.ToString();
        }

        return "";
    }
}
