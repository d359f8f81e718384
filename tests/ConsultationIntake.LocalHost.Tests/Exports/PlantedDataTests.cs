using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>Personal data of many kinds is planted in responses, then looked for in every file and page that leaves the office.</summary>
public sealed partial class PlantedDataTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    /// <summary>What is planted, by what it is.</summary>
    private static readonly (string Kind, string Needle, string Sentence)[] Planted =
    [
        ("the sender's name", "Quixote", "I am Zebedee Quixote and the lanes near the station are dark at night."),
        ("somebody else's name", "Margaret Thompson", "My neighbour Margaret Thompson will not go out because of the noise in the park."),
        ("an email address", "zeb.private@quixote.example", "Write to zeb.private@quixote.example about the police patrols."),
        ("a mobile number", "07700 900123", "Ring me on 07700 900123 because the anti-social behaviour is at its worst on Fridays."),
        ("a telephone number", "01632 960001", "Nobody answers when I ring from 01632 960001 about the police."),
        ("a postcode", "LS6 4QT", "Patrols never come to LS6 4QT in the evening."),
        ("a street address", "27 Larkspur Avenue", "At 27 Larkspur Avenue we hear shouting every night and the police do not come."),
        ("a vehicle's registration", "YK51 XYZ", "The car YK51 XYZ races through the estate and nobody stops it."),
        ("an NHS number", "943 476 5919", "My NHS number is 943 476 5919 and the hospital told the police nothing."),
        ("a National Insurance number", "AB 12 34 56 C", "My National Insurance number is AB 12 34 56 C and the form asked for it twice."),
    ];

    private static readonly (string Kind, string Needle)[] Elsewhere =
    [
        ("the sender's email address", "zeb@windmill.example"),
        ("a private person's organisation", "Sancho Stables"),
        ("a signature", "Zebedee"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoOutput_HoldsWhatWasPlanted()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new
            {
                respondent = new
                {
                    name = "Zebedee Quixote",
                    email = "zeb@windmill.example",
                    organisation = "Sancho Stables",
                },
                answers = new[]
                {
                    new
                    {
                        question = "else",
                        text = $"Dear Commissioner,\n\n{string.Join("\n\n", Planted.Select(plant => plant.Sentence))}\n\nYours "
                            + "faithfully,\nZebedee Quixote",
                    },
                },
            }
        );
        await host.DrainAsync();
        var stored = (await host.SubmissionAsync(reference)).ToString();

        foreach (var address in Outputs(reference))
        {
            var text = await ReadAsync(host, address);
            foreach (var (kind, needle) in Planted.Select(plant => (plant.Kind, plant.Needle)).Concat(Elsewhere))
            {
                Assert.False(
                    Spaceless(text).Contains(Spaceless(needle), StringComparison.OrdinalIgnoreCase),
                    $"{address} holds {kind}: {needle}"
                );
            }
        }

        // When a digest is due.
        host.Clock.Set(new(2026, 12, 9, 9, 0, 0, TimeSpan.Zero));
        await host.SendDueDigestsAsync();
        var digests = host.Outbox.Where(mail => mail.Mail.Category == "digest").ToList();
        Assert.NotEmpty(digests);
        foreach (var mail in digests)
        {
            var text = mail.Mail.Text + WebUtility.HtmlDecode(mail.Mail.Html);
            Assert.All(Planted, plant => Assert.DoesNotContain(plant.Needle, text, StringComparison.OrdinalIgnoreCase));
        }

        // A test that searches nothing would pass: what was planted is there, and what is kept of it leaves.
        Assert.All(Planted, plant => Assert.Contains(plant.Needle, stored, StringComparison.Ordinal));
        Assert.Contains("Patrols never come to", await ReadAsync(host, $"{Staff}/export/points.csv"), StringComparison.Ordinal);
        Assert.Contains("Patrols never come to", await ReadAsync(host, $"{Staff}/export/panel.docx"), StringComparison.Ordinal);
    }

    /// <summary>Everything that is made to leave the office without being asked for personal data.</summary>
    private static IEnumerable<string> Outputs(string reference) =>
        [
            .. new[] { "points", "responses", "concerns", "decisions", "partners", "history" }.SelectMany(table =>
                new[] { $"{Staff}/export/{table}.xlsx", $"{Staff}/export/{table}.csv" }
            ),
            $"{Staff}/export/panel.docx",
            $"{Staff}/export/panel.docx?by=theme&form=two",
            $"{Staff}/export/panel.xlsx",
            $"{Staff}/report",
            $"{Staff}/export/report.docx",
            $"{Staff}/export/evidence.zip",
            $"{Staff}/replies",
            $"{Staff}/{reference}/reply.docx",
            $"{Staff}/{reference}/letter.docx",
        ];

    /// <summary>The text of a page or a file; of an archive, of all that is in it, archives among that.</summary>
    private static async Task<string> ReadAsync(LocalHostUnderTest host, string address)
    {
        using var answer = await host.Client.GetAsync(address, Token);
        Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        return TextOf(await answer.Content.ReadAsByteArrayAsync(Token));
    }

    private static string TextOf(byte[] file)
    {
        if (file is not [(byte)'P', (byte)'K', ..])
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(file));
        using var archive = new ZipArchive(new MemoryStream(file));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            text.Append(entry.FullName).Append('\n').Append(Tag().Replace(TextOf(copy.ToArray()), " ")).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Words may be cut in two by markup or by a line's end.</summary>
    private static string Spaceless(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
