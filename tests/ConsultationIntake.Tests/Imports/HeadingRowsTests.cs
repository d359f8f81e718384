using ConsultationIntake.Imports;

namespace ConsultationIntake.Tests.Imports;

/// <summary>A second row of headings is no response, and a response is no heading.</summary>
public sealed class HeadingRowsTests
{
    [Fact]
    public void WhatASurveyToolWroteBelowItsQuestions_IsRead_WithTheHeadings() =>
        Assert.Equal(2, Rows("Respondent ID|What matters?|Name", "|Open-Ended Response|Response", "1|More police|Ann", "2|Fewer cars|Bob"));

    /// <summary>As an office writes down what kind of thing each is.</summary>
    [Fact]
    public void AResponse_WhoseKindIsSaidToBeResponse_IsOne() =>
        Assert.Equal(
            1,
            Rows("Name|Type|What matters?", "Ann|Response|More police", "Bob|Petition|Fewer cars", "Cai|response|Light the lanes")
        );

    private static int Rows(params string[] rows) =>
        ColumnMatching.HeadingRowsOf(
            new Sheet([.. rows.Select((row, i) => new SheetRow(i + 1, [.. row.Split('|').Select(Cell)]))], OtherSheets: [])
        );

    private static SheetCell Cell(string text) =>
        text.Length == 0 ? SheetCell.Empty : new SheetCell(text.All(char.IsDigit) ? SheetCellKind.Number : SheetCellKind.Text, text);
}
