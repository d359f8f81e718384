using System.Text;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents;

/// <summary>
/// Puts a document's text together, paragraph by paragraph, and stops where it becomes too much. A form feed in a
/// paragraph is where a page begins.
/// </summary>
internal sealed class DocumentText(ReadingBudget budget, CancellationToken cancellationToken)
{
    private const string BetweenParagraphs = "\n\n";
    private const int NodesBetweenLooks = 256;

    private static readonly TextBlock Ordinary = new(0, 0);

    private readonly StringBuilder value = new();
    private readonly List<TextBlock> blocks = [];
    private readonly List<int> pageStarts = [];
    private readonly SortedSet<ExtractionMark> marks = [];
    private int pendingPages;
    private int page = 1;
    private int nodes;
    private bool isClosed;

    public bool IsFull { get; private set; }

    /// <summary>How many words it has so far.</summary>
    public int Words => TextTidy.Words(value.ToString());

    /// <summary>
    /// Every reader asks before each element, tag or character group: false where the budget is spent, which is then marked.
    /// </summary>
    public bool GoesOn()
    {
        if (++nodes % NodesBetweenLooks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (budget.TimeLeft == TimeSpan.Zero)
                Stop(ExtractionMark.TimedOut);
            else if (!budget.TakeNodes(NodesBetweenLooks))
                Stop(ExtractionMark.TooMuchText);
        }

        return !IsFull;
    }

    public void Mark(ExtractionMark mark) => marks.Add(mark);

    /// <summary>Adds a paragraph; one without words is left out. Its own line ends stay.</summary>
    /// <param name="like">What the format says of it.</param>
    public void Paragraph(string text, TextBlock? like = null) => Add("", text, like ?? Ordinary);

    /// <summary>Adds an item of a list with its label, or with a dash where it has none.</summary>
    public void ListItem(string label, string text, TextBlock? like = null)
    {
        label = label.Length > 0 ? label : "-";
        like ??= Ordinary;
        Add(label + " ", text, like with { ListLabel = label, ListLevel = Math.Max(1, like.ListLevel) });
    }

    /// <summary>What follows stands on the next page.</summary>
    public void NextPage()
    {
        pendingPages++;
        if (++page > budget.Limits.MaxPages)
            Close(ExtractionMark.TooManyPages);
    }

    /// <summary>Adds what another document says, read inside this one.</summary>
    public void Include(ExtractedText other)
    {
        foreach (var mark in other.Marks)
            Mark(mark);
        if (other.Value.Length == 0 || IsFull)
            return;
        var start = Separate(BetweenParagraphs);
        value.Append(other.Value);
        blocks.AddRange(other.Blocks.Select(block => block with { Start = block.Start + start }));
    }

    /// <summary>The text so far. Pages that are not known to be right are left out.</summary>
    public ExtractedText Done(string margin = "", bool withPages = true)
    {
        var text = value.ToString();
        if (text.Length == 0 && !marks.Any(mark => mark.NeedsPerson()))
            Mark(ExtractionMark.Empty);
        return new ExtractedText(text, withPages ? pageStarts : [], [.. marks]) { Blocks = blocks, Margin = margin };
    }

    /// <summary>Nothing more is asked for; the paragraph that was begun is still kept.</summary>
    private void Stop(ExtractionMark mark)
    {
        Mark(mark);
        IsFull = true;
    }

    private void Close(ExtractionMark mark)
    {
        Stop(mark);
        isClosed = true;
    }

    private void Add(string label, string text, TextBlock like)
    {
        if (text.Length == 0)
            return;
        var start = -1;
        var pages = text.Split('\f');
        for (var i = 0; i < pages.Length; i++)
        {
            if (i > 0)
                NextPage();
            var tidy = TextTidy.Lines(pages[i]);
            if (tidy.Length == 0 || isClosed)
                continue;
            var begins = Append(start < 0 ? BetweenParagraphs : " ", start < 0 ? label + tidy : tidy);
            start = start < 0 ? begins : start;
        }

        if (start >= 0 && value.Length > start)
            blocks.Add(like with { Start = start, Length = value.Length - start });
    }

    /// <summary>Where it begins.</summary>
    private int Append(string separator, string text)
    {
        var room = Math.Min(budget.TakeCharacters(text.Length), Math.Max(0, budget.Limits.MaxCharacters - value.Length));
        if (room < text.Length)
        {
            text = TextTidy.Lines(text[..room]);
            Close(ExtractionMark.TooMuchText);
        }

        var start = text.Length > 0 ? Separate(separator) : value.Length;
        value.Append(text);
        return start;
    }

    private int Separate(string separator)
    {
        if (value.Length > 0)
            value.Append(separator);
        for (; pendingPages > 0; pendingPages--)
            pageStarts.Add(value.Length);
        return value.Length;
    }
}
