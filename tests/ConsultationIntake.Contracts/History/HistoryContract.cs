using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Contracts.History;

/// <summary>What every <see cref="IHistory"/> must do.</summary>
public abstract class HistoryContract
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");
    private static readonly ConsultationSlug OtherPlan = ConsultationSlug.Parse("other-plan");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IHistory> BuildHistoryAsync();

    [Fact]
    public async Task Append_SeveralLines_AreOneChainInOrder()
    {
        var history = await BuildHistoryAsync();

        for (var i = 0; i < 5; i++)
            await history.AppendAsync(SaferPlan, Entry($"line {i}"), Token);

        var lines = await AllAsync(history);
        Assert.Equal(["line 0", "line 1", "line 2", "line 3", "line 4"], lines.Select(line => line.Words?.After));
        Assert.Equal([1, 2, 3, 4, 5], lines.Select(line => line.Number));
        Assert.Equal(new VerifyHistory.Outcome(5, lines[^1].Hash, null), await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token));
    }

    [Fact]
    public async Task Append_AtOnceFromManySides_LosesNoneAndBreaksNothing()
    {
        var history = await BuildHistoryAsync();

        await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => Task.Run(() => history.AppendAsync(SaferPlan, Entry($"line {i}"), Token), Token))
        );

        Assert.Equal(40, (await AllAsync(history)).Select(line => line.Words!.After).Distinct().Count());
        Assert.Null((await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token)).Problem);
    }

    [Fact]
    public async Task Append_TheSameEntryTwice_MakesOneLine()
    {
        var history = await BuildHistoryAsync();
        var entry = Entry("once");

        await history.AppendAsync(SaferPlan, entry, Token);
        await history.AppendAsync(SaferPlan, entry, Token);

        Assert.Single(await AllAsync(history));
    }

    [Fact]
    public async Task Append_ToTwoConsultations_MakesTwoChains()
    {
        var history = await BuildHistoryAsync();

        await history.AppendAsync(SaferPlan, Entry("here"), Token);
        await history.AppendAsync(OtherPlan, Entry("there"), Token);

        Assert.Equal("here", Assert.Single(await AllAsync(history)).Words?.After);
        Assert.Equal(1, (await new VerifyHistory(history).ExecuteAsync(OtherPlan, Token)).Lines);
    }

    [Fact]
    public async Task List_ByWhoWhatAndWhich_IsNewestFirstAndPaged()
    {
        var history = await BuildHistoryAsync();
        var (one, other) = (SubmissionReference.Derive("one"), SubmissionReference.Derive("other"));
        for (var i = 0; i < 12; i++)
        {
            await history.AppendAsync(
                SaferPlan,
                Entry($"line {i}") with
                {
                    By = i % 2 == 0 ? "Ann" : "Bryn",
                    Act = i % 3 == 0 ? "decide" : "setTheme",
                    Submission = i < 6 ? one : other,
                    Subject = i % 4 == 0 ? "Concern / ŵ" : null,
                },
                Token
            );
        }

        var all = new HistoryQuery { Consultation = SaferPlan };
        Assert.Equal([10, 8, 6, 4, 2, 0], await SaidAsync(history, all with { By = "Ann" }));
        Assert.Equal([9, 6, 3, 0], await SaidAsync(history, all with { Act = "decide" }));
        Assert.Equal([5, 4, 3, 2, 1, 0], await SaidAsync(history, all with { Submission = one, Take = 4 }));
        Assert.Equal([8, 4, 0], await SaidAsync(history, all with { Subject = "Concern / ŵ", Take = 2 }));
        Assert.Equal([8], await SaidAsync(history, all with { Subject = "Concern / ŵ", Submission = other }));
        Assert.Equal([6, 0], await SaidAsync(history, all with { By = "Ann", Act = "decide", Take = 1 }));
        Assert.Equal(Enumerable.Range(0, 12).Reverse(), await SaidAsync(history, all with { Take = 5 }));
    }

    [Fact]
    public async Task EraseWords_OfAResponse_LeavesItsLinesAndTheChain()
    {
        var history = await BuildHistoryAsync();
        var (erased, kept) = (SubmissionReference.Derive("erased"), SubmissionReference.Derive("kept"));
        await history.AppendAsync(SaferPlan, Entry("what she said") with { Submission = erased }, Token);
        await history.AppendAsync(SaferPlan, Entry("what he said") with { Submission = kept }, Token);

        await history.EraseWordsAsync(SaferPlan, erased, Token);

        var lines = await AllAsync(history);
        Assert.Equal([null, "what he said"], lines.Select(line => line.Words?.After));
        Assert.Equal(erased, lines[0].Submission);
        Assert.Null((await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token)).Problem);
    }

    [Fact]
    public async Task Continue_GoesOnWithAChainKeptElsewhere_AndWithNoOther()
    {
        var history = await BuildHistoryAsync();
        for (var i = 0; i < 5; i++)
            await history.AppendAsync(OtherPlan, Entry($"line {i}") with { Subject = "Concern" }, Token);
        var lines = new List<HistoryLine>();
        await foreach (var line in history.ReadAsync(OtherPlan, Token))
            lines.Add(line);

        Assert.False(await history.ContinueAsync(SaferPlan, lines[1..], Token));
        Assert.True(await history.ContinueAsync(SaferPlan, lines[..2], Token));
        Assert.False(await history.ContinueAsync(SaferPlan, lines[..2], Token));
        Assert.True(await history.ContinueAsync(SaferPlan, lines[2..], Token));
        await history.AppendAsync(SaferPlan, Entry("line 5"), Token);

        Assert.Equal(lines.Select(line => line.Hash), (await AllAsync(history)).Take(5).Select(line => line.Hash));
        Assert.Equal(6, (await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token)).Lines);
        Assert.Null((await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token)).Problem);
        Assert.Equal([4, 3, 2, 1, 0], await SaidAsync(history, new HistoryQuery { Consultation = SaferPlan, Subject = "Concern" }));
    }

    [Fact]
    public async Task List_OfNothing_IsEmpty()
    {
        var history = await BuildHistoryAsync();

        var page = await history.ListAsync(new HistoryQuery { Consultation = SaferPlan }, Token);

        Assert.Empty(page.Lines);
        Assert.Null(page.Next);
        Assert.Equal(
            new VerifyHistory.Outcome(0, HistoryLine.Beginning, null),
            await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token)
        );
    }

    private static HistoryEntry Entry(string said) =>
        new()
        {
            Id = Guid.NewGuid().ToString("N"),
            By = "Ann",
            At = Samples.Noon,
            Act = "addNote",
            Submission = SubmissionReference.Derive("any"),
            Point = 1,
            After = said,
        };

    private static async Task<List<HistoryLine>> AllAsync(IHistory history)
    {
        var lines = new List<HistoryLine>();
        await foreach (var line in history.ReadAsync(SaferPlan, Token))
            lines.Add(line);
        return lines;
    }

    private static async Task<IReadOnlyList<int>> SaidAsync(IHistory history, HistoryQuery query)
    {
        var said = new List<int>();
        for (var before = (long?)null; ; )
        {
            var page = await history.ListAsync(query with { Before = before }, Token);
            Assert.InRange(page.Lines.Count, 0, query.Take);
            said.AddRange(
                page.Lines.Select(line =>
                    int.Parse(line.Words!.After!["line ".Length..], System.Globalization.CultureInfo.InvariantCulture)
                )
            );
            if (page.Next is null)
                return said;
            before = page.Next;
        }
    }
}
