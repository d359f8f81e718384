using System.IO.Compression;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Replies;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>The evidence pack, taken apart again.</summary>
public sealed class PackTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pack_HoldsWhatItsIndexAndItsHashesSay()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(
            new { answers = new[] { new { question = "asb", text = "Noisy gangs gather in the park every night." } } }
        );
        await host.DrainAsync();
        await host.SendDueDigestsAsync();
        var id = (await host.JsonAsync($"{Api}/points?words=gangs")).GetProperty("points")[0].GetProperty("id").GetString();
        using var read = await host.Client.PostAsJsonAsync($"{Api}/points/{id}/actions", new { action = new { @do = "markRead" } }, Token);
        Assert.True(read.IsSuccessStatusCode);
        var reply = new ReplyDelivery
        {
            Id = "westmere-city-council",
            State = ReplyState.Sent,
            By = "ann",
            At = host.Clock.GetUtcNow(),
        };
        Assert.True(await host.Get<IOfficeRecords>().SaveAsync(host.Consultation.Slug, reply, entry: null, Token));

        var files = Read(await host.Client.GetByteArrayAsync($"{Staff}/export/evidence.zip", Token));
        var index = Encoding.UTF8.GetString(files["index.html"]);
        var hashes = Encoding
            .UTF8.GetString(files["SHA256SUMS.txt"])
            .TrimEnd()
            .Split('\n')
            .Select(line => line.Split("  "))
            .ToDictionary(pair => pair[1], pair => pair[0]);

        Assert.Equal(
            files.Keys.Where(name => name != "SHA256SUMS.txt").Order(StringComparer.Ordinal),
            hashes.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(hashes, hash => Assert.Equal(hash.Value, Convert.ToHexStringLower(SHA256.HashData(files[hash.Key]))));
        Assert.All(
            files.Keys.Where(name => name is not ("index.html" or "SHA256SUMS.txt")),
            name => Assert.Contains($"href=\"{name}\"", index, StringComparison.Ordinal)
        );
        foreach (var question in new[] { "still open", "told enough", "have time", "considered" })
            Assert.Contains(question, index, StringComparison.Ordinal);
        var last = (await host.JsonAsync($"{Api}/history/verify")).GetProperty("lastHash").GetString()!;
        Assert.Contains(last, index, StringComparison.Ordinal);
        // The file proves itself, and shows where anything of it was changed; who took the pack is its last line.
        var proved = await HistoryFile.VerifyAsync(new MemoryStream(files["history.jsonl"]), Token);
        Assert.Equal((last, null, 0), (proved.LastHash, proved.Problem, proved.Linked));
        var forged = Encoding.UTF8.GetString(files["history.jsonl"]).Replace("markRead", "decide", StringComparison.Ordinal);
        var caught = await HistoryFile.VerifyAsync(new MemoryStream(Encoding.UTF8.GetBytes(forged)), Token);
        Assert.EndsWith("was changed", caught.Problem, StringComparison.Ordinal);
        Assert.Contains("evidence.zip", Encoding.UTF8.GetString(files["history.jsonl"]), StringComparison.Ordinal);
        Assert.Contains("1 received = 1 tagged", index.Replace("&#x2B;", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        // Read by somebody who opened no page, as a program does.
        Assert.Contains("staff at this machine</th><td>1</td>", index, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody has marked", index, StringComparison.Ordinal);
        Assert.Contains("markRead", Encoding.UTF8.GetString(files["tables/history.csv"]), StringComparison.Ordinal);
        var told = JsonSerializer.Deserialize<JsonElement>(files["replies.json"])[0];
        Assert.Equal((reply.Id, "Sent"), (told.GetProperty("to").GetString(), told.GetProperty("state").GetString()));
        var digest = JsonSerializer.Deserialize<JsonElement>(files["digests.json"])[0];
        Assert.Equal(1, digest.GetProperty("figures").GetProperty("received").GetInt64());
        Assert.NotEqual(0, digest.GetProperty("copies").GetProperty("Sent").GetInt64());
        // The figures are those of the README, without what leads out of the archive.
        var method = Encoding.UTF8.GetString(files["method.md"]);
        Assert.Contains("F1 0.", method, StringComparison.Ordinal);
        Assert.Contains("safeguarding flag found", method, StringComparison.Ordinal);
        Assert.DoesNotContain("docs/adr", method, StringComparison.Ordinal);
        WordText.Read(files["report.docx"]);
        WordText.Read(files["report.cy.docx"], "cy-GB");
        var panel = Assert.Single(Workbook.Read(files["panel.cy.xlsx"]).Sheets);
        Assert.Equal(["Grŵp", "Pwynt", "Pwy", "Beth a wnaed", "Ateb", "Adran o'r cynllun", "Cyfeirnod"], panel.Value[0]);
        Assert.NotEmpty(Workbook.Read(files["panel.xlsx"]).Table("Panel"));
    }

    private static Dictionary<string, byte[]> Read(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return archive.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var content = entry.Open();
                using var copy = new MemoryStream();
                content.CopyTo(copy);
                return copy.ToArray();
            }
        );
    }
}
