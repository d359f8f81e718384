using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests.Points;

/// <summary>What is read of one response has an end, and nothing beyond it is lost.</summary>
public sealed class PointLimitTests
{
    [Fact]
    public void Find_MegabyteOfOneLetterLines_IsReadInPartAndAccountedFor()
    {
        // given
        var lines = string.Concat(Enumerable.Repeat("x\n", 50_000));
        var text = SubmissionText.Compose(Enumerable.Range(0, 10).Select(i => new SubmissionText.Piece(PartKind.Answer, $"q{i}", lines)));

        // when
        var found = PointFinder.Find(text, plan: null);

        // then
        Assert.InRange(found.Points.Count, 0, PointFinder.MostPoints);
        Assert.InRange(found.Ledger.Passages.Count, 1, (2 * PointFinder.MostBreaks) + 100);
        AssertAccounted(text, found);
        Assert.Equal(10, found.Ledger.Passages.Count(passage => passage.SetAside == SetAsideReason.NotRead));
        Assert.Contains(SubmissionMarks.NotAllRead, NeedsLook.ReasonsOf(text, found.Ledger.Passages));
        Assert.True(NeedsLook.Is(SubmissionMarks.NotAllRead));
    }

    [Fact]
    public void Find_MoreViewsThanTheLimit_LeavesTheRestOneThatNeedsALook()
    {
        // given
        var text = SubmissionText.Compose([
            new SubmissionText.Piece(
                PartKind.Answer,
                "letter",
                string.Join("\n\n", Enumerable.Range(1, 2_500).Select(i => $"We want more police officers on foot in street {i}."))
            ),
        ]);

        // when
        var found = PointFinder.Find(text, plan: null);

        // then
        Assert.Equal(PointFinder.MostPoints, found.Points.Count);
        AssertAccounted(text, found);
        var rest = Assert.Single(found.Ledger.Passages, passage => passage.SetAside == SetAsideReason.NotRead);
        Assert.StartsWith("We want more police officers on foot in street 2001.", rest.Span.Of(text.Value), StringComparison.Ordinal);
        Assert.Equal(text.Value.Length, rest.Span.End);
    }

    [Fact]
    public void Find_LongLetter_IsReadToItsEnd()
    {
        // given
        var text = SubmissionText.Compose([
            new SubmissionText.Piece(
                PartKind.Attachment,
                "letter.pdf",
                string.Join(
                    "\n\n",
                    Enumerable.Range(1, 900).Select(i => $"{i}. We want more police officers on foot in street {i}; and soon.")
                )
            ),
        ]);

        // when
        var found = PointFinder.Find(text, plan: null);

        // then
        Assert.DoesNotContain(found.Ledger.Passages, passage => passage.SetAside == SetAsideReason.NotRead);
        Assert.DoesNotContain(SubmissionMarks.NotAllRead, NeedsLook.ReasonsOf(text, found.Ledger.Passages));
    }

    private static void AssertAccounted(SubmissionText text, FoundPoints found)
    {
        Assert.Equal(text.Value.Length, found.Ledger.Passages.Sum(passage => passage.Span.Length));
        Assert.Equal(
            found.Points.Select(point => point.Span),
            found.Ledger.Passages.Where(passage => passage.Kind is not null).Select(passage => passage.Span)
        );
    }
}
