using System.Text;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents;

/// <summary>
/// Puts a document's text together, paragraph by paragraph, and stops where it becomes too much. A form feed in a
/// paragraph is where a page begins.
/// </summary>
internal sealed class DocumentText(ReadingLimits limits)
{
    private const string BetweenParagraphs = "\n\n";

    private readonly StringBuilder value = new();
    private readonly List<int> pageStarts = [];
    private readonly SortedSet<ExtractionMark> marks = [];
    private int pendingPages;
    private int page = 1;

    public bool IsFull { get; private set; }

    public void Mark(ExtractionMark mark) => marks.Add(mark);

    /// <summary>Adds a paragraph; one without words is left out. Its own line ends stay.</summary>
    public void Paragraph(string text) => Add("", text);

    /// <summary>Adds an item of a list with its label, or with a dash where it has none.</summary>
    public void ListItem(string label, string text) => Add(label.Length > 0 ? label + " " : "- ", text);

    /// <summary>What follows stands on the next page.</summary>
    public void NextPage()
    {
        pendingPages++;
        if (++page > limits.MaxPages)
        {
            Mark(ExtractionMark.TooManyPages);
            IsFull = true;
        }
    }

    /// <summary>The text so far. Pages that are not known to be right are left out.</summary>
    public ExtractedText Done(string margin = "", bool withPages = true)
    {
        var text = value.ToString();
        if (text.Length == 0 && !marks.Any(mark => mark.NeedsPerson()))
            Mark(ExtractionMark.Empty);
        return new ExtractedText(text, withPages ? pageStarts : [], [.. marks]) { Margin = margin };
    }

    private void Add(string label, string text)
    {
        var first = true;
        var pages = text.Split('\f');
        for (var i = 0; i < pages.Length; i++)
        {
            if (i > 0)
                NextPage();
            var tidy = TextTidy.Lines(pages[i]);
            if (tidy.Length == 0)
                continue;
            Append(first ? BetweenParagraphs : " ", first ? label + tidy : tidy);
            first = false;
        }
    }

    private void Append(string separator, string text)
    {
        if (IsFull)
            return;
        if (value.Length + text.Length > limits.MaxCharacters)
        {
            text = TextTidy.Line(text[..Math.Max(0, limits.MaxCharacters - value.Length)]);
            Mark(ExtractionMark.TooMuchText);
            IsFull = true;
        }

        if (value.Length > 0)
            value.Append(separator);
        for (; pendingPages > 0; pendingPages--)
            pageStarts.Add(value.Length);
        value.Append(text);
    }
}
