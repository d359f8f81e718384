using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Contracts;
using ConsultationIntake.Exports;
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
    public void Subject_IsHeldByItsDigest_AndALineOfAnOlderVersionByItself()
    {
        var line = Line(0, HistoryLine.Beginning, "one", subject: "ann@example.com");
        var older = JsonSerializer.Deserialize<HistoryLine>(WrittenByAnOlderVersion)!;

        Assert.Null(line.ProblemAfter(0, HistoryLine.Beginning));
        Assert.Equal("line 1 was changed", (line with { Subject = "bryn@example.com" }).ProblemAfter(0, HistoryLine.Beginning));
        Assert.Equal("line 1 was changed", (line with { SubjectHash = null, SubjectSalt = null }).ProblemAfter(0, HistoryLine.Beginning));
        Assert.NotEqual(line.SubjectHash, Line(0, HistoryLine.Beginning, "one", subject: "ann@example.com").SubjectHash);
        Assert.Null(older.ProblemAfter(0, HistoryLine.Beginning));
        Assert.Equal("line 1 was changed", (older with { Subject = "another" }).ProblemAfter(0, HistoryLine.Beginning));
    }

    [Fact]
    public async Task File_WithTheSubjectTakenOut_ProvesEachLine_AndOneOfAnOlderVersionByTheLineBehindIt()
    {
        var first = Line(0, HistoryLine.Beginning, "one", subject: "ann@example.com");
        var second = Line(1, first.Hash, "two", subject: "ann@example.com");
        var older = JsonSerializer.Deserialize<HistoryLine>(WrittenByAnOlderVersion)!;
        var behind = Line(1, older.Hash, "two");

        var whole = await VerifyAsync(first, second);
        var changed = await VerifyAsync(first, second with { By = "Bryn" });
        var cut = await VerifyAsync(second);
        var mixed = await VerifyAsync(older with { Subject = "[email]" }, behind);

        Assert.Equal((2, second.Hash, 0, null), (whole.Lines, whole.LastHash, whole.Linked, whole.Problem));
        Assert.Equal((1, "line 2 was changed"), (changed.Lines, changed.Problem));
        Assert.Equal("line 1 is missing", cut.Problem);
        Assert.Equal((2, 1, null), (mixed.Lines, mixed.Linked, mixed.Problem));
    }

    /// <summary>As the table of the history has lines.</summary>
    private static async Task<HistoryFile.Outcome> VerifyAsync(params HistoryLine[] lines)
    {
        var columns = OfficeTables.HistoryColumns(Samples.Consultation()).Where(column => !column.IsPersonal).ToList();
        var json = lines.Select(line =>
            JsonSerializer.Serialize(
                columns.ToDictionary(
                    column => column.Name,
                    column =>
                        column.Read(line) is { Number: { } number } ? (object)number
                        : column.Read(line).ToString() is { Length: > 0 } text ? text
                        : null!
                )
            )
        );
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', json)));
        return await HistoryFile.VerifyAsync(file, TestContext.Current.CancellationToken);
    }

    /// <summary>Its hash was worked out before subjects had digests.</summary>
    private static string WrittenByAnOlderVersion =>
        JsonSerializer.Serialize(
            new
            {
                Number = 1,
                Id = "one",
                By = "Ann",
                At = Samples.Noon,
                Act = "settleSender",
                Subject = "ann@example.com",
                WordsHash = "00",
                Previous = "",
                Hash = Convert.ToHexStringLower(
                    SHA256.HashData(
                        JsonSerializer.SerializeToUtf8Bytes(
                            new[]
                            {
                                "1",
                                "one",
                                "Ann",
                                Samples.Noon.UtcTicks.ToString(CultureInfo.InvariantCulture),
                                "settleSender",
                                null,
                                null,
                                "ann@example.com",
                                "00",
                                "",
                            }
                        )
                    )
                ),
            }
        );

    [Fact]
    public void TheSameWords_HaveAnotherHashInEveryLine() =>
        Assert.NotEqual(First.WordsHash, Line(0, HistoryLine.Beginning, "one").WordsHash);

    private static HistoryLine Line(long number, string hash, string said, string? subject = null) =>
        HistoryLine.After(
            number,
            hash,
            new HistoryEntry
            {
                Id = said,
                By = "Ann",
                At = Samples.Noon,
                Act = "addNote",
                Subject = subject,
                After = said,
            }
        );
}
