using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>Personal data of many kinds is planted in responses, then looked for in every file and page that leaves the office.</summary>
public sealed partial class PlantedDataTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Public = $"/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

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
        ("an email address in words", "zebedee dot q", "Write to zebedee dot q at gmail dot com when the police come to the estate."),
        ("a date of birth", "12 March 1961", "I was born on 12 March 1961 and have never seen so few police here."),
        ("a bank account", "31926819", "The thieves used my account number 31926819 and the police did nothing."),
        ("a payment card", "4111 1111 1111 1111", "They charged 4111 1111 1111 1111 and the police never rang."),
        ("a passport", "533380006", "My passport number is 533380006 and the police asked for it at the door."),
        ("a driving licence", "QUIXO 803126 ZQ 9AB", "My licence is QUIXO 803126 ZQ 9AB and the police stopped me four times."),
        ("a crime's reference", "42/98765/26", "The crime reference number 42/98765/26 was closed and nobody told me why."),
        ("a name on a social network", "@zeb_quixote", "I posted it as @zeb_quixote and the police never answered."),
        ("a flat", "Flat 9b", "Flat 9b is where the dealers meet and the police know it."),
    ];

    /// <summary>
    /// What somebody tells of themselves. It is quoted to nobody; in the tables that staff work with it is what they work with.
    /// </summary>
    private static readonly (string Kind, string Needle, string Sentence)[] OfOneself =
    [
        ("own health", "bipolar", "I have bipolar disorder and the police frightened me with sirens at night."),
        ("own faith", "mosque", "My mosque is attacked every Friday and the police do not patrol there."),
        ("own orientation", "lesbian", "As a lesbian I am shouted at on the bus and the police laugh about it."),
        ("own origin", "Romanian", "I am Romanian and the police stop me every week for nothing."),
    ];

    private static readonly (string Kind, string Needle)[] Elsewhere =
    [
        ("the sender's email address", "zeb@windmill.example"),
        ("a private person's organisation", "Sancho Stables"),
        ("a signature", "Zebedee"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NothingPublished_HoldsWhatWasPlanted()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await PlantAsync(host);
        // Staff take what the machine proposes, and put nothing right by hand.
        await PostAsync(host, $"{Staff}/publishable/consent", ("reference", reference), ("answer", "Anonymous"), ("given", "ByMail"));
        var proposal = await ReadAsync(host, $"{Staff}/publishable/{reference}");
        var spans = SpanOf().Matches(proposal).Select(match => ("span", match.Groups[1].Value));
        await PostAsync(host, $"{Staff}/publishable/{reference}", [.. spans, ("do", "publish")]);
        await PostAsync(host, $"{Staff}/publishable/publish", ("sure", "yes"));
        await ConcernAsync(host);
        await PostAsync(host, $"{Staff}/outcome/publish", ("sure", "yes"));
        host.Clock.Set(new(2026, 12, 9, 9, 0, 0, TimeSpan.Zero));
        await host.SendDueDigestsAsync();

        var outputs = new List<(string Address, string Text)>();
        foreach (
            var address in new[]
            {
                $"{Public}/responses",
                $"{Public}/responses?lang=cy",
                $"{Public}/responses.xlsx",
                $"{Api}/responses",
                $"{Public}/outcome",
                $"{Public}/outcome?lang=cy",
                $"{Public}/outcome.atom",
                $"{Api}/outcome",
                $"{Staff}/report",
                $"{Api}/report",
                $"{Staff}/export/report.docx",
                $"{Staff}/export/report.docx?in=cy",
            }
        )
            outputs.Add((address, await ReadAsync(host, address)));
        outputs.AddRange(
            host.Outbox.Select(mail => (mail.Mail.Category, mail.Mail.Text + Tag().Replace(WebUtility.HtmlDecode(mail.Mail.Html), " ")))
        );

        Assert.Contains(outputs, output => output.Address == "digest");
        foreach (var (address, text) in outputs)
        {
            foreach (var (kind, needle) in Needles(Planted).Concat(Needles(OfOneself)).Concat(Elsewhere))
            {
                Assert.False(
                    Spaceless(text).Contains(Spaceless(needle), StringComparison.OrdinalIgnoreCase),
                    $"{address} holds {kind}: {needle}"
                );
            }
        }

        // A test that searches nothing would pass.
        Assert.Contains("Patrols never come to", outputs[0].Text, StringComparison.Ordinal);
        Assert.Contains("Patrols never come to", outputs[2].Text, StringComparison.Ordinal);
        Assert.Contains("Two more officers patrol the park.", outputs[6].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoOutput_HoldsWhatWasPlanted()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await PlantAsync(host);
        var stored = (await host.SubmissionAsync(reference)).ToString();
        await PlantByTheOfficeAsync(host, reference);

        foreach (var address in Outputs(reference))
        {
            var text = await ReadAsync(host, address);
            foreach (var (kind, needle) in Needles(Planted).Concat(Elsewhere))
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

        // With what the digests said.
        var pack = await ReadAsync(host, $"{Staff}/export/evidence.zip");
        Assert.Contains("This is the first digest.", pack, StringComparison.Ordinal);
        foreach (var (kind, needle) in Needles(Planted).Concat(Elsewhere))
            Assert.False(
                Spaceless(pack).Contains(Spaceless(needle), StringComparison.OrdinalIgnoreCase),
                $"The pack holds {kind}: {needle}"
            );

        // A test that searches nothing would pass: what was planted is there, and what is kept of it leaves.
        Assert.All(Planted, plant => Assert.Contains(plant.Needle, stored, StringComparison.Ordinal));
        Assert.Contains("Patrols never come to", await ReadAsync(host, $"{Staff}/export/points.csv"), StringComparison.Ordinal);
        Assert.Contains("Patrols never come to", await ReadAsync(host, $"{Staff}/export/panel.docx"), StringComparison.Ordinal);
    }

    private static async Task<string> PlantAsync(LocalHostUnderTest host)
    {
        var sentences = string.Join("\n\n", Planted.Concat(OfOneself).Select(plant => plant.Sentence));
        var reference = await host.AcceptedAsync(
            new
            {
                respondent = new
                {
                    name = "Zebedee Quixote",
                    email = "zeb@windmill.example",
                    organisation = "Sancho Stables",
                    capacity = "myself",
                },
                answers = new[]
                {
                    new { question = "else", text = $"Dear Commissioner,\n\n{sentences}\n\nYours faithfully,\nZebedee Quixote" },
                },
            }
        );
        await host.DrainAsync();
        return reference;
    }

    /// <summary>An officer writes of people too: in a concern's title, an answer, a reason, and why a point is none.</summary>
    private static async Task PlantByTheOfficeAsync(LocalHostUnderTest host, string reference)
    {
        const string words = "Margaret Thompson was rung on 07700 900123 and written to at zeb.private@quixote.example";
        using var made = await host.Client.PostAsJsonAsync(
            $"{Api}/concerns",
            new
            {
                title = "What Margaret Thompson (07700 900123) says of the park",
                disposition = new
                {
                    outcome = "changed-the-plan",
                    answer = words,
                    answerWelsh = words,
                    reason = words,
                    isAgreed = true,
                },
            },
            Token
        );
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("concern").GetProperty("id").GetString();
        var count = (await host.JsonAsync($"{Api}/points?words=patrols")).GetProperty("count").GetInt64();
        using var grouped = await host.Client.PostAsJsonAsync($"{Api}/concerns/{id}/points?words=patrols", new { expected = count }, Token);
        Assert.Equal(HttpStatusCode.OK, grouped.StatusCode);
        using var removed = await host.Client.PostAsJsonAsync(
            $"{Api}/points/{reference}.1/actions",
            new { action = new { @do = "remove", reason = words } },
            Token
        );
        Assert.True(removed.IsSuccessStatusCode, await removed.Content.ReadAsStringAsync(Token));
    }

    /// <summary>Points in one concern with an answer, so that there is something to publish.</summary>
    private static async Task ConcernAsync(LocalHostUnderTest host)
    {
        using var made = await host.Client.PostAsJsonAsync(
            $"{Api}/concerns",
            new
            {
                title = "Gangs in the park",
                disposition = new
                {
                    outcome = "changed-the-plan",
                    answer = "Two more officers patrol the park.",
                    isAgreed = true,
                },
            },
            Token
        );
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("concern").GetProperty("id").GetString();
        var count = (await host.JsonAsync($"{Api}/points?words=police")).GetProperty("count").GetInt64();
        using var grouped = await host.Client.PostAsJsonAsync($"{Api}/concerns/{id}/points?words=police", new { expected = count }, Token);
        Assert.Equal(HttpStatusCode.OK, grouped.StatusCode);
    }

    private static async Task PostAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        using var response = await host.Client.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );
        Assert.Equal((path, HttpStatusCode.Found), (path, response.StatusCode));
    }

    private static IEnumerable<(string Kind, string Needle)> Needles((string Kind, string Needle, string Sentence)[] planted) =>
        planted.Select(plant => (plant.Kind, plant.Needle));

    /// <summary>Everything that is made to leave the office without being asked for personal data.</summary>
    private static IEnumerable<string> Outputs(string reference) =>
        [
            .. new[] { "points", "responses", "concerns", "decisions", "partners", "history" }.SelectMany(table =>
                new[] { "xlsx", "csv", "jsonl" }.Select(format => $"{Staff}/export/{table}.{format}")
            ),
            $"{Staff}/export/panel.docx",
            $"{Staff}/export/panel.docx?by=theme&form=two",
            $"{Staff}/export/panel.docx?in=cy",
            $"{Staff}/export/panel.xlsx",
            $"{Staff}/export/panel.xlsx?by=section&in=cy",
            $"{Staff}/report",
            $"{Api}/report",
            $"{Staff}/export/report.docx?in=cy",
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

    [GeneratedRegex("name=\"span\" value=\"([^\"]+)\"")]
    private static partial Regex SpanOf();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
