using ConsultationIntake.Contracts;
using ConsultationIntake.History;

namespace ConsultationIntake.Tests.History;

public sealed class HistoryLineTests
{
    private static readonly HistoryLine First = Line(0, HistoryLine.Beginning, "one");
    private static readonly HistoryLine Second = Line(1, First.Hash, "two");

    [Fact]
    public void Lines_InOrder_HaveNoProblem()
    {
        Assert.Null(First.ProblemAfter(0, HistoryLine.Beginning));
        Assert.Null(Second.ProblemAfter(1, First.Hash));
        Assert.Null(Second.WithoutWords().ProblemAfter(1, First.Hash));
    }

    [Fact]
    public void AnythingChanged_Shows()
    {
        Assert.Equal("line 1 is missing", Second.ProblemAfter(0, HistoryLine.Beginning));
        Assert.Equal("line 2 does not follow the line before it", Second.ProblemAfter(1, "another"));
        Assert.Equal("line 2 was changed", (Second with { By = "Bryn" }).ProblemAfter(1, First.Hash));
        Assert.Equal("line 2 was changed", (Second with { At = Second.At.AddTicks(1) }).ProblemAfter(1, First.Hash));
        Assert.Equal(
            "the words of line 2 were changed",
            (Second with { Words = Second.Words! with { After = "three" } }).ProblemAfter(1, First.Hash)
        );
    }

    [Fact]
    public void TheSameWords_HaveAnotherHashInEveryLine() =>
        Assert.NotEqual(First.WordsHash, Line(0, HistoryLine.Beginning, "one").WordsHash);

    private static HistoryLine Line(long number, string hash, string said) =>
        HistoryLine.After(
            number,
            hash,
            new HistoryEntry
            {
                Id = said,
                By = "Ann",
                At = Samples.Noon,
                Act = "addNote",
                After = said,
            }
        );
}
