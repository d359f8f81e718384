using System.Text;
using ConsultationIntake.Documents.Pdf;
using UglyToad.PdfPig.Content;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>
/// The printed lines of a page in the order they are read: from the top down, and where two columns of text stand beside
/// each other, the left one first. Pure.
/// </summary>
internal static class PdfPageLines
{
    /// <summary>A gap of this part of the type size is a space, where the file prints none.</summary>
    private const double Space = 0.17;

    /// <summary>Letters whose base lines are nearer than this part of the type size stand in one row: raised ones do.</summary>
    private const double SameRow = 0.45;

    /// <summary>How a box stands about its base line, in parts of the type size.</summary>
    private const double Ascent = 0.75;
    private const double Descent = 0.25;

    /// <summary>Fewer letters at another angle are a watermark or a file's number in the margin.</summary>
    private const int FewSlanted = 16;

    /// <summary>Whether so many letters do not stand upright that they may say something.</summary>
    internal static bool HasSlanted(Page page) =>
        page.Letters.Count(letter => letter.TextOrientation != TextOrientation.Horizontal && !string.IsNullOrWhiteSpace(letter.Value))
        >= FewSlanted;

    /// <summary>Text that does not stand upright is no part of the lines: see <see cref="HasSlanted"/>.</summary>
    internal static IReadOnlyList<PdfLine> Of(Page page)
    {
        var letters = page.Letters.Where(letter => letter.TextOrientation == TextOrientation.Horizontal && IsOnSomePage(letter)).ToList();
        return [.. PdfColumns.InReadingOrder(Rows(letters)).Select(row => Line(row, page.Height))];
    }

    /// <summary>Words by rows, from the top down.</summary>
    private static IReadOnlyList<IReadOnlyList<PdfWord>> Rows(List<Letter> letters)
    {
        var rows = new List<List<Letter>>();
        foreach (var letter in letters.OrderByDescending(letter => letter.StartBaseLine.Y))
        {
            if (
                rows is [.., var last]
                && last[0].StartBaseLine.Y - letter.StartBaseLine.Y < SameRow * Math.Max(Size(last[0]), Size(letter))
            )
                last.Add(letter);
            else
                rows.Add([letter]);
        }

        return [.. rows.Select(Words).Where(words => words.Count > 0)];
    }

    private static IReadOnlyList<PdfWord> Words(List<Letter> row)
    {
        var words = new List<PdfWord>();
        var text = new StringBuilder();
        List<Letter> inWord = [];
        foreach (var letter in row.OrderBy(letter => letter.StartBaseLine.X))
        {
            var previous = inWord is [.., var last] ? last : null;
            // Bold type is sometimes made by printing a letter twice.
            if (
                previous is not null
                && previous.Value == letter.Value
                && letter.StartBaseLine.X - previous.StartBaseLine.X < Space * Size(letter)
            )
                continue;
            if (
                string.IsNullOrWhiteSpace(letter.Value)
                || (previous is not null && letter.StartBaseLine.X - previous.EndBaseLine.X > Space * Size(letter))
            )
                End();
            if (string.IsNullOrWhiteSpace(letter.Value))
                continue;
            text.Append(letter.Value);
            inWord.Add(letter);
        }

        End();
        return words;

        void End()
        {
            var word = Tidy(text.ToString());
            if (word.Length > 0)
            {
                words.Add(
                    new PdfWord(
                        word,
                        inWord[0].StartBaseLine.X,
                        inWord.Max(letter => letter.EndBaseLine.X),
                        inWord[0].StartBaseLine.Y,
                        inWord.Max(Size)
                    )
                );
            }

            text.Clear();
            inWord = [];
        }
    }

    private static PdfLine Line(IReadOnlyList<PdfWord> words, double pageHeight)
    {
        var size = words.CountBy(word => word.Size).MaxBy(found => found.Value).Key;
        var baseLine = words.First(word => word.Size == size).BaseLine;
        return new PdfLine(
            string.Join(' ', words.Select(word => word.Text)),
            words[0].Left,
            pageHeight - baseLine - (Ascent * size),
            words[^1].Right,
            pageHeight - baseLine + (Descent * size)
        );
    }

    /// <summary>Ligatures as the letters they are made of, and nothing that cannot be seen.</summary>
    private static string Tidy(string word)
    {
        var letters = word.Any(c => c is >= '\uFB00' and <= '\uFB06') ? string.Concat(word.Select(Apart)) : word;
        return string.Concat(letters.Where(c => !char.IsControl(c)));
    }

    private static string Apart(char c) =>
        c is >= '\uFB00' and <= '\uFB06' ? c.ToString().Normalize(NormalizationForm.FormKC) : c.ToString();

    private static double Size(Letter letter) => Math.Round(Math.Max(letter.PointSize, 1), 1);

    private static bool IsOnSomePage(Letter letter) =>
        double.IsFinite(letter.StartBaseLine.X)
        && double.IsFinite(letter.StartBaseLine.Y)
        && double.IsFinite(letter.EndBaseLine.X)
        && double.IsFinite(letter.PointSize);
}
