using System.IO.Compression;
using ConsultationIntake.Exports;
using ConsultationIntake.Publishing.Sheets;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>Every .csv that leaves, read as RFC 4180 has it.</summary>
public sealed class StrictCsvTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_InAnAnswer_BreakNoRow()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(
            new
            {
                respondent = new { name = "Zebedee Quixote", organisation = "Quixote Windmills" },
                answers = new[]
                {
                    new { question = "else", text = "The lanes are dark\nand the park is loud\n\nMore lamps please" },
                    new { question = "asb", text = "He said \"no\", twice.\nThe gates stay open" },
                },
            }
        );
        await host.DrainAsync();

        var files = await FilesAsync(host);

        Assert.True(files.Count >= 4 * ExportTables.Names.Count, string.Join(", ", files.Keys));
        foreach (var (name, file) in files)
            Read(name, file);
        var responses = StrictCsv.Read(files["responses.csv"]);
        Assert.Equal(2, responses.Count);
        Assert.Contains("The lanes are dark\nand the park is loud\n\nMore lamps please", responses[1]);
        Assert.Equal(responses[1], StrictCsv.Read(files["tables/responses.csv"])[1]);
    }

    [Theory]
    [InlineData("one\ntwo")]
    [InlineData("one\rtwo")]
    [InlineData("one\r\ntwo")]
    [InlineData("one,two")]
    [InlineData("one \"two\"")]
    [InlineData("\"")]
    [InlineData("one\ttwo")]
    [InlineData("one\n")]
    [InlineData(" one ")]
    public async Task Field_ComesBackAsItWas(string field)
    {
        var table = new ExportTable(
            "fields",
            "Fields",
            [new("first", "The field"), new("second", "The next")],
            new[] { (IReadOnlyList<ExportValue>)[ExportValue.Of(field), ExportValue.Of("next")] }.ToAsyncEnumerable()
        );
        using var file = new MemoryStream();

        await CsvSheets.WriteAsync(table, file, Token);

        Assert.Equal([field, "next"], StrictCsv.Read(file.ToArray())[1]);
    }

    private static List<List<string>> Read(string name, byte[] file)
    {
        try
        {
            return StrictCsv.Read(file);
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{name}: {problem.Message}", problem);
        }
    }

    /// <summary>By name: those of the export page, their codebooks, and those of the evidence pack.</summary>
    private static async Task<Dictionary<string, byte[]>> FilesAsync(LocalHostUnderTest host)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var name in ExportTables.Names.SelectMany(table => new[] { $"{table}.csv", $"{table}-codebook.csv" }))
            files[name] = await host.Client.GetByteArrayAsync($"{Staff}/export/{name}", Token);
        await using var zip = new ZipArchive(await host.Client.GetStreamAsync($"{Staff}/export/evidence.zip", Token));
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            await using (var opened = await entry.OpenAsync(Token))
                await opened.CopyToAsync(content, Token);
            files[entry.FullName] = content.ToArray();
        }

        return files;
    }
}
