using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Why somebody must look at what the reader made of a submission, decided by its ledger alone. What the reader set aside in error is
/// seen by nobody who only answers points.
/// </summary>
public static class NeedsLook
{
    /// <summary>A shorter passage is no prose.</summary>
    private const int FewestWords = 5;

    /// <summary>Set aside with less confidence than this is a close call. It lies above what the reader sets aside at.</summary>
    private const double Close = Judge.SureEnough + 0.05;

    /// <summary>Of the prose of a reply that has points, how much may be set aside.</summary>
    private const double Most = 0.75;

    /// <summary>Fewer words in all say nothing of a share.</summary>
    private const int FewestForAShare = 60;

    /// <summary>Whether a mark is one of those that <see cref="MarksOf"/> gives.</summary>
    public static bool Is(string mark) =>
        mark is SubmissionMarks.NoPoint or SubmissionMarks.CloseCall or SubmissionMarks.MostlySetAside or SubmissionMarks.NotAllRead;

    /// <summary>The marks of a submission that was read: those of its ledger, beside all that it had for other reasons.</summary>
    /// <param name="before">As it was before this reading. What somebody saw to is not asked again while the account is the same.</param>
    /// <param name="passages">Its ledger now.</param>
    public static IReadOnlyList<string> MarksOf(Submission before, IReadOnlyList<Passage> passages) =>
        before.Passages.SequenceEqual(passages)
            ? before.Marks
            : [.. before.Marks.Where(mark => !Is(mark)), .. ReasonsOf(before.Text, passages)];

    /// <summary>The reasons, as marks.</summary>
    public static IEnumerable<string> ReasonsOf(SubmissionText text, IReadOnlyList<Passage> passages)
    {
        if (passages.Any(passage => passage.SetAside is SetAsideReason.NotRead))
            yield return SubmissionMarks.NotAllRead;
        var read = text.Parts.Where(part => part.Kind is not (PartKind.SetAside or PartKind.Choice)).ToList();
        var words = passages
            .Where(passage => passage.SetAside is not (SetAsideReason.Layout or SetAsideReason.NotRead))
            .Where(passage => read.Exists(part => part.Span.Contains(passage.Span)))
            .Select(passage => (Passage: passage, Words: Words(text.Value, passage.Span)))
            .ToList();
        var prose = words
            .Where(one => one.Passage.SetAside is not (SetAsideReason.PageFurniture or SetAsideReason.Heading) && one.Words >= FewestWords)
            .ToList();
        if (passages.Any(passage => passage.Kind is not null))
        {
            var aside = prose.Where(one => one.Passage.SetAside is not null).Sum(one => one.Words);
            var all = prose.Sum(one => one.Words);
            if (all >= FewestForAShare && aside > all * Most)
                yield return SubmissionMarks.MostlySetAside;
        }
        else if (prose.Count > 0 || words.Exists(one => SaysSomething(one.Passage, text.Value)))
        {
            yield return SubmissionMarks.NoPoint;
        }

        if (words.Exists(one => one.Passage is { SetAside: not null, Confidence: < Close } && one.Words >= FewestWords))
            yield return SubmissionMarks.CloseCall;
    }

    /// <summary>However short: "101 is a joke" may be all that somebody wrote. "None" and "n/a" say that they wrote nothing.</summary>
    private static bool SaysSomething(Passage passage, string text) =>
        passage.SetAside is not SetAsideReason.NoComment && passage.Span.Of(text).Any(char.IsLetter);

    private static int Words(string text, TextSpan span)
    {
        var words = 0;
        var all = text.AsSpan(span.Start, span.Length);
        for (var at = 0; WordScanner.Next(all, ref at, out _, out _); )
            words++;
        return words;
    }
}
