using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Tests.Mail;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>The host as a process of its own, killed without warning while mail is posted, read and answered.</summary>
public sealed partial class KilledHostMailTests
{
    private const int Mails = 24;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task KillMinus9_TwiceBeforeTheMailServerAnswers_LeavesTheThanksToStaff()
    {
        using var folder = new TemporaryFolder();
        var (isSilent, asked) = (true, 0);
        await using var sink = new ScriptedSmtp
        {
            SaysNothingTo = recipient =>
            {
                if (!IsGroup(recipient) || !Volatile.Read(ref isSilent))
                    return false;
                Interlocked.Increment(ref asked);
                return true;
            },
        };
        using var host = HostBeside(sink, folder);
        await host.StartAsync();
        await PostUntilKeptAsync(host.Client, 0, []);

        await Patience.UntilAsync(() => Volatile.Read(ref asked) == 1, "The first try");
        await host.KillAsync();
        await host.StartAsync();
        await Patience.UntilAsync(() => Volatile.Read(ref asked) == 2, "The second try");
        await host.KillAsync();
        Volatile.Write(ref isSilent, false);
        await host.StartAsync();

        await Patience.UntilAsync(async () => await PressSendAgainAsync(host.Client) == 1, "A line for staff");
        await Patience.UntilAsync(() => Thanked(sink) is [1], "The thanks");
        Assert.Equal(0, await PressSendAgainAsync(host.Client));
    }

    [Fact]
    public async Task KillMinus9_WhileMailIsReceivedReadAndThanked_LeavesOneSubmissionAndOneOrTwoThanksEach()
    {
        using var folder = new TemporaryFolder();
        await using var sink = new ScriptedSmtp();
        using var host = HostBeside(sink, folder);
        var kept = new ConcurrentDictionary<int, bool>();
        // Each is a moment with mail in another state: just kept, being read, being thanked.
        Func<bool>[] moments =
        [
            () => !kept.IsEmpty,
            () => Thanked(sink).Count >= 3,
            () => kept.Count >= Mails / 2,
            () => Thanked(sink).Count >= Mails / 2,
        ];
        await host.StartAsync();

        var posting = Task.WhenAll(Enumerable.Range(0, Mails).Select(i => PostUntilKeptAsync(host.Client, i, kept)));
        foreach (var isNow in moments)
        {
            await Patience.UntilAsync(isNow);
            await host.KillAsync();
            await host.StartAsync();
        }

        await posting;
        // What was cut off twice before the mail server had it is not tried a third time by itself: an officer says so.
        var pressed = 0;
        await Patience.UntilAsync(async () =>
        {
            pressed += await PressSendAgainAsync(host.Client);
            return Thanked(sink).Count == Mails && await IsQuietAsync(host.Client);
        });

        var (mail, account) = (await MailAsync(host.Client, "mail"), await JsonAsync(host.Client, "account"));
        int Count(string state) => mail.GetProperty(state).GetInt32();
        Assert.Equal((Mails, Mails), (Count("submissions"), account.GetProperty("tagged").GetInt32()));
        Assert.Equal(Count("messages"), Count("submissions") + Count("duplicates"));
        Assert.All(Thanked(sink), count => Assert.InRange(count, 1, pressed == 0 ? 2 : 3));
        Assert.InRange(Thanked(sink).Count(count => count == 3), 0, pressed);
    }

    private static HostProcess HostBeside(ScriptedSmtp sink, TemporaryFolder folder) =>
        new(
            folder.Path,
            "--Smtp:Host",
            "127.0.0.1",
            "--Smtp:Port",
            sink.Port.ToString(CultureInfo.InvariantCulture),
            "--Smtp:Tls",
            "false",
            "--LocalHost:RetrySeconds",
            "0"
        );

    /// <summary>As an officer does at the outbox, for each mail that stands there.</summary>
    /// <returns>How many stood there.</returns>
    private static async Task<int> PressSendAgainAsync(HttpClient client)
    {
        var token = TestContext.Current.CancellationToken;
        var outbox = await client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/outbox", token);
        var buttons = Retry().Matches(outbox);
        foreach (Match button in buttons)
        {
            using var form = new FormUrlEncodedContent([]);
            using var answer = await client.PostAsync(button.Groups[1].Value, form, token);
            answer.EnsureSuccessStatusCode();
        }

        return buttons.Count;
    }

    [GeneratedRegex("action=\"([^\"]+/retry)\"")]
    private static partial Regex Retry();

    /// <summary>How often each group was thanked. The office's digests, which may fall due meanwhile, are no thanks.</summary>
    private static List<int> Thanked(ScriptedSmtp sink) => [.. sink.Received.Where(mail => IsGroup(mail.Key)).Select(mail => mail.Value)];

    private static bool IsGroup(string address) => address.Contains("@group", StringComparison.Ordinal);

    /// <summary>As SendGrid does: until the answer is 200.</summary>
    private static async Task PostUntilKeptAsync(HttpClient client, int i, ConcurrentDictionary<int, bool> kept)
    {
        var token = TestContext.Current.CancellationToken;
        var body = new SendGridPost
        {
            From = $"Group {i} <office@group{i}.example>",
            EnvelopeFrom = $"office@group{i}.example",
            Dkim = $"{{@group{i}.example : pass}}",
            MessageId = $"letter@group{i}.example",
            Text = $"We are group {i}. There should be more visible patrols in ward {i} at night.",
        }.ToBytes();
        // Spread out, so that some are being thanked while others come in.
        await Task.Delay(TimeSpan.FromMilliseconds(60 * i), TimeProvider.System, token);
        while (true)
        {
            try
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(SendGridPost.ContentType);
                using var response = await client.PostAsync("/inbound/email", content, token);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    kept[i] = true;
                    return;
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException && !token.IsCancellationRequested)
            {
                // The host was killed: the same mail is posted again.
            }

            await Task.Delay(BetweenTries, TimeProvider.System, token);
        }
    }

    private static async Task<bool> IsQuietAsync(HttpClient client) =>
        (await MailAsync(client, "mail")).GetProperty("waiting").GetInt32() == 0
        && (await MailAsync(client, "unrouted")).GetProperty("messages").GetInt32() == 0
        && (await JsonAsync(client, "account")).GetProperty("waiting").GetInt32() == 0;

    private static async Task<JsonElement> MailAsync(HttpClient client, string whose) =>
        (await JsonAsync(client, "inbox")).GetProperty(whose);

    private static async Task<JsonElement> JsonAsync(HttpClient client, string what) =>
        await client.GetFromJsonAsync<JsonElement>(
            $"/api/consultations/{LocalHostUnderTest.Slug}/{what}",
            TestContext.Current.CancellationToken
        );
}
