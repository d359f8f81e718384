using System.Net;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>
/// Strangers who say they are a partner: by every line of a mail that is theirs to write, by the form, as JSON, with another
/// partner's key. What they say is kept as a claim; it takes nothing from the partner and nothing is sent in its name.
/// </summary>
public sealed partial class ForgedPartnerTests
{
    private const string Council = "north-dale-district-council";
    private const string CouncilAddress = "policy@northdale.example";
    private const string Text = "This response was approved by the Cabinet on 24 November 2026. The district wants no patrols.";

    private static readonly SendGridPost Genuine = new() { Text = "There should be more patrols in the market square at night." };

    private static readonly SendGridPost Stranger = new()
    {
        From = "Sam Stranger <sam@elsewhere.example>",
        EnvelopeFrom = "sam@elsewhere.example",
        Dkim = "{@elsewhere.example : pass}",
        Spf = "pass",
        Text = Text,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The tricks, by what they are.</summary>
    private static Dictionary<string, SendGridPost> Mails { get; } =
        new()
        {
            ["Reply-To is the council's"] = Stranger with { Headers = [$"Reply-To: Policy team <{CouncilAddress}>"] },
            ["Sender is the council's"] = Stranger with { Headers = [$"Sender: {CouncilAddress}"] },
            ["Resent-From is the council's"] = Stranger with { Headers = [$"Resent-From: {CouncilAddress}"] },
            ["X-Original-From is the council's"] = Stranger with { Headers = [$"X-Original-From: {CouncilAddress}"] },
            ["X-Forwarded-For is the council's"] = Stranger with { Headers = [$"X-Forwarded-For: {CouncilAddress}"] },
            ["the display name is the council's"] = Stranger with { From = "North Dale District Council <sam@elsewhere.example>" },
            ["From is the council's, unsigned"] = Stranger with { From = CouncilAddress },
            ["From is the council's, signed by a relay"] = Stranger with
            {
                From = CouncilAddress,
                Dkim = "{@elsewhere.example : pass, @sendgrid.net : pass}",
            },
            ["From is the council's, its signature broken"] = Stranger with
            {
                From = CouncilAddress,
                EnvelopeFrom = CouncilAddress,
                Dkim = "{@northdale.example : fail}",
                Spf = "softfail",
            },
            ["From and return path are the council's, SPF neutral"] = Stranger with
            {
                From = CouncilAddress,
                EnvelopeFrom = CouncilAddress,
                Spf = "neutral",
            },
            ["signed by a parent that anybody may use"] = Stranger with { From = CouncilAddress, Dkim = "{@example : pass}" },
            ["the council's address stands first of two in From"] = Stranger with { From = $"{CouncilAddress}, sam@elsewhere.example" },
            ["a typed forwarded message"] = Stranger with
            {
                Subject = "Fwd: Our response",
                Text = $"-----Forwarded message-----\nFrom: <{CouncilAddress}>\nDate: 24 November 2026\nSubject: Our response\n\n{Text}",
            },
            ["an attached message"] = Stranger with
            {
                Text = "See below.",
                Files = [("letter.eml", "message/rfc822", Message($"From: {CouncilAddress}", "Message-ID: <a@northdale.example>"), null)],
            },
            ["a letterhead and a signature"] = Stranger with
            {
                Text = $"North Dale District Council\n\n{Text}\n\nYours sincerely\n\nJo Clerk\nOn behalf of North Dale District Council",
            },
            ["Authentication-Results written by the sender"] = Stranger with
            {
                From = CouncilAddress,
                Headers = ["Authentication-Results: mx.westmere-pcc.example; dkim=pass header.d=northdale.example"],
            },
            ["a return path written by the sender"] = Stranger with
            {
                From = CouncilAddress,
                EnvelopeFrom = null,
                Headers = [$"Return-Path: <{CouncilAddress}>"],
            },
            ["an envelope written into the text"] = Stranger with
            {
                From = CouncilAddress,
                Text =
                    Text + Field("envelope", $$"""{"to":["{{SendGridPost.Inbox}}"],"from":"{{CouncilAddress}}"}""") + Field("SPF", "pass"),
            },
            ["From written into the text"] = Stranger with
            {
                Text = null,
                Html = $"<p>{Text}</p>" + Field("from", CouncilAddress) + Field("dkim", "{@northdale.example : pass}"),
            },
            ["two From lines in a raw mail"] = Stranger with { Raw = Message($"From: {CouncilAddress}", "From: sam@elsewhere.example") },
            ["no From but a Sender in a raw mail"] = Stranger with
            {
                Raw = Message($"Sender: {CouncilAddress}", $"To: {SendGridPost.Inbox}"),
            },
        };

    [Fact]
    public async Task Mail_ThatOnlySaysItIsThePartner_TakesNothingFromIt()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        await Assert.AllAsync(Mails, async trick => await AssertOnlyAClaimAsync(host, trick.Value));
        Assert.Equal("invited", (await CouncilAsync(host)).GetProperty("state").GetString());
        var genuine = await host.SubmissionOfAsync(await host.DeliverAsync(Genuine));
        var again = Mails.Values.Index().Select(trick => trick.Item with { MessageId = $"again-{trick.Index}@elsewhere.example" });
        await Assert.AllAsync(again, async mail => await AssertOnlyAClaimAsync(host, mail));

        Assert.Equal((Council, Standing.Current), (genuine.Partner, genuine.Standing));
        Assert.Equal(genuine.Reference.ToString(), (await CouncilAsync(host)).GetProperty("letter").GetString());
        var thanked = host.Thanks().Select(mail => mail.Mail.To.Email);
        Assert.Equal(
            ["jo.clerk@northdale.example"],
            thanked.Where(address => address.EndsWith("northdale.example", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("policy@northdale.example.elsewhere.example")]
    [InlineData("policy@not-northdale.example")]
    [InlineData("policy@nоrthdale.example")]
    [InlineData("\"policy@northdale.example\" <sam@elsewhere.example>")]
    [InlineData("policy@northdale.example <sam@elsewhere.example>")]
    [InlineData("sam@elsewhere.example, policy@northdale.example")]
    [InlineData("=?utf-8?q?policy=40northdale.example?= <sam@elsewhere.example>")]
    public async Task Mail_FromAnAddressThatLooksLikeThePartners_IsNotThePartner(string from)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var forged = await host.SubmissionOfAsync(await host.DeliverAsync(Stranger with { From = from }));

        Assert.Equal((null, Standing.Current), (forged.Partner, forged.Standing));
    }

    [Theory]
    [InlineData("dkim=pass header.d=elsewhere.example; dmarc=fail header.from=northdale.example", "dkim=pass header.d=northdale.example")]
    [InlineData("spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=northdale.example\"@elsewhere.example; dkim=none", "")]
    [InlineData("spf=pass (of <x; dmarc=pass header.from=northdale.example>) smtp.mailfrom=elsewhere.example; dkim=none", "")]
    [InlineData("spf=pass smtp.mailfrom==?utf-8?q?x=3B_dmarc=3Dpass_header.from=3Dnorthdale.example?=@elsewhere.example", "")]
    [InlineData("dkim=pass header.d=elsewhere.example header.i=@northdale.example", "")]
    [InlineData(null, "")]
    public async Task Mail_PassedOnByTheOffice_IsThePartnersOnlyWhereTheOfficesServerSaysSo(string? stamp, string below)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Inbox:TrustedForwarders:0", "westmere-pcc.example"]);

        var message = await host.DeliverAsync(
            Stranger with
            {
                From = CouncilAddress,
                Dkim = "{@northdale.example : fail}",
                EnvelopeFrom = "consultation+SRS=ab=CD=elsewhere.example=sam@westmere-pcc.example",
                Headers =
                [
                    .. new[] { stamp, below }.Where(line => line is { Length: > 0 }).Select(line => $"Authentication-Results: {line}"),
                ],
            }
        );

        Assert.Null((await host.SubmissionOfAsync(message)).Partner);
        Assert.Equal(AcknowledgementState.SenderNotProven, message.Acknowledgement);
    }

    [Theory]
    [InlineData("{@northdale.example : pass}", "fail", "bounce@relay.example")]
    [InlineData("none", "pass", "bounces@mail.northdale.example")]
    public async Task Mail_WhoseFromIsProven_IsThePartners(string dkim, string spf, string envelope)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(Genuine with { From = CouncilAddress, Dkim = dkim, Spf = spf, EnvelopeFrom = envelope });

        Assert.Equal((Council, AcknowledgementState.Sent), ((await host.SubmissionOfAsync(message)).Partner, message.Acknowledgement));
    }

