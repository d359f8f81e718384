namespace ConsultationIntake.Documents.Tests;

public sealed class SheetTests
{
    private const string Formats = """
        <styleSheet><numFmts>
        <numFmt numFmtId="164" formatCode="&quot;£&quot;#,##0.00"/>
        <numFmt numFmtId="165" formatCode="[$£-809]#,##0;[Red]-[$£-809]#,##0"/>
        <numFmt numFmtId="166" formatCode="dd/mm/yyyy\\ hh:mm"/>
        <numFmt numFmtId="167" formatCode="0.0&quot; h&quot;"/>
        <numFmt numFmtId="168" formatCode="# ?/?"/>
        </numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>
        <xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>
        <xf numFmtId="20"/><xf numFmtId="46"/><xf numFmtId="167"/><xf numFmtId="168"/>
        </cellXfs></styleSheet>
        """;

    [Theory]
    [InlineData("""<c><v>36</v></c>""", "36")]
    [InlineData("""<c s="0"><v>0.30000000000000004</v></c>""", "0.3")]
    [InlineData("""<c s="1"><v>46400</v></c>""", "13 January 2027")]
    [InlineData("""<c s="2"><v>0.425</v></c>""", "43%")]
    [InlineData("""<c s="3"><v>1250</v></c>""", "£1,250.00")]
    [InlineData("""<c s="4"><v>-1250</v></c>""", "-£1,250")]
    [InlineData("""<c s="5"><v>46400.5</v></c>""", "13 January 2027 12:00")]
    [InlineData("""<c s="6"><v>0.75</v></c>""", "18:00")]
    [InlineData("""<c s="7"><v>1.5</v></c>""", "36:00:00")]
    [InlineData("""<c s="8"><v>7.25</v></c>""", "7.3 h")]
    [InlineData("""<c s="9"><v>0.5</v></c>""", "0.5")]
    [InlineData("""<c s="99"><v>7</v></c>""", "7")]
    [InlineData("""<c s="1"><v>1e300</v></c>""", "1E+300")]
    [InlineData("""<c t="b"><v>1</v></c>""", "TRUE")]
    [InlineData("""<c t="e"><v>#REF!</v></c>""", "#REF!")]
    public void Cell_OfANumber_IsReadAsItIsShown(string cell, string shown)
    {
        var text = Reading.File("a.xlsx", Sheet($"<row>{cell}<c t=\"str\"><v>More patrols.</v></c></row>"));

        Assert.Equal($"{shown}\n\nMore patrols.", text.Value);
        Assert.Equal([0, 1], text.Blocks.Select(block => block.Cell!.Column));
        Assert.Empty(text.Marks);
    }

    [Fact]
    public void Cell_WithoutAValue_IsNone() =>
        Assert.Equal(
            "Words",
            Reading.File("a.xlsx", Sheet("<row><c t=\"b\"></c><c/><c><v/></c><c t=\"str\"><v>Words</v></c></row>")).Value
        );

    private static byte[] Sheet(string rows) =>
        Samples.Zip(
            ("xl/workbook.xml", "<w xmlns:r=\"r\"><sheet r:id=\"a\"/></w>"),
            (
                "xl/_rels/workbook.xml.rels",
                "<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
                    + "<Relationship Id=\"b\" Type=\"x/styles\" Target=\"f.xml\"/></R>"
            ),
            ("xl/f.xml", $"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>{Formats}"),
            ("xl/s.xml", $"<s>{rows}</s>")
        );
}
