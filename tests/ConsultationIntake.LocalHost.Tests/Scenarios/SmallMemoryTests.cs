using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>
/// The host and the processes it starts with 512 MB of memory, to which the kernel holds them as it does a container or a service, and 64
/// clients that mean ill: it goes on, takes in all that those send who mean well, and never runs out of memory, which would be a 500 or the
/// end of it. How long they wait is said and not asserted: a machine may do other things. <c>HOSTILE_ROUNDS</c> makes it longer.
/// </summary>
public sealed class SmallMemoryTests
{
    private const int Hostile = 64;
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}/submissions";
    private const string Form = $"/{LocalHostUnderTest.Slug}";
    private const string Inbound = "/inbound/email";
    private const string FormType = "application/x-www-form-urlencoded";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Category", "Long")]
    public async Task HalfAGigabyte_And64HostileClients_AnswersTheHonestAndEndsNever()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("HOSTILE_ROUNDS"), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : 100;
        using var folder = new TemporaryFolder();
        await using var memory = KernelMemory.TryMake(512L << 20);
        Assert.SkipWhen(memory is null, KernelMemory.WhatItTakes);
        using var host = new HostProcess(folder.Path) { Memory = memory };
        await host.StartAsync();
        var received = new Received(
            await ReceivedAsync(host, Mail(Base64(Pdf), number: -1)),
            await ReceivedAsync(host, Mail(Base64(Drawing), number: -2)),
            await ReceivedAsync(host, Mail(Encoding.ASCII.GetString(Long)))
        );
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (hostile, answered, failed, drawn) = (0, 0, 0, 0);
        var attacks = Enumerable
            .Range(0, Hostile)
            .Select(client =>
                Task.Run(
                    async () =>
                    {
                        for (var i = client; !end.IsCancellationRequested; i++)
                        {
                            try
                            {
                                using var attack = Attack(i, received);
                                using var response = await host.Client.SendAsync(attack, end.Token);
                                Interlocked.Increment(ref answered);
                                if (response.Content.Headers.ContentType?.MediaType == "image/svg+xml")
                                    Interlocked.Increment(ref drawn);
                                if (response.StatusCode == HttpStatusCode.InternalServerError)
                                    Interlocked.Increment(ref failed);
                            }
                            catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
                            {
                                // Cut off, as it deserves.
                            }

                            Interlocked.Increment(ref hostile);
                        }
                    },
                    Token
                )
            )
            .ToList();
        await Patience.UntilAsync(() => hostile > Hostile, "The attack");

        var (waits, references) = (new List<TimeSpan>(), new HashSet<string>());
        for (var i = 0; i < rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var honest = await host.Client.PostAsJsonAsync(
                Api,
                new { answers = new[] { new { question = "else", text = $"Honest letter {i}: the lanes are dark." } } },
                Token
            );
            waits.Add(Stopwatch.GetElapsedTime(began));
            Assert.Equal(HttpStatusCode.Created, honest.StatusCode);
            references.Add((await honest.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("reference").GetString()!);
        }

        await end.CancelAsync();
        await Task.WhenAll(attacks);
        using var health = await host.Client.GetAsync("/healthz", Token);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(rounds, references.Count);
        foreach (var reference in references)
        {
            using var kept = await host.Client.GetAsync($"{Api}/{reference}", Token);
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        }

        Assert.Equal(0, failed);
        Assert.True(answered > Hostile / 2, $"Only {answered} of {hostile} hostile ones were answered: nothing was held against it.");
        Assert.True(drawn > 0, "No page was drawn or said that it could not be.");
        waits.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rounds} honest posts among {hostile} hostile ones ({answered} answered, {drawn} with a page of a PDF): "
                    + $"median {waits[rounds / 2].TotalMilliseconds:0} ms, "
                    + $"95 of 100 within {waits[rounds * 95 / 100].TotalMilliseconds:0} ms, longest {waits[^1].TotalMilliseconds:0} ms; "
                    + $"of the host {PeakMegabytes(host)} MB resident at most; "
                    + $"{memory.MostBytes >> 20} MB of it and of what it starts that are no file's; {memory.Kills} processes killed"
            )
        );
    }

    private static string PeakMegabytes(HostProcess host) =>
        File.ReadLines($"/proc/{host.Id}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ')[^2]
            is var kilobytes
            ? (long.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024).ToString(CultureInfo.InvariantCulture)
            : "";

    /// <summary>
    /// Mails that are there, by id: a PDF whose page is words without end, one whose page is lines without end, and a long one.
    /// </summary>
    private sealed record Received(string Pdf, string Drawing, string Long);

    private static async Task<string> ReceivedAsync(HostProcess host, MultipartFormDataContent mail)
    {
        using (mail)
        {
            using var response = await host.Client.PostAsync(Inbound, mail, Token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("message").GetString()!;
        }
    }

    private const int Kinds = 17;

    private static HttpRequestMessage Attack(int i, Received received)
    {
        var asked = (i % Kinds) switch
        {
            13 => $"{received.Pdf}/file/drawn?name=a.pdf&page=1",
            14 => $"{received.Drawing}/file/drawn?name=a.pdf&page=1",
            15 => $"{received.Drawing}/file?name=a.pdf",
            16 => $"{received.Long}/original",
            _ => null,
        };
        if (asked is not null)
            return new HttpRequestMessage(HttpMethod.Get, $"/staff/{LocalHostUnderTest.Slug}/inbox/{asked}");
        (string Path, HttpContent Content) attack = (i % Kinds) switch
        {
            0 => (Api, Json($"{{\"answers\":[{string.Join(',', Enumerable.Repeat("{}", 300_000))}]}}")),
            1 => (Api, Json(new string('[', 1_000_000))),
            2 => (
                Api,
                Json($"{{\"answers\":[{{\"question\":\"else\",\"text\":\"{string.Concat(Enumerable.Repeat("x\\n", 300_000))}\"}}]}}")
            ),
            3 => (Api, Json(Letters(i % 5 == 0 ? 200 : 10))),
            4 => (Api, new SlowContent()),
            5 => (Form, new FormUrlEncodedContent(Enumerable.Range(0, 20_000).Select(field => KeyValuePair.Create($"f{field}", "x")))),
            6 => (Form, new StringContent($"q-else={new string('x', 3_000_000)}", Encoding.ASCII, FormType)),
            7 => (Form, new StringContent($"q-else={string.Concat(Enumerable.Repeat("%22", 600_000))}", Encoding.ASCII, FormType)),
            8 => (
                Form,
                new MultipartFormDataContent { { new ByteArrayContent(Bomb), "files", "a.docx" }, { new StringContent("x"), "q-else" } }
            ),
            9 => (
                Form,
                new MultipartFormDataContent { { new ByteArrayContent(Long), "files", "a.txt" }, { new StringContent("x"), "q-else" } }
            ),
            10 => (Inbound, Mail(Encoding.ASCII.GetString(Long))),
            11 => (Inbound, Mail($"UEsDBA{Convert.ToBase64String(Bomb)}")),
            _ => (Inbound, Mail(Base64(Pdf), i)),
        };
        return new HttpRequestMessage(HttpMethod.Post, attack.Path) { Content = attack.Content };
    }

    /// <summary>As many answers as a letter may have, each as long as it may be.</summary>
    private static string Letters(int answers) =>
        $"{{\"answers\":[{string.Join(',', Enumerable.Repeat($"{{\"question\":\"else\",\"text\":\"{Sentences}\"}}", answers))}]}}";

    private static string Sentences { get; } = string.Concat(Enumerable.Repeat("The lanes are dark at night and nobody comes. ", 2_150));

    private static MultipartFormDataContent Mail(string words, int? number = null) =>
        new()
        {
            {
                new StringContent(
                    "From: a@b.example\r\nTo: plan@consult.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
                        + (
                            number is null
                                ? "Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=a.docx\r\n"
                                : $"Message-ID: <{number}@b.example>\r\nContent-Type: application/pdf; name=a.pdf\r\n"
                        )
                        + $"Content-Transfer-Encoding: base64\r\n\r\n{words}\r\n"
                ),
                "email"
            },
        };

    /// <summary>A megabyte at once, and then a little every second.</summary>
    private sealed class SlowContent : HttpContent
    {
        private const int AtOnce = 1_000_000;

        public SlowContent() => Headers.ContentType = new("application/json");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[AtOnce], Token);
            for (var i = 0; i < 20; i++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, Token);
                await stream.WriteAsync(new byte[2_000], Token);
                await stream.FlushAsync(Token);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 40 * AtOnce;
            return true;
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static byte[] Long { get; } = [.. Enumerable.Range(0, 24_000_000).Select(i => (byte)(i % 76 == 75 ? '\n' : 'a'))];

    private static byte[] Bomb { get; } = MakeBomb();

    private static string Base64(byte[] file) => Convert.ToBase64String(file, Base64FormattingOptions.InsertLineBreaks);

    /// <summary>One page whose words are 300 KB and become 200 MB.</summary>
    private static byte[] Pdf { get; } = MakePdf("BT /F 9 Tf (A view) Tj ET\n");

    /// <summary>One page of millions of lines.</summary>
    private static byte[] Drawing { get; } = MakePdf("0 0 m 9 9 l 600 1 500 2 400 3 c S\n");

    private static byte[] MakePdf(string words)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var line = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(words, 40_000)));
            for (var i = 0; i < 200; i++)
                zlib.Write(line);
        }

        return
        [
            .. Encoding.ASCII.GetBytes(
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                    + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
                    + "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                    + $"4 0 obj<</Filter/FlateDecode/Length {packed.Length}>>stream\n"
            ),
            .. packed.ToArray(),
            .. "\nendstream endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF"u8,
        ];
    }

    private static byte[] MakeBomb()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml").Open();
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
                entry.Write(block);
        }

        return bytes.ToArray();
    }
}