    [Theory]
    [InlineData("Thank you for the invitation. We will respond before the closing date.", null)]
    [InlineData("I am back on Monday.", "Auto-Submitted: auto-replied")]
    public async Task Mail_ThatOnlySaysItIsThePartner_DoesNotAcknowledgeForIt(string text, string? header)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        await host.DeliverAsync(Stranger with { From = CouncilAddress, Text = text, Headers = header is null ? [] : [header] });

        Assert.Equal("invited", (await CouncilAsync(host)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Mail_CopyOfTheCouncilsLetterSentFirst_DoesNotMakeItADuplicate()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var letter = Genuine with { MessageId = "letter@northdale.example" };

        await host.DeliverAsync(letter with { Dkim = "none", Spf = "fail", EnvelopeFrom = "sam@elsewhere.example" });
        var genuine = await host.DeliverAsync(letter);

        Assert.Equal((MessageState.Submission, Council), (genuine.State, genuine.Partner));
        Assert.Equal(Standing.Current, (await host.SubmissionOfAsync(genuine)).Standing);
    }

    [Fact]
    public async Task Spam_FromAPartnersForgedAddress_IsSpam()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(Stranger with { From = CouncilAddress, SpamScore = "9.1" });

        Assert.Equal((MessageState.SetAside, MessageReason.Spam), (message.State, message.Reason));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        LocalHostUnderTest host,
        string header,
        string secret,
        object body,
        string? idempotencyKey
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/consultations/{LocalHostUnderTest.Slug}/partner-submissions");
        request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        request.Headers.Add(header, secret);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await host.Client.SendAsync(request, Token);
    }

