using System.Text;
using ConsultationIntake.Contracts;
using ConsultationIntake.Contracts.Sheets;
using ConsultationIntake.Documents.Sheets;
using ConsultationIntake.Imports;

namespace ConsultationIntake.Documents.Tests.Sheets;

/// <summary>Sheets as survey tools and Excel write them, and as nobody should.</summary>
public sealed class SheetReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    static SheetReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public async Task Csv_InAnyEncoding_IsRead(string encoding, bool marked)
    {
        var of = Encoding.GetEncoding(encoding);
        byte[] content = [.. marked ? of.GetPreamble() : [], .. of.GetBytes("Name,Answer\nZoë,“It’s” – dark\n")];

        var sheet = await ReadAsync(content);

        Assert.Equal(["Zoë", "“It’s” – dark"], sheet.Rows[1].Cells.Select(cell => cell.Text));
    }

    [Theory]
    [InlineData("a,b\n\"1,5; \"\"so\"\"\nnext\",x\n")]
    [InlineData("a;b\n\"1,5; \"\"so\"\"\nnext\";x\n")]
    [InlineData("a\tb\r\n\"1,5; \"\"so\"\"\nnext\"\tx\r\n")]
    [InlineData("a|b\n\"1,5; \"\"so\"\"\nnext\"|x")]
    public async Task Csv_WhateverDividesTheColumns_IsRead(string text)
    {
        var sheet = await ReadAsync(Encoding.UTF8.GetBytes(text));

        Assert.Equal(["1,5; \"so\"\nnext", "x"], sheet.Rows[1].Cells.Select(cell => cell.Text.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Csv_RowsAreNumberedAsAProgramShowsThem()
    {
        var sheet = await ReadAsync("sep=;\nName;Answer\n\nAnn;\"two\nlines\"\nBryn;x\n"u8.ToArray());

        Assert.Equal([2, 4, 5], sheet.Rows.Select(row => row.Number));
    }

    [Fact]
    public async Task Xlsx_CellsOfEachKind_AreRead()
    {
        var sheet = await ReadAsync(
            SheetFiles.Xlsx(
                """
                <row r="1"><c r="A1" t="inlineStr"><is><t>Answer</t></is></c><c r="B1" t="inlineStr"><is><t>When</t></is></c></row>
                <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" s="1"><v>46358.5</v></c><c r="C3"><v>7</v></c>
                <c r="D3" t="b"><v>1</v></c></row>
                <row r="4"><c r="A4"><f>1+1</f><v>2</v></c><c r="B4" s="2"><v>46358</v></c><c r="C4" t="e"><v>#REF!</v></c></row>
                """,
                shared: "<si><r><t>The lanes </t></r><r><t>are_x000D_ dark</t></r></si>"
            )
        );

        Assert.Equal(
            [
                new SheetCell(SheetCellKind.Text, "The lanes are\r dark"),
                new SheetCell(SheetCellKind.Date, "2026-12-02T12:00:00"),
                new SheetCell(SheetCellKind.Number, "7"),
                new SheetCell(SheetCellKind.Text, "Yes"),
            ],
            sheet.Rows[1].Cells
        );
        Assert.Equal([SheetCellKind.Formula, SheetCellKind.Date, SheetCellKind.Error], sheet.Rows[2].Cells.Select(cell => cell.Kind));
        Assert.Equal([1, 3, 4], sheet.Rows.Select(row => row.Number));
    }

    [Fact]
    public async Task Xlsx_WrittenByLibreOffice_IsRead()
    {
        var content = await LibreOfficeAsync("Name,Received,Answer\nZoë,03/12/2026,The lanes are dark\n");

        var sheet = await ReadAsync(content);

        Assert.Equal("The lanes are dark", sheet.Rows[1].At(2).Text);
        Assert.Equal("Zoë", sheet.Rows[1].At(0).Text);
    }

    public static TheoryData<string, SheetRefusal> Hostile =>
        new()
        {
            { "empty", SheetRefusal.Empty },
            { "headings alone", SheetRefusal.Empty },
            { "pdf", SheetRefusal.NotASheet },
            { "nulls", SheetRefusal.NotASheet },
            { "nested zip", SheetRefusal.NotASheet },
            { "word", SheetRefusal.NotASheet },
            { "half a file", SheetRefusal.Damaged },
            { "entities", SheetRefusal.Damaged },
            { "open quotation mark", SheetRefusal.Damaged },
            { "millions of cells", SheetRefusal.TooManyCells },
            { "too many rows", SheetRefusal.TooManyRows },
            { "too many columns", SheetRefusal.TooManyColumns },
            { "bomb", SheetRefusal.Inflates },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_IsRefusedWithItsReason(string what, SheetRefusal why)
    {
        using var reader = new SheetReader(new TestClock(DateTimeOffset.UnixEpoch));

        var outcome = await reader.ReadAsync(Made(what), Token);

        var refused = Assert.IsType<SheetOutcome.Refused>(outcome);
        Assert.Equal(why, refused.Why);
        if (why is SheetRefusal.TooManyCells or SheetRefusal.TooManyRows or SheetRefusal.TooManyColumns)
            Assert.NotNull(refused.Row);
    }

    private static byte[] Made(string what) =>
        what switch
        {
            "empty" => [],
            "headings alone" => "a,b\n"u8.ToArray(),
            "pdf" => "%PDF-1.7\n"u8.ToArray(),
            "nulls" => "a,b\0\n1,2\n"u8.ToArray(),
            "nested zip" => SheetFiles.Zip(("inner.xlsx", SheetFiles.Xlsx(SheetFiles.Row(1, "a")))),
            "word" => SheetFiles.Zip(("word/document.xml", "<document/>"u8.ToArray())),
            "half a file" => SheetFiles.Xlsx(SheetFiles.Row(1, "a"))[..400],
            "entities" => SheetFiles.Xlsx("<row/>", before: "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>"),
            "open quotation mark" => Encoding.UTF8.GetBytes($"a,b\n1,\"{new string('x', 300_000)}"),
            "millions of cells" => SheetFiles.Xlsx(
                Enumerable.Range(1, (Sheet.MaxCells / 250) + 10).Select(row => $"<row r=\"{row}\">{string.Concat(Cells(row))}</row>")
            ),
            "too many rows" => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", Sheet.MaxRows + 1))),
            "too many columns" => Encoding.UTF8.GetBytes($"{string.Join(',', Enumerable.Repeat("a", 301))}\nb\n"),
            "bomb" => SheetFiles.Xlsx(Enumerable.Repeat($"<row>{new string(' ', 1_000_000)}</row>", 300)),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

    /// <summary>Numbers that differ, as those of no bomb do.</summary>
    private static IEnumerable<string> Cells(int row) =>
        Enumerable.Range(0, 250).Select(column => $"<c><v>{((row * 7919) + (column * 104_729)) % 1_000_003}</v></c>");

    private static async Task<Sheet> ReadAsync(byte[] content)
    {
        using var reader = new SheetReader(new TestClock(DateTimeOffset.UnixEpoch));
        return Assert.IsType<SheetOutcome.Read>(await reader.ReadAsync(content, Token)).Sheet;
    }

    private static async Task<byte[]> LibreOfficeAsync(string csv)
    {
        const string program = "/usr/bin/soffice";
        Assert.SkipUnless(File.Exists(program), "LibreOffice is not installed on this machine.");
        var folder = Directory.CreateTempSubdirectory("sheet-");
        try
        {
            var source = Path.Combine(folder.FullName, "a.csv");
            await File.WriteAllTextAsync(source, csv, Token);
            using var run = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo(
                    program,
                    [
                        $"-env:UserInstallation=file://{folder.FullName}/profile",
                        "--headless",
                        "--infilter=CSV:44,34,76,1",
                        "--convert-to",
                        "xlsx",
                        "--outdir",
                        folder.FullName,
                        source,
                    ]
                )
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            await run.WaitForExitAsync(Token);
            return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "a.xlsx"), Token);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
