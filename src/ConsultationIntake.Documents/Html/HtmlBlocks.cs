using System.Text;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Html;

/// <summary>Puts words and line ends of a page together, and notes of each block what the markup says of it.</summary>
internal sealed class HtmlBlocks(int maxCharacters)
{
    private const int DeepestQuoteShown = 5;

    private readonly StringBuilder output = new();
    private readonly List<TextBlock> blocks = [];
    private int newLines = 2;
    private int blockStart = -1;
    private bool space;

    public bool IsFull => output.Length >= maxCharacters;

    public int HeadingLevel { get; set; }

    public int ListLevel { get; set; }

    public string? ListLabel { get; set; }

    public int QuoteDepth { get; set; }

    public TablePlace? Cell { get; set; }

    public void Words(ReadOnlySpan<char> words)
    {
        for (var i = 0; i < words.Length && !IsFull; i++)
        {
            if (char.IsWhiteSpace(words[i]))
                space = true;
            else if (TextTidy.Keeps(words, i))
                Append(words[i]);
        }
    }

    public void Space() => space = true;

    public void LineBreak()
    {
        space = false;
        if (newLines >= 2)
            return;
        output.Append('\n');
        newLines++;
        if (newLines == 2)
            EndBlock();
    }

    /// <summary>Ends the line, and with two the paragraph.</summary>
    public void NewLine(int count)
    {
        EndBlock();
        space = false;
        for (; newLines < count; newLines++)
            output.Append('\n');
    }

    public void EndBlock()
    {
        if (blockStart < 0)
            return;
        var end = output.Length;
        while (end > blockStart && char.IsWhiteSpace(output[end - 1]))
            end--;
        blocks.Add(
            new TextBlock(blockStart, end - blockStart)
            {
                HeadingLevel = HeadingLevel,
                ListLevel = ListLevel,
                ListLabel = ListLabel,
                QuoteDepth = QuoteDepth,
                Cell = Cell,
            }
        );
        blockStart = -1;
    }

    public ExtractedText Done()
    {
        EndBlock();
        return ExtractedText.Plain(output.ToString().TrimEnd()) with { Blocks = blocks };
    }

    private void Append(char c)
    {
        if (newLines > 0 && QuoteDepth > 0)
            output.Append('>', Math.Min(QuoteDepth, DeepestQuoteShown)).Append(' ');
        else if (space && newLines == 0)
            output.Append(' ');
        if (blockStart < 0)
            blockStart = output.Length;
        output.Append(c);
        space = false;
        newLines = 0;
    }
}
