using System.Net;
using System.Text;
using ConsultationIntake.Exports;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>Formulas planted wherever somebody else's words come from: no file that leaves the house runs one.</summary>
public sealed class PlantedFormulaTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    private static readonly string[] Formulas =
    [
        "=HYPERLINK(\"http://evil.example\";\"noise in the park\")",
        "+cmd|' /C calc'!A0 and the park is dark",
        "-2+3 patrols at night, please",
        "@SUM(1+1) of the noise at the bus station",
        "\t=1+1 noise after a tab",
        "\r=1+1 noise after a return",
        "＝1+1 noise in wide letters",
        "\u200b=1+1 noise after what nobody sees",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Formulas_InEveryTable_AreTextAndNothingElse()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var references = new List<string>();
        foreach (var formula in Formulas)
            references.Add(
                await host.AcceptedAsync(
                    new
                    {
                        respondent = new { name = formula, organisation = formula },
                        answers = new[] { new { question = "else", text = formula } },
                    }
                )
            );
        await host.DrainAsync();
        foreach (var formula in Formulas)
            await DoneAsync(host, $"{Staff}/concerns", ("title", formula.Trim()));
        foreach (var reference in references)
            await host.Client.PostAsync(
                $"{Staff}/points/{reference}.1/act",
                new FormUrlEncodedContent([new("do", "note"), new("note", Formulas[0])]),
                Token
            );

        var looked = new Dictionary<string, int>();
        foreach (var table in ExportTables.Names)
        {
            var personal = host.Get<ExportTables>()
                .ColumnsOf(host.Consultation, table)
                .Where(column => column.IsPersonal)
                .Select(column => column.Name)
                .ToList();
            foreach (
                var asked in personal.Count == 0
                    ? new List<string>[] { [] }
                    :
                    [
                        [],
                        personal,
                    ]
            )
            {
                var cells = Csv(await BytesAsync(host, $"{table}.csv", asked));
                looked[$"{table} with {asked.Count} personal columns"] = NonePlantedRuns(cells, table);
                // A workbook says of each cell that it is text: reading it fails where one is a formula.
                Workbook.Read(await BytesAsync(host, $"{table}.xlsx", asked));
            }
        }

        using var panel = await host.Client.GetAsync($"{Staff}/export/panel.xlsx", Token);
        Workbook.Read(await panel.Content.ReadAsByteArrayAsync(Token));
        Assert.True(looked.Values.Sum() > 4 * Formulas.Length, string.Join('\n', looked));
    }

    /// <returns>How many cells hold something planted.</returns>
    private static int NonePlantedRuns(List<string> cells, string file)
    {
        foreach (var cell in cells.Where(cell => cell.Length > 0))
            Assert.False(
                "=+-@\t\r\n＝＋－＠".Contains(cell[..1], StringComparison.Ordinal)
                    && !double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _),
                $"{file}: {cell}"
            );
        return cells.Count(cell => cell.Contains("noise", StringComparison.Ordinal) || cell.Contains("1+1", StringComparison.Ordinal));
    }

    private static List<string> Csv(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file).TrimStart('\ufeff');
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        return cells;
    }

    private static async Task<byte[]> BytesAsync(LocalHostUnderTest host, string file, List<string> personal)
    {
        var path = $"{Staff}/export/{file}";
        using var response =
            personal.Count == 0
                ? await host.Client.GetAsync(path, Token)
                : await host.Client.PostAsync(
                    path,
                    new FormUrlEncodedContent([
                        new("reason", "=1+1"),
                        .. personal.Select(column => KeyValuePair.Create("personal", column)),
                    ]),
                    Token
                );
        Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
        return await response.Content.ReadAsByteArrayAsync(Token);
    }

    private static async Task DoneAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        using var response = await host.Client.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );
        Assert.Equal((path, HttpStatusCode.Found), (path, response.StatusCode));
    }
}