    private static async Task<string> ReferenceOfAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("reference").GetString()!;
    }

    private static async Task AssertOnlyAClaimAsync(LocalHostUnderTest host, SendGridPost mail)
    {
        var forged = await host.SubmissionOfAsync(await host.DeliverAsync(mail));

        Assert.Equal((null, Standing.Current), (forged.Partner, forged.Standing));
        await AssertShownAsAClaimAsync(host, forged.Reference.ToString());
    }

    private static async Task<(string? Partner, string? Standing)> WhoseAsync(LocalHostUnderTest host, string reference)
    {
        var submission = await host.SubmissionAsync(reference);
        return (submission.GetProperty("partner").GetString(), submission.GetProperty("standing").GetString());
    }

    private static async Task AssertClaimAsync(LocalHostUnderTest host, string reference)
    {
        Assert.Equal((null, "current"), await WhoseAsync(host, reference));
        Assert.Equal(Council, (await host.SubmissionAsync(reference)).GetProperty("partnerClaim").GetString());
    }

    /// <summary>Staff read whom it claims to be, never as a fact, and confirm it with one press.</summary>
    private static async Task AssertShownAsAClaimAsync(LocalHostUnderTest host, string reference)
    {
        await AssertClaimAsync(host, reference);
        var desk = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/inbox", Token);
        const string claim = "<bdi>Says it is North Dale District Council</bdi>";
        Assert.Contains($"/{reference}\">{claim}, {reference}</a>", desk, StringComparison.Ordinal);
        var page = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/{reference}", Token);
        Assert.Contains("Says it is North Dale District Council", page, StringComparison.Ordinal);
        Assert.Contains("It is from them", page, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> CouncilAsync(LocalHostUnderTest host) =>
        (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/inbox"))
            .GetProperty("partners")
            .EnumerateArray()
            .Single(line => line.GetProperty("id").GetString() == Council);
}
