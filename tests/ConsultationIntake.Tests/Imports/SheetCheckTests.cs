using ConsultationIntake.Contracts;
using ConsultationIntake.Imports;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Tests.Imports;

/// <summary>What columns are taken for by their headings, and what their cells say.</summary>
public sealed class SheetCheckTests
{
    [Theory]
    [InlineData("What is the first part of your postcode?", "Area", "wm3 4ab", DraftFields.Area, "WM3")]
    [InlineData("Beth yw rhan gyntaf eich cod post?", "Area", "CF10", DraftFields.Area, "CF10")]
    [InlineData("Have you been a victim of crime in the last 12 months?", "Victim", "Yes", DraftFields.Victim, "yes")]
    [InlineData("Ydych chi wedi dioddef trosedd yn ystod y 12 mis diwethaf?", "Victim", "Ydw", DraftFields.Victim, "yes")]
    [InlineData("Victim of crime", "Victim", "Prefer not to say", DraftFields.Victim, "prefer-not-to-say")]
    [InlineData(
        "Are you answering for yourself or for an organisation?",
        "AnswersFor",
        "An organisation",
        DraftFields.Capacity,
        "organisation"
    )]
    [InlineData("Ydych chi'n ateb drosoch eich hun neu dros sefydliad?", "AnswersFor", "Drosof fy hun", DraftFields.Capacity, "myself")]
    [InlineData("Would you like a reply?", "Reply", "no", DraftFields.Reply, "no")]
    [InlineData("Hoffech chi gael ateb?", "Reply", "Hoffwn", DraftFields.Reply, "yes")]
    public void Column_IsToldByItsHeading_AndItsCellsByWhatTheySay(string heading, string use, string cell, string field, string fact)
    {
        var (columns, rows) = Read($"{heading}|views", $"{cell}|Dark.");

        Assert.Equal(use, columns[0]);
        Assert.Equal(fact, Assert.Single(rows).Command!.Facts[field]);
        Assert.Empty(rows[0].Mistakes);
    }

    [Fact]
    public void Area_ThatIsADistrictsName_IsNoPostcode() =>
        Assert.NotEqual(nameof(ColumnUse.Area), Read("Area|views", "Northtown and the hills|Dark.").Columns[0]);

    [Fact]
    public void WhatSaysNothingOfTheKind_IsNamed()
    {
        var (_, rows) = Read("Victim of crime|Postcode|views", "Once, long ago|CF10|Dark.", "no|CF11|Lit.", "yes|CF1O2|Wet.");

        Assert.Equal(
            ["“Once, long ago” is not yes, no or prefer not to say", "“CF1O2” is no postcode, nor the first half of one"],
            rows.SelectMany(row => row.Mistakes).Select(mistake => mistake.Message)
        );
    }

    [Fact]
    public void RespondentId_ThatStandsTwice_IsNamed_AndAColumnOfRepeatsIsNone()
    {
        var (columns, _) = Read("Token|views", "7|Dark.", "7|Lit.");
        var (_, rows) = Read(["RespondentId", "question:views"], "Token|views", "7|Dark.", "8|", "7|Lit.");

        Assert.Equal(nameof(ColumnUse.LeaveOut), columns[0]);
        Assert.StartsWith(
            "“7” stands in row 2 as well",
            Assert.Single(rows.SelectMany(row => row.Mistakes)).Message,
            StringComparison.Ordinal
        );
    }

    private static (IReadOnlyList<string> Columns, IReadOnlyList<CheckedRow> Rows) Read(params string[] rows)
    {
        var proposed = ColumnMatching.Propose(Samples.Consultation(), SheetOf(rows), new Dictionary<string, string>());
        return Read([.. proposed.Select(target => target.ToString())], rows);
    }

    private static (IReadOnlyList<string> Columns, IReadOnlyList<CheckedRow> Rows) Read(IReadOnlyList<string> columns, params string[] rows)
    {
        var import = new SheetImport
        {
            Id = "sheet",
            FileName = "a.csv",
            Hash = "0123",
            Blob = "a",
            State = ImportState.Draft,
            Columns = columns,
            ReceivedOn = new DateOnly(2026, 11, 10),
            Language = "en",
            By = "An officer",
            At = Samples.Noon,
        };
        return (columns, [.. new SheetCheck(Samples.Consultation(), import, SheetOf(rows), Samples.Noon, erased: []).Rows()]);
    }

    private static Sheet SheetOf(string[] rows) =>
        new(
            [.. rows.Select((row, i) => new SheetRow(i + 1, [.. row.Split('|').Select(text => new SheetCell(SheetCellKind.Text, text))]))],
            OtherSheets: []
        );
}
