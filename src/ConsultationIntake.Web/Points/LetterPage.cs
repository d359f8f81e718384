using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Web.Points;

/// <summary>
/// A page of a response's words. Most responses have one; a page holds no more than <see cref="MostPassages"/> passages and
/// <see cref="MostCharacters"/> characters, and every character is on exactly one.
/// </summary>
/// <param name="Number">1-based.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Pieces">In the order of the text.</param>
public sealed record LetterPage(int Number, int Count, IReadOnlyList<LetterPage.Piece> Pieces)
{
    /// <summary>What the address calls the page.</summary>
    internal const string Page = "page";

    /// <summary>What the address calls the point whose page is asked for.</summary>
    internal const string Point = "point";

    private const int MostPassages = 100;
    private const int MostCharacters = 50_000;

    /// <param name="Passage">What the words are of.</param>
    /// <param name="Shown">The words on this page: all of the passage's unless it is longer than a page.</param>
    public sealed record Piece(StandingPassage Passage, TextSpan Shown)
    {
        /// <summary>Whether the passage began on the page before.</summary>
        public bool GoesOn => Shown.Start > Passage.Span.Start;
    }

    /// <summary>The page with this number, else the one where the point begins, else the first.</summary>
    public static LetterPage Of(string text, IReadOnlyList<StandingPassage> passages, int? number, int? point)
    {
        var pages = Cut(text, passages);
        var at = number is >= 1 && number <= pages.Count ? number.Value - 1 : pages.FindIndex(page => page.Exists(IsAsked));
        return new LetterPage(Math.Max(at, 0) + 1, pages.Count, pages[Math.Max(at, 0)]);

        bool IsAsked(Piece piece) => !piece.GoesOn && point is not null && piece.Passage.Point?.Number == point;
    }

    /// <summary>Where a point stands in its letter.</summary>
    internal static string Address(Consultation consultation, PointId id) =>
        $"/staff/{consultation.Slug}/{id.Submission}?{Point}={id.Number}#p-{id}";

    private static List<List<Piece>> Cut(string text, IReadOnlyList<StandingPassage> passages)
    {
        var pages = new List<List<Piece>> { new() };
        var room = MostCharacters;
        foreach (var passage in passages.Where(passage => !IsBlank(text, passage)))
        {
            for (var at = passage.Span.Start; at < passage.Span.End; )
            {
                var left = passage.Span.End - at;
                if (pages[^1].Count == MostPassages || (left > room && pages[^1].Count > 0))
                {
                    pages.Add([]);
                    room = MostCharacters;
                }

                var length = Math.Min(left, room);
                if (length < left && char.IsHighSurrogate(text[at + length - 1]))
                    length--;
                pages[^1].Add(new Piece(passage, new TextSpan(at, length)));
                room -= length;
                at += length;
            }
        }

        return pages;
    }

    private static bool IsBlank(string text, StandingPassage passage) =>
        passage.IsSetAside && !text.AsSpan(passage.Span.Start, passage.Span.Length).ContainsAnyExcept(" \t\r\n");
}
